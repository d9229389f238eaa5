//! What every request gets: an id, a span, a line in the log, and problem details where it fails.

use std::{
    panic::AssertUnwindSafe,
    time::{Duration, Instant},
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use tower_http::request_id::{MakeRequestId, MakeRequestUuid};
use tracing::{Instrument, Span, field::Empty};

use super::account::{Account, Told};
use demarche_graphql::{Complaint, OperationName};
use demarche_model::error::Error;
use demarche_rest::Problem;

use crate::{
    app::App,
    metrics::{Api, Open, Thing, Transport},
    traces::adopt,
};

/// The header that carries a request's id both ways.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest id that is taken over from a client.
const LONGEST_ID: usize = 128;

/// The longest path that is told, in bytes; what is longer is cut.
const LONGEST_PATH: usize = 256;

/// What stands for the status where the client left before the answer, as other servers have it too.
const LEFT: u16 = 499;

/// The id of a request, as its handlers find it.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// A request that is being answered. However that ends, it is told.
struct Seen {
    app: App,
    span: Span,
    method: &'static str,
    path: String,
    route: String,
    started: Instant,
    status: u16,
    /// What the answer came to, where it said so.
    account: Account,
    _open: Open,
}

/// Answers a request under an id of its own, and says so in the log.
pub async fn observe(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = request_id(&request);
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut seen = Seen::new(app, &request, &id);
    let span = seen.span.clone();
    let answered = async {
        let response = finish(answer(request, next).await, &id);
        seen.answered(response)
    };
    answered.instrument(span).await
}

impl Seen {
    fn new(app: App, request: &Request, id: &str) -> Self {
        let method = name(request.method());
        let path = cut(request.uri().path()).to_owned();
        let route = route(request);
        let span = tracing::info_span!(
            "request",
            request.id = %id, method, path, route, status = Empty, elapsed_ms = Empty, operation.type = Empty,
            operation.name = Empty, operation.fields = Empty, release = Empty, cost = Empty, cached = Empty,
            errors = Empty, codes = Empty, limit = Empty,
        );
        adopt(&span, request.headers());
        Self {
            span,
            method,
            path,
            route,
            started: Instant::now(),
            status: LEFT,
            account: Account::default(),
            _open: app.metrics().open(Thing::Request),
            app,
        }
    }

    /// Takes from the answer what it came to.
    fn answered(&mut self, mut response: Response) -> Response {
        self.status = response.status().as_u16();
        let numbers = self.app.metrics().operations();
        let extensions = response.extensions_mut();
        if let Some(account) = extensions.remove::<Account>() {
            account.count(numbers, Transport::Http);
            self.account = account;
        } else if let Some(complaint) = extensions.remove::<Complaint>() {
            numbers.count_error(Api::Rest, &complaint.code);
            self.account.complaints.push(complaint);
        }
        response
    }
}

impl Drop for Seen {
    fn drop(&mut self) {
        let Self {
            app,
            span,
            method,
            path,
            route,
            started,
            status,
            account,
            ..
        } = self;
        let elapsed = started.elapsed();
        app.metrics().count_request(route, method, *status, elapsed);
        record(span, (*status, elapsed), account);
        span.in_scope(|| match *status {
            LEFT => tracing::info!("the client of {method} {path} left"),
            status if is_watched(path) => tracing::debug!("answered {method} {path} with {status}"),
            status => tracing::info!("answered {method} {path} with {status}"),
        });
    }
}

/// Writes what a request came to into its span, at once: each writing goes through all that is there.
fn record(span: &Span, (status, elapsed): (u16, Duration), account: &Account) {
    let elapsed_ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
    let Told { errors, codes, limit } = Told::of(&account.complaints);
    let cached = account.cached.then_some(true);
    let operation = account.operation_name.as_deref().filter(|_| account.cached);
    tracing::record_all!(
        span,
        status,
        elapsed_ms,
        operation.type = operation.map(OperationName::operation_type),
        operation.name = operation.and_then(|operation| operation.name.as_deref()),
        operation.fields = operation.map(|operation| operation.fields.as_str()),
        cost = account.cost,
        cached,
        errors,
        codes,
        limit,
    );
}

/// The beginning of a path, which may be as long as a client likes.
fn cut(path: &str) -> &str {
    &path[..path.floor_char_boundary(LONGEST_PATH)]
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
        let complaint = Complaint::new(&problem.code, None);
        response = problem.write(response, id);
        response.extensions_mut().insert(complaint);
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
