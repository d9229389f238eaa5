//! GraphQL as server-sent events: graphql-sse with a connection for each operation.

use std::convert::Infallible;

use axum::{
    body::{Body, Bytes},
    http::{HeaderName, HeaderValue, header},
    response::Response,
};
use futures_util::{Stream, stream};
use tokio::time::{Instant, Interval, interval_at};

use super::{
    guest::Guest,
    socket::{News, Operations, Run, Ticket},
};
use demarche_graphql::ResponseStream;

use crate::{
    app::App,
    metrics::{Open, Thing, Transport},
};

/// A comment: it shows that the stream is open, and keeps it so.
const COMMENT: &str = ":\n\n";

/// An event stream under way.
struct Events {
    operations: Operations,
    comments: Interval,
    guest: Guest,
    state: State,
    _open: Open,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Opening,
    Open,
    /// All was said but the end.
    Ending,
    Over,
}

/// Answers with what an operation brings, as it comes.
pub fn answer(app: &App, responses: ResponseStream, guest: Guest, request_id: &str) -> Response {
    let limits = &app.limits().sockets;
    let mut operations = Operations::new(limits.waiting);
    operations.start(Ticket::default(), responses, Run::new(app, Transport::Sse, request_id));
    let events = Events {
        operations,
        comments: interval_at(Instant::now() + limits.ping, limits.ping),
        guest,
        state: State::Opening,
        _open: app.metrics().open(Thing::EventStream),
    };
    let mut response = Response::new(Body::from_stream(events.stream()));
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "text/event-stream; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        // Proxies that gather answers let this one through.
        (HeaderName::from_static("x-accel-buffering"), "no"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

impl Events {
    fn stream(self) -> impl Stream<Item = Result<Bytes, Infallible>> + Send {
        stream::unfold(self, async |mut events| {
            let text = events.next().await?;
            Some((Ok(Bytes::from(text)), events))
        })
    }

    async fn next(&mut self) -> Option<String> {
        match self.state {
            State::Opening => {
                self.state = State::Open;
                Some(COMMENT.to_owned())
            }
            State::Open => self.wait().await,
            State::Ending => Some(self.end()),
            State::Over => None,
        }
    }

    async fn wait(&mut self) -> Option<String> {
        tokio::select! {
            (_, news) = self.operations.news() => Some(match news {
                News::Next(result) => event("next", &result),
                News::Error(errors) => {
                    self.state = State::Ending;
                    event("next", &format!(r#"{{"errors":{errors}}}"#))
                }
                News::Complete => self.end(),
            }),
            _ = self.comments.tick() => Some(COMMENT.to_owned()),
            // Without `complete`, so that the client connects again.
            () = self.guest.stopping() => None,
        }
    }

    fn end(&mut self) -> String {
        self.state = State::Over;
        event("complete", "")
    }
}

/// An event; the data is JSON on one line.
fn event(name: &str, data: &str) -> String {
    format!("event: {name}\ndata: {data}\n\n")
}
