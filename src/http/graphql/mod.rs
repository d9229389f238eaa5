//! GraphQL over HTTP, as its specification has it: what is taken, what it is answered in, and with which status.

mod accept;
mod question;
mod receive;
mod refused;

use async_graphql::{Response as Answer, http::GraphiQLSource, parser::types::OperationType};
use axum::{
    Extension,
    body::Body,
    extract::{OriginalUri, RawQuery, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use serde_json::{Value, json};

use self::{accept::Media, question::Question, refused::Refused};
use super::observe::RequestId;
use crate::{
    app::App,
    error::Error,
    graphql::{self, guard},
    rest::{Problem, Scope},
};

/// What every request comes with.
struct Asked {
    app: App,
    scope: Scope,
    id: RequestId,
    method: Method,
}

/// Answers an operation in the query string, or shows the explorer to a browser that asks for nothing.
pub async fn get(
    State(app): State<App>,
    Extension(scope): Extension<Scope>,
    Extension(id): Extension<RequestId>,
    OriginalUri(uri): OriginalUri,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let question = Question::of_query_string(&query.unwrap_or_default());
    if question.as_ref().is_ok_and(Question::is_empty) && wants_page(&headers) {
        return Html(GraphiQLSource::build().endpoint(uri.path()).title("Demarche").finish()).into_response();
    }
    let Some(media) = Media::choose(&headers) else {
        return unacceptable();
    };
    let method = Method::GET;
    let asked = Asked { app, scope, id, method };
    match question {
        Ok(question) => asked.answer(question, media).await,
        Err(refused) => refused.write(media),
    }
}

/// Answers an operation in the body.
pub async fn post(
    State(app): State<App>,
    Extension(scope): Extension<Scope>,
    Extension(id): Extension<RequestId>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Some(media) = Media::choose(&parts.headers) else {
        return unacceptable();
    };
    let method = Method::POST;
    let asked = Asked { app, scope, id, method };
    match asked.receive(&parts.headers, body).await {
        Ok(question) => asked.answer(question, media).await,
        Err(refused) => refused.write(media),
    }
}

impl Asked {
    async fn receive(&self, headers: &HeaderMap, body: Body) -> Result<Question, Refused> {
        receive::check_type(headers)?;
        let body = receive::read(headers, body, &self.app.limits().transport).await?;
        Question::of_body(&body)
    }

    async fn answer(self, question: Question, media: Media) -> Response {
        match self.run(question).await {
            Ok(answer) => write(&answer, media),
            Err(refused) => refused.write(media),
        }
    }

    /// Runs the operation in a task of its own.
    async fn run(self, question: Question) -> Result<Answer, Refused> {
        let Self { app, scope, id, method } = self;
        let request = question.request()?;
        if let Err(error @ (Error::NotFound(_) | Error::Withdrawn(_))) = scope.release {
            let problem = Problem::from(error);
            return Err(Refused::new(problem.status, &problem.code, problem.detail));
        }
        if let Some(name) = &request.operation_name {
            tracing::Span::current().record("operation", name.as_str());
        }
        let admitted = match guard::admit(&app, request) {
            Ok(admitted) => admitted,
            Err(refusals) => return Ok(guard::refuse(refusals)),
        };
        if method == Method::GET && admitted.operation == OperationType::Mutation {
            let message = "GET only reads: send a mutation with POST";
            let refused = Refused::new(StatusCode::METHOD_NOT_ALLOWED, "BAD_REQUEST", message);
            return Err(refused.header(header::ALLOW, HeaderValue::from_static("POST")));
        }
        let limit = app.limits().transport.answer;
        let work = async move { graphql::run_admitted(&app, scope.release, admitted).await };
        graphql::apart(limit, work).await.map_err(|error| failed(&error, &id))
    }
}

/// What a request gets whose operation broke down.
fn failed(error: &Error, id: &RequestId) -> Refused {
    let problem = Problem::from(error.clone());
    Refused::new(problem.status, &problem.code, problem.detail).with("requestId", id.0.as_str())
}

/// Writes an answer. One to a request that was refused before execution has no data, not even null; its status says so
/// in the media type that is GraphQL's own.
fn write(answer: &Answer, media: Media) -> Response {
    let refused = !answer.errors.is_empty() && answer.errors.iter().all(|error| error.path.is_empty());
    let mut body = json!(answer);
    let mut status = StatusCode::OK;
    if refused
        && body["data"].is_null()
        && let Value::Object(fields) = &mut body
    {
        fields.shift_remove("data");
        if media == Media::GraphQl {
            status = StatusCode::BAD_REQUEST;
        }
    }
    let mut response = Response::new(Body::from(body.to_string()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, media.content_type());
    if !answer.errors.is_empty() {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

fn unacceptable() -> Response {
    let message = "answers come as application/graphql-response+json or application/json: accept one of them";
    Refused::new(StatusCode::NOT_ACCEPTABLE, "BAD_REQUEST", message).write(Media::Json)
}

/// Whether the client is a browser that would show a page.
fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}
