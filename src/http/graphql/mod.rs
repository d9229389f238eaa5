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

pub use self::{accept::Media, question::Question, refused::Refused};
use super::{guest::Guest, observe::RequestId, socket::setting, sse};
use crate::{
    app::App,
    error::Error,
    graphql::{self, Course, guard},
    rest::{Problem, Scope, problem::RETRY_AFTER},
};

/// What every request comes with.
struct Asked {
    app: App,
    scope: Scope,
    id: RequestId,
    guest: Guest,
    method: Method,
}

/// Answers an operation in the query string, or shows the explorer to a browser that asks for nothing.
pub async fn get(
    State(app): State<App>,
    Extension(scope): Extension<Scope>,
    Extension(id): Extension<RequestId>,
    Extension(guest): Extension<Guest>,
    OriginalUri(uri): OriginalUri,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let question = Question::of_query_string(&query.unwrap_or_default());
    if question.as_ref().is_ok_and(Question::is_empty) && wants_page(&headers) {
        return explorer(uri.path());
    }
    let Some(media) = Media::choose(&headers) else {
        return unacceptable();
    };
    let method = Method::GET;
    let asked = Asked {
        app,
        scope,
        id,
        guest,
        method,
    };
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
    Extension(guest): Extension<Guest>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let Some(media) = Media::choose(&parts.headers) else {
        return unacceptable();
    };
    let method = Method::POST;
    let asked = Asked {
        app,
        scope,
        id,
        guest,
        method,
    };
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
        let answered = match media {
            Media::Events => self.tell(question),
            Media::Json | Media::GraphQl => self.run(question).await.map(|answer| write(&answer, media)),
        };
        answered.unwrap_or_else(|refused| refused.write(media))
    }

    /// Runs the operation and answers with what it brings, as it comes.
    fn tell(self, question: Question) -> Result<Response, Refused> {
        let Self {
            app,
            scope,
            id: _,
            guest,
            method: _,
        } = self;
        let request = prepare(&scope, question)?;
        let setting = setting(&app, &scope);
        Ok(sse::answer(&app, Course::new(app.clone(), setting, request), guest))
    }

    /// Runs the operation in a task of its own.
    async fn run(self, question: Question) -> Result<Answer, Refused> {
        let Self {
            app,
            scope,
            id,
            guest: _,
            method,
        } = self;
        let request = prepare(&scope, question)?;
        let admitted = match guard::admit(&app, request) {
            Ok(admitted) => admitted,
            Err(refusals) => return Ok(guard::refuse(refusals)),
        };
        if method == Method::GET && admitted.operation == OperationType::Mutation {
            let message = "GET only reads: send a mutation with POST";
            let refused = Refused::new(StatusCode::METHOD_NOT_ALLOWED, "BAD_REQUEST", message);
            return Err(refused.header(header::ALLOW, HeaderValue::from_static("POST")));
        }
        if admitted.operation == OperationType::Subscription {
            let message = "a subscription is told over a web socket (graphql-transport-ws) or as an event stream: \
                accept text/event-stream";
            return Ok(guard::refuse(vec![guard::Refusal::new(
                "OPERATION_RESOLUTION_FAILURE",
                message,
            )]));
        }
        let asked = app.clone();
        let work = async move { graphql::run_admitted(&asked, scope.release, admitted).await };
        graphql::apart(&app, work).await.map_err(|error| failed(&error, &id))
    }
}

/// The request to run, where its release is one.
fn prepare(scope: &Scope, question: Question) -> Result<async_graphql::Request, Refused> {
    let request = question.request()?;
    if let Err(error @ (Error::NotFound(_) | Error::Withdrawn(_))) = &scope.release {
        let problem = Problem::from(error.clone());
        return Err(Refused::new(problem.status, &problem.code, problem.detail));
    }
    if let Some(name) = &request.operation_name {
        tracing::Span::current().record("operation", name.as_str());
    }
    Ok(request)
}

/// What a request gets whose operation broke down.
fn failed(error: &Error, id: &RequestId) -> Refused {
    let problem = Problem::from(error.clone());
    Refused::new(problem.status, &problem.code, problem.detail).with("requestId", id.0.as_str())
}

/// An answer as JSON. One to a request that was refused before execution has no data, not even null.
pub fn written(answer: &Answer) -> Value {
    let mut body = json!(answer);
    if graphql::is_refused(answer)
        && let Value::Object(fields) = &mut body
    {
        fields.shift_remove("data");
    }
    body
}

/// Writes an answer; its status says whether the request was refused, in the media type that is GraphQL's own.
fn write(answer: &Answer, media: Media) -> Response {
    let mut response = Response::new(Body::from(written(answer).to_string()));
    if media == Media::GraphQl && graphql::is_refused(answer) {
        *response.status_mut() = StatusCode::BAD_REQUEST;
    }
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, media.content_type());
    if !answer.errors.is_empty() {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if graphql::is_unavailable(answer) {
        headers.insert(header::RETRY_AFTER, RETRY_AFTER);
    }
    response
}

fn unacceptable() -> Response {
    let message =
        "answers come as application/graphql-response+json, application/json or text/event-stream: accept one of them";
    Refused::new(StatusCode::NOT_ACCEPTABLE, "BAD_REQUEST", message).write(Media::Json)
}

/// The explorer of the GraphQL at a path, subscriptions included.
fn explorer(path: &str) -> Response {
    let page = GraphiQLSource::build().endpoint(path).subscription_endpoint(path);
    Html(page.title("Demarche").finish()).into_response()
}

/// Whether the client is a browser that would show a page.
fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}
