//! What a request asks, and how its answer is written.

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use super::{
    answer::PageFacts,
    condition::{is_any, is_known, unchanged},
    links,
    problem::Problem,
    question::Question,
    representation::Representation,
    scope::Scope,
    table,
};
use crate::{
    cache::Finished,
    error::Error,
    graphql::{self, Fault, selection::Selected},
};

/// What a request asks, read.
pub struct Asked {
    pub scope: Scope,
    pub path: String,
    pub pairs: Vec<(String, String)>,
    pub question: Question,
    pub cited: Option<graphql::Question>,
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
        title: _,
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
    let mut body = json!({ "data": found.data });
    if let Some(page) = found.page {
        let links = asked.links(&page);
        body["page"] = json!({ "next": links.next, "previous": links.previous, "total": page.total });
        for (name, fact) in [("undated", page.undated), ("truncated", page.truncated)] {
            if let Some(fact) = fact {
                body["page"][name] = fact;
            }
        }
        if let Some(facets) = page.facets {
            body["facets"] = facets;
        }
    }
    Ok(serde_json::to_vec(&body).map_err(Error::internal)?)
}
