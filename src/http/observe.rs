//! What every request gets: an id, a span, a line in the log, and problem details where it fails.

use std::{panic::AssertUnwindSafe, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use tower_http::request_id::{MakeRequestId, MakeRequestUuid};
use tracing::{Instrument, field::Empty};

use crate::{app::App, error::Error, rest::Problem};

/// The header that carries a request's id both ways.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest id that is taken over from a client.
const LONGEST_ID: usize = 128;

/// The id of a request, as its handlers find it.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Answers a request under an id of its own, and says so in the log.
pub async fn observe(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = request_id(&request);
    request.extensions_mut().insert(RequestId(id.clone()));
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let route = route(&request);
    let span = tracing::info_span!(
        "request",
        request.id = %id, method = %method, path, status = Empty, elapsed_ms = Empty, operation = Empty, release = Empty,
        cost = Empty, cached = Empty,
    );
    let started = Instant::now();
    let answered = async {
        let response = finish(answer(request, next).await, &id);
        let status = response.status();
        app.metrics()
            .count_request(&route, name(&method), status.as_u16(), started.elapsed());
        let elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        let span = tracing::Span::current();
        span.record("status", status.as_u16());
        span.record("elapsed_ms", elapsed_ms);
        if is_watched(&path) {
            tracing::debug!("answered {method} {path} with {status}");
        } else {
            tracing::info!("answered {method} {path} with {status}");
        }
        response
    };
    answered.instrument(span).await
}

/// The paths that watchers ask every few seconds.
fn is_watched(path: &str) -> bool {
    matches!(path, "/livez" | "/readyz" | "/metrics")
}

/// The template of the request's path; paths that are no route share a name.
fn route(request: &Request) -> String {
    let matched = request.extensions().get::<MatchedPath>();
    matched.map_or("none", MatchedPath::as_str).to_owned()
}

/// The method's name; those that the service does not know share one.
fn name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

/// Answers; what is asked for its options by no browser's page gets them without further ado.
async fn answer(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let preflight = headers.contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    if request.method() != Method::OPTIONS || preflight {
        let answered = AssertUnwindSafe(next.run(request)).catch_unwind().await;
        return answered.unwrap_or_else(|_| Problem::from(Error::internal("a handler panicked")).into_response());
    }
    let methods = if request.uri().path().ends_with("/graphql") {
        "GET,HEAD,POST,OPTIONS"
    } else {
        "GET,HEAD,OPTIONS"
    };
    (StatusCode::NO_CONTENT, [(header::ALLOW, methods)]).into_response()
}

/// Writes problem details where there is a problem, and the headers that every answer has.
fn finish(mut response: Response, id: &str) -> Response {
    if response.status() == StatusCode::METHOD_NOT_ALLOWED {
        response = refuse_method(response);
    }
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        response = problem.write(response, id);
    }
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert(REQUEST_ID, id);
    }
    response
}

fn refuse_method(mut response: Response) -> Response {
    let detail = "this path does not take the method: use one that the Allow header names";
    let problem = Problem::new(StatusCode::METHOD_NOT_ALLOWED, "BAD_REQUEST", detail);
    response.extensions_mut().insert(problem);
    response
}

/// The id that the client gave, where it can stand in a log; else a new one.
fn request_id(request: &Request) -> String {
    let given = request.headers().get(REQUEST_ID).and_then(|value| value.to_str().ok());
    let plain = |id: &&str| {
        (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"')
    };
    if let Some(id) = given.filter(plain) {
        return id.to_owned();
    }
    let made = MakeRequestUuid.make_request_id(request);
    let made = made
        .as_ref()
        .and_then(|id| id.header_value().to_str().ok().map(str::to_owned));
    made.unwrap_or_default()
}
