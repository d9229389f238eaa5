//! GraphQL over HTTP, as its specification has it: what is taken, what it is answered in, and with which status.

mod accept;
mod ask;
mod inquiry;
mod persisted;
mod question;
mod receive;
mod refused;
mod repeated;
mod reply;
mod written;

use axum::{
    Extension,
    body::Body,
    extract::{RawQuery, Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    response::{Html, IntoResponse, Response},
};

pub use self::{
    accept::Media,
    question::Question,
    refused::Refused,
    written::{written, written_errors},
};
use self::{
    ask::Ask,
    inquiry::{Inquiry, Passing},
};
use super::{guest::Guest, observe::RequestId, socket::origin, sse};
use demarche_answers::Fingerprint;
use demarche_graphql::ResponseStream;
use demarche_model::error::Error;
use demarche_rest::{Problem, Scope};

use crate::app::App;

/// What every request comes with.
struct Asked {
    app: App,
    scope: Scope,
    id: RequestId,
    guest: Guest,
    method: Method,
    headers: HeaderMap,
}

/// Answers an operation in the query string, or shows the explorer to a browser that asks for nothing.
pub async fn get(
    State(app): State<App>,
    Extension(scope): Extension<Scope>,
    Extension(id): Extension<RequestId>,
    Extension(guest): Extension<Guest>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let query = query.unwrap_or_default();
    let media = Media::choose(&headers);
    let method = Method::GET;
    let asked = Asked {
        app,
        scope,
        id,
        guest,
        method,
        headers,
    };
    let request = media.and_then(|media| asked.fingerprint(query.as_bytes(), media));
    if let Some(media) = media
        && let Some(repeated) = asked.repeat(request.as_ref(), media).await
    {
        return repeated;
    }
    let question = Question::of_query_string(&query, asked.app.limits().document.values);
    if question.as_ref().is_ok_and(Question::is_empty) && wants_page(&asked.headers) {
        return explorer();
    }
    match (question, media) {
        (_, None) => unacceptable(),
        (Ok(question), Some(media)) => asked.answer(question, media, request).await,
        (Err(refused), Some(media)) => refused.write(media),
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
        headers: parts.headers,
    };
    let body = match asked.receive(body).await {
        Ok(body) => body,
        Err(refused) => return refused.write(media),
    };
    let request = asked.fingerprint(&body, media);
    if let Some(repeated) = asked.repeat(request.as_ref(), media).await {
        return repeated;
    }
    match Question::of_body(&body, asked.app.limits().document.values) {
        Ok(question) => asked.answer(question, media, request).await,
        Err(refused) => refused.write(media),
    }
}

impl Asked {
    async fn receive(&self, body: Body) -> Result<Vec<u8>, Refused> {
        receive::check_type(&self.headers)?;
        receive::read(&self.headers, body, &self.app.limits().transport).await
    }

    /// Answers a question that was asked in a request of this hash.
    async fn answer(self, question: Question, media: Media, request: Option<Fingerprint>) -> Response {
        let answered = match media {
            Media::Events => self.tell(question),
            Media::Json | Media::GraphQl => self.run(question, media, request).await,
        };
        answered.unwrap_or_else(|refused| refused.write(media))
    }

    /// Runs the operation and answers with what it brings, as it comes.
    fn tell(self, question: Question) -> Result<Response, Refused> {
        let ask = prepare(&self.app, &self.scope, question)?;
        let origin = origin(&self.app, &self.scope);
        let responses = ResponseStream::new(self.app.engine().clone(), origin, ask.request());
        Ok(sse::answer(&self.app, responses, self.guest, &self.id.0))
    }

    /// Answers with what the client has, else with what is kept, else with what the operation brings.
    async fn run(self, question: Question, media: Media, request: Option<Fingerprint>) -> Result<Response, Refused> {
        let ask = prepare(&self.app, &self.scope, question)?;
        let manner = self.manner(media);
        let Self {
            app,
            scope,
            id,
            guest: _,
            method,
            headers: _,
        } = self;
        let release = scope.release;
        let inquiry = Inquiry {
            app,
            release,
            ask,
            media,
            method,
        };
        let name = inquiry.fingerprint();
        if let Some(known) = name.as_ref().and_then(|name| manner.known(name)) {
            return Ok(known);
        }
        match (inquiry.find(name).await, name) {
            (Ok((answer, account)), Some(name)) => {
                inquiry.remember(request, name);
                Ok(manner.write_lasting(&name, answer.body.clone(), account))
            }
            (Ok(_), None) => Err(failed(&Error::internal("an answer without its release"), &id)),
            (Err(passing), _) => match &*passing {
                Passing::Refused(refused) => Err(refused.clone()),
                Passing::Failed(error, operation_name) => Err(failed(error, &id).of(operation_name.clone())),
                Passing::Answer(reply) => Ok(manner.write_passing(reply.clone())),
            },
        }
    }
}

/// What is asked, where its release is one.
fn prepare(app: &App, scope: &Scope, question: Question) -> Result<Ask, Refused> {
    let ask = question.ask(&app.caches().texts)?;
    if let Err(error @ (Error::NotFound(_) | Error::Withdrawn(_))) = &scope.release {
        let problem = Problem::from(error.clone());
        return Err(Refused::new(problem.status, &problem.code, problem.detail));
    }
    Ok(ask)
}

/// What a request gets whose operation broke down.
fn failed(error: &Error, id: &RequestId) -> Refused {
    let problem = Problem::from(error.clone());
    Refused::new(problem.status, &problem.code, problem.detail).with("requestId", id.0.as_str())
}

fn unacceptable() -> Response {
    let message =
        "answers come as application/graphql-response+json, application/json or text/event-stream: accept one of them";
    Refused::new(StatusCode::NOT_ACCEPTABLE, "BAD_REQUEST", message).write(Media::Json)
}

/// The explorer of the GraphQL at the page's own path. It loads nothing from elsewhere and asks nobody else.
fn explorer() -> Response {
    let policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-ancestors *";
    (
        [(header::CONTENT_SECURITY_POLICY, policy)],
        Html(include_str!("explorer.html")),
    )
        .into_response()
}

/// Whether the client is a browser that would show a page.
fn wants_page(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}
