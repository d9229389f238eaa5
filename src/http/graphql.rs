//! GraphQL over HTTP, for the time being: a transport that keeps the whole specification will take its place.

use async_graphql::{Request, Response as Answer, Variables, http::GraphiQLSource};
use axum::{
    Extension, Json,
    body::Bytes,
    extract::{OriginalUri, RawQuery, State, rejection::BytesRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::{
    app::App,
    error::Error,
    graphql,
    rest::{Problem, Scope},
};

/// Answers an operation in the query string, or shows the explorer to a browser that asks for nothing.
pub async fn get(
    State(app): State<App>,
    Extension(scope): Extension<Scope>,
    OriginalUri(uri): OriginalUri,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let query = query.unwrap_or_default();
    let mut request = Request::new("");
    for (name, value) in form_urlencoded::parse(query.as_bytes()).into_owned() {
        match name.as_str() {
            "query" => request.query = value,
            "operationName" => request.operation_name = Some(value),
            "variables" => match serde_json::from_str(&value) {
                Ok(variables) => request.variables = Variables::from_json(variables),
                Err(_) => return refuse(StatusCode::BAD_REQUEST, "BAD_REQUEST", "`variables` is no JSON object"),
            },
            _ => {}
        }
    }
    if request.query.is_empty() && wants_page(&headers) {
        return Html(GraphiQLSource::build().endpoint(uri.path()).title("Demarche").finish()).into_response();
    }
    answer(&app, scope, request).await
}

/// Answers an operation in the body.
pub async fn post(
    State(app): State<App>,
    Extension(scope): Extension<Scope>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    if !is_json(&headers) {
        let detail = "send the operation as JSON, with content-type application/json";
        return refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "BAD_REQUEST", detail);
    }
    let body = match body {
        Ok(body) => body,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return refuse(
                StatusCode::PAYLOAD_TOO_LARGE,
                "LIMIT_EXCEEDED",
                "the body is larger than 1 MB",
            );
        }
        Err(_) => return refuse(StatusCode::BAD_REQUEST, "BAD_REQUEST", "the body ended too early"),
    };
    match serde_json::from_slice::<Request>(&body) {
        Ok(request) => answer(&app, scope, request).await,
        Err(_) => {
            let detail = "the body is no GraphQL request: expected a JSON object with `query` as text, and perhaps \
                `operationName` and `variables`";
            refuse(StatusCode::BAD_REQUEST, "BAD_REQUEST", detail)
        }
    }
}

async fn answer(app: &App, scope: Scope, request: Request) -> Response {
    if request.query.is_empty() {
        return refuse(
            StatusCode::BAD_REQUEST,
            "BAD_REQUEST",
            "`query` is missing: pass the operation's text",
        );
    }
    if let Err(error @ (Error::NotFound(_) | Error::Withdrawn(_))) = scope.release {
        let problem = Problem::from(error);
        return refuse(problem.status, &problem.code, &problem.detail);
    }
    if let Some(name) = &request.operation_name {
        tracing::Span::current().record("operation", name.as_str());
    }
    let answer = graphql::execute(app, scope.release, request).await;
    write(&answer)
}

/// Writes an answer; one to a request that was refused before execution has no data, not even null.
fn write(answer: &Answer) -> Response {
    let refused = !answer.errors.is_empty() && answer.errors.iter().all(|error| error.path.is_empty());
    let mut body = json!(answer);
    if refused
        && body["data"].is_null()
        && let Value::Object(fields) = &mut body
    {
        fields.shift_remove("data");
    }
    let mut response = Json(body).into_response();
    if !answer.errors.is_empty() {
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// An error in GraphQL's form, for what never becomes an operation.
fn refuse(status: StatusCode, code: &str, message: &str) -> Response {
    let body = json!({ "errors": [{ "message": message, "extensions": { "code": code } }] });
    (status, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

fn is_json(headers: &HeaderMap) -> bool {
    let text = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let media = text.split(';').next().unwrap_or_default().trim();
    media.eq_ignore_ascii_case("application/json")
}

/// Whether the client is a browser that would show a page.
fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}
