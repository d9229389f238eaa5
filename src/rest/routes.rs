//! The handlers of REST: read the question, run its operation, write the answer.

use std::sync::Arc;

use axum::{
    Extension, Router,
    body::Body,
    extract::{OriginalUri, RawPathParams, RawQuery, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use serde_json::{Value, json};

use super::{
    answer::{self, PageFacts},
    cited::{self, Address},
    docs,
    endpoint::{Answer, Endpoint},
    interface::Interface,
    links,
    problem::Problem,
    question::{Question, pairs},
    representation::{Representation, header_value, is_any, is_known, unchanged, validator},
    scope::Scope,
    table,
};
use crate::{
    app::App,
    error::Error,
    graphql::{self, Fault, Operation, selection::Selected},
};

/// A route at work.
#[derive(Clone)]
struct Served {
    app: App,
    endpoints: Arc<[Endpoint]>,
    endpoint: Arc<Endpoint>,
}

/// What a request asks, read.
struct Asked {
    scope: Scope,
    path: String,
    pairs: Vec<(String, String)>,
    question: Question,
    cited: Option<graphql::Question>,
    representation: Representation,
    shown: Vec<Selected>,
}

/// The answer before it is written.
struct Found {
    data: Value,
    page: Option<PageFacts>,
}

/// Makes the routes of REST, without the `/v1` before them.
///
/// # Errors
/// `Internal` where they do not fit the schema.
pub fn routes(app: &App, interface: &Interface) -> Result<Router, Error> {
    let described = docs::routes(interface)?;
    let endpoints: Arc<[Endpoint]> = interface.endpoints.clone().into();
    Ok(interface.endpoints.iter().fold(described, |router, endpoint| {
        let served = Served {
            app: app.clone(),
            endpoints: endpoints.clone(),
            endpoint: Arc::new(endpoint.clone()),
        };
        router.route(&endpoint.path, get(handle).with_state(served))
    }))
}

async fn handle(
    State(served): State<Served>,
    Extension(scope): Extension<Scope>,
    OriginalUri(uri): OriginalUri,
    params: RawPathParams,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let in_path: Vec<&str> = params
        .iter()
        .filter(|(name, _)| *name != "reference")
        .map(|(_, value)| value)
        .collect();
    let pairs = pairs(query.as_deref().unwrap_or_default());
    let path = below(&scope, uri.path());
    let asked = served.ask(scope, (path, &in_path.join("/")), pairs, &headers)?;
    served.answer(asked, &headers).await
}

/// The path without what chooses the release, however that is encoded.
fn below(scope: &Scope, path: &str) -> String {
    match path.splitn(4, '/').nth(3) {
        Some(rest) if !scope.base.is_empty() => format!("/{rest}"),
        Some(_) | None => path.to_owned(),
    }
}

impl Served {
    fn ask(
        &self,
        mut scope: Scope,
        (path, in_path): (String, &str),
        pairs: Vec<(String, String)>,
        headers: &HeaderMap,
    ) -> Result<Asked, Problem> {
        let endpoint = &self.endpoint;
        match &scope.release {
            Err(error @ Error::Unavailable(_)) if endpoint.of_release => return Err(error.clone().into()),
            Err(error @ (Error::NotFound(_) | Error::Withdrawn(_))) => return Err(error.clone().into()),
            Ok(_) | Err(_) => {}
        }
        let question = endpoint.read(&pairs, in_path)?;
        let mut cited = None;
        if endpoint.cites {
            let url = pairs
                .iter()
                .find_map(|(name, url)| (name == cited::URL).then_some(url.as_str()));
            let (of, question) = cited::read(&self.app, &self.endpoints, scope, &Address { url, headers })?;
            (scope, cited) = (of, Some(question));
        }
        let representation = Representation::choose(question.format.as_deref(), headers, endpoint.is_list())?;
        if question.counts() && representation == Representation::Csv {
            return Err(Error::bad_input("`facet` has no place in a table: ask for JSON, or leave it out").into());
        }
        let shown = endpoint.shown(&question);
        Ok(Asked {
            scope,
            path,
            pairs,
            question,
            cited,
            representation,
            shown,
        })
    }

    async fn answer(&self, asked: Asked, headers: &HeaderMap) -> Result<Response, Problem> {
        let tag = self.validator(&asked);
        if let Some(tag) = tag.as_deref().filter(|tag| is_known(headers, tag)) {
            return Ok(unchanged(self.head(&asked, tag, None)));
        }
        let answer = self.run(&asked).await?;
        if let Some(redirect) = self.missing(&asked, &answer)? {
            return Ok(redirect);
        }
        let found = self.shape(answer, &asked);
        let page = found.page.clone();
        let body = write(found, &asked)?;
        let tag = tag.unwrap_or_else(|| validator(&[&String::from_utf8_lossy(&body)]));
        let head = self.head(&asked, &tag, page);
        if is_known(headers, &tag) || is_any(headers) {
            return Ok(unchanged(head));
        }
        Ok((head, Body::from(body)).into_response())
    }

    /// The validator, where the release and the question decide the answer.
    fn validator(&self, asked: &Asked) -> Option<String> {
        if self.endpoint.changes {
            return None;
        }
        let release = asked.scope.release.as_ref().ok();
        let query = links::query(&asked.pairs);
        Some(validator(&[
            release.map_or("", |release| &release.name),
            release.map_or("", |release| &release.sha256),
            &asked.scope.base,
            &asked.path,
            &query,
            env!("CARGO_PKG_VERSION"),
            asked.representation.name(),
        ]))
    }

    /// Runs the operation.
    async fn run(&self, asked: &Asked) -> Result<Value, Problem> {
        tracing::Span::current().record("operation", self.endpoint.field.name.as_str());
        let operation = Operation {
            text: self.endpoint.operation(&asked.question),
            variables: asked.question.variables.clone(),
            cited: asked.cited.clone(),
        };
        let answer = graphql::run(&self.app, asked.scope.release.clone(), operation).await;
        let mut data = answer.map_err(|fault| problem(fault, asked))?;
        Ok(data["answer"].take())
    }

    /// A record that is not there, or is to be found elsewhere.
    fn missing(&self, asked: &Asked, answer: &Value) -> Result<Option<Response>, Problem> {
        let (Some(kind), Some(Value::String(slug))) = (self.endpoint.kind, asked.question.variables.get("id")) else {
            return Ok(None);
        };
        let id = format!("{}/{slug}", kind.prefix());
        let Some(found) = answer.get("id").and_then(Value::as_str) else {
            let release = asked.scope.release.as_ref();
            let release = release.map_or("the release", |release| &release.name);
            return Err(Error::not_found(format!("no record of {release} has the id {id}")).into());
        };
        if found == id {
            return Ok(None);
        }
        let slug = found.split_once('/').map_or(found, |(_, slug)| slug);
        let query = links::with_mark(&asked.pairs);
        let target = format!("{}/v1/{}/{slug}{query}", asked.scope.base, kind.plural());
        let cache = self.caching(asked);
        let headers = [
            (header::LOCATION, header_value(&target)),
            (header::CACHE_CONTROL, cache),
        ];
        Ok(Some((StatusCode::PERMANENT_REDIRECT, headers).into_response()))
    }

    fn shape(&self, answer: Value, asked: &Asked) -> Found {
        if self.endpoint.answer == Answer::Page {
            let (data, page) = answer::page(answer, &asked.shown);
            return Found { data, page: Some(page) };
        }
        let data = answer::shape(answer, &asked.shown);
        let page = data.as_array().map(|items| PageFacts {
            total: json!(items.len()),
            ..PageFacts::default()
        });
        Found { data, page }
    }

    /// The headers of an answer.
    fn head(&self, asked: &Asked, tag: &str, page: Option<PageFacts>) -> HeaderMap {
        let mut head = HeaderMap::from_iter([
            (header::CONTENT_TYPE, asked.representation.content_type()),
            (header::ETAG, header_value(tag)),
            (header::CACHE_CONTROL, self.caching(asked)),
            (header::VARY, HeaderValue::from_static("accept")),
        ]);
        let links = page.map(|page| asked.links(&page)).unwrap_or_default();
        for (relation, target) in [("next", links.next), ("prev", links.previous)] {
            if let Some(target) = target {
                head.append(header::LINK, header_value(&format!("<{target}>; rel=\"{relation}\"")));
            }
        }
        head
    }

    fn caching(&self, asked: &Asked) -> HeaderValue {
        let frozen = asked.scope.pinned && !self.endpoint.changes;
        HeaderValue::from_static(if frozen { "public, max-age=86400" } else { "no-cache" })
    }
}

impl Asked {
    /// Where the pages around this one are: pinned to the release, so that a walk stays on it.
    fn links(&self, page: &PageFacts) -> links::Links {
        let base = match &self.scope.release {
            Ok(release) => format!("/datasets/{}", release.name),
            Err(_) => self.scope.base.clone(),
        };
        links::Links::of(&format!("{base}{}", self.path), &self.pairs, page)
    }
}

/// What went wrong in the operation, in the terms of REST.
fn problem(fault: Fault, asked: &Asked) -> Problem {
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
fn write(found: Found, asked: &Asked) -> Result<Vec<u8>, Problem> {
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
