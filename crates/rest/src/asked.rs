//! What a request asks, and how its answer is written.

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::Value;

use super::{
    answer::PageFacts, links, problem::Problem, question::Question, representation::Representation, scope::Scope, table,
};
use demarche_answers::{
    Finished,
    condition::{is_any, is_known, unchanged},
};
use demarche_graphql::{self, Fault, selection::Selected};
use demarche_model::error::Error;

/// What a request asks, read.
pub struct Asked {
    pub scope: Scope,
    pub path: String,
    pub pairs: Vec<(String, String)>,
    pub question: Question,
    pub cited: Option<demarche_graphql::Question>,
    pub representation: Representation,
    pub shown: Vec<Selected>,
}

/// What a question gets in place of an answer.
#[derive(Debug)]
pub enum Other {
    /// The record has another id: the headers that say which.
    Elsewhere(HeaderMap),
    /// What went wrong.
    Problem(Box<Problem>),
}

/// The answer before it is written.
pub struct Shaped {
    pub data: Value,
    pub page: Option<PageFacts>,
}

/// The body of an answer in JSON.
#[derive(Serialize)]
struct Content {
    data: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<Page>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facets: Option<Value>,
}

/// Where in a list an answer stands.
#[derive(Serialize)]
struct Page {
    next: Option<String>,
    previous: Option<String>,
    total: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    undated: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    truncated: Option<Value>,
}

impl Asked {
    /// Where the pages around this one are: pinned to the release, so that a walk stays on it.
    pub fn links(&self, page: &PageFacts) -> links::Links {
        let base = match &self.scope.release {
            Ok(release) => format!("/datasets/{}", release.name),
            Err(_) => self.scope.base.clone(),
        };
        links::Links::of(&format!("{base}{}", self.path), &self.pairs, page)
    }
}

impl<P: Into<Problem>> From<P> for Other {
    fn from(problem: P) -> Self {
        Self::Problem(Box::new(problem.into()))
    }
}

/// The answer as its client gets it.
pub fn written(answer: &Finished, headers: &HeaderMap) -> Response {
    let Finished {
        head,
        body,
        operation_name: _,
        cost: _,
    } = answer;
    let tag = head.get(header::ETAG).and_then(|tag| tag.to_str().ok());
    if is_any(headers) || tag.is_some_and(|tag| is_known(headers, tag)) {
        return unchanged(head.clone());
    }
    (head.clone(), Body::from(body.clone())).into_response()
}

/// The answer that sends a client elsewhere.
pub fn elsewhere(head: HeaderMap) -> Response {
    (StatusCode::PERMANENT_REDIRECT, head).into_response()
}

/// What went wrong in the operation, in the terms of REST.
pub fn problem(fault: Fault, asked: &Asked) -> Problem {
    let Fault {
        code,
        message,
        elsewhere,
    } = fault;
    let mut problem = Problem::coded(&code, message);
    if let Some((release, graphql_path)) = elsewhere {
        let path = format!("/datasets/{release}{}{}", asked.path, links::with_mark(&asked.pairs));
        problem.detail = problem.detail.replace(&graphql_path, &path);
        (problem.release, problem.path) = (Some(release), Some(path));
    }
    problem
}

/// Writes the answer in its form.
pub fn write(found: Shaped, asked: &Asked) -> Result<Vec<u8>, Problem> {
    if asked.representation == Representation::Csv {
        return Ok(table::write(&found.data, &asked.shown)?);
    }
    let Shaped { data, page } = found;
    let (page, facets) = match page {
        Some(page) => {
            let links = asked.links(&page);
            let PageFacts {
                total,
                undated,
                truncated,
                facets,
                before: _,
                after: _,
            } = page;
            let page = Page {
                next: links.next,
                previous: links.previous,
                total,
                undated,
                truncated,
            };
            (Some(page), facets)
        }
        None => (None, None),
    };
    let content = Content { data, page, facets };
    Ok(serde_json::to_vec(&content).map_err(Error::internal)?)
}
