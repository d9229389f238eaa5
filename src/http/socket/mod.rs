//! GraphQL over web sockets: the protocol graphql-transport-ws, at the paths of GraphQL.

mod close;
mod connection;
mod message;
mod operations;
mod protocol;
#[cfg(test)]
mod protocol_tests;
mod run;

use std::sync::Arc;

use axum::{
    Extension,
    extract::{
        Request, State,
        ws::{WebSocketUpgrade, rejection::WebSocketUpgradeRejection},
    },
    http::{HeaderMap, header},
    middleware::Next,
    response::Response,
};
use serde_json::{Map, Value};
use tokio::sync::Semaphore;
use tracing::Instrument;

use self::{
    close::Close,
    connection::{Connection, close},
};
use super::{
    graphql::{Media, Question, Refused},
    guest::Guest,
    observe::RequestId,
    origins::Origins,
};
use demarche_graphql::{Origin, ResponseStream};
use demarche_model::error::Error;
use demarche_rest::{Problem, Scope};
use demarche_store::release::Feed;

use crate::{
    app::App,
    metrics::{Thing, Transport},
};

pub use self::{
    operations::Operations,
    protocol::{News, Ticket},
    run::Run,
};

/// The protocol that is spoken.
const PROTOCOL: &str = "graphql-transport-ws";

/// How many bytes are read or written at once, so that a socket with nothing to say holds next to nothing.
const BUFFER: usize = 4 * 1024;

/// What all sockets share.
#[derive(Clone)]
pub struct Sockets {
    app: App,
    origins: Origins,
    /// Places for sockets with a large buffer.
    large: Arc<Semaphore>,
}

/// What a socket at a path has to do with.
struct Door {
    app: App,
    scope: Scope,
    /// The id of the request that opened it.
    id: RequestId,
    large: Arc<Semaphore>,
}

impl Sockets {
    /// What the sockets of a service share.
    pub fn new(app: &App, origins: &Origins) -> Self {
        Self {
            app: app.clone(),
            origins: origins.clone(),
            large: Arc::new(Semaphore::new(app.limits().sockets.large)),
        }
    }
}

/// Opens a web socket where one is asked for; any other request goes on.
pub async fn divert(
    State(sockets): State<Sockets>,
    Extension(scope): Extension<Scope>,
    Extension(guest): Extension<Guest>,
    Extension(id): Extension<RequestId>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    request: Request,
    next: Next,
) -> Response {
    if !wants_socket(request.headers()) {
        return next.run(request).await;
    }
    if let Err(error @ (Error::NotFound(_) | Error::Withdrawn(_))) = scope.release {
        let problem = Problem::from(error);
        return Refused::new(problem.status, &problem.code, problem.detail).write(Media::Json);
    }
    match upgrade {
        Ok(upgrade) => {
            let Sockets { app, origins, large } = sockets;
            let refusal = origins.forbidden(request.headers());
            let refusal = refusal.map(|origin| Close::forbidden(&String::from_utf8_lossy(origin.as_bytes())));
            open(upgrade, refusal, Door { app, scope, id, large }, guest)
        }
        Err(rejection) => {
            let message = format!("the handshake of the web socket fails: {}", rejection.body_text());
            Refused::new(rejection.status(), "BAD_REQUEST", message).write(Media::Json)
        }
    }
}

fn wants_socket(headers: &HeaderMap) -> bool {
    let upgrade = headers.get(header::UPGRADE).and_then(|value| value.to_str().ok());
    upgrade.is_some_and(|protocol| protocol.eq_ignore_ascii_case("websocket"))
}

/// Opens a socket. What stands against it is said on the socket, where a page can read it.
fn open(upgrade: WebSocketUpgrade, refusal: Option<Close>, door: Door, guest: Guest) -> Response {
    let limit = door.app.limits().sockets.message;
    let upgrade = upgrade
        .read_buffer_size(BUFFER)
        .write_buffer_size(0)
        .max_message_size(limit)
        .max_frame_size(limit)
        .protocols([PROTOCOL]);
    let refusal = refusal.or_else(|| upgrade.selected_protocol().is_none().then(Close::not_acceptable));
    let span = tracing::Span::current();
    upgrade.on_upgrade(|socket| {
        let served = async move {
            let _open = door.app.metrics().open(Thing::Socket);
            match refusal {
                Some(refusal) => close(&door.app, socket, refusal).await,
                None => Connection::new(socket, door).serve(guest).await,
            }
        };
        served.instrument(span)
    })
}

impl Door {
    /// An operation that is asked now: what is published from this moment on is news to it.
    fn responses(&self, parameters: Map<String, Value>) -> Result<ResponseStream, Refused> {
        let request = Question::of_parameters(parameters)?
            .ask(&self.app.caches().texts)?
            .request();
        Ok(ResponseStream::new(
            self.app.engine().clone(),
            origin(&self.app, &self.scope),
            request,
        ))
    }

    /// A run of an operation on it.
    fn run(&self) -> Run {
        Run::new(&self.app, Transport::Ws, &self.id.0)
    }
}

/// Where an operation is asked at a path: the release is that of this moment.
pub fn origin(app: &App, scope: &Scope) -> Origin {
    let scope = scope.again(app.catalogue());
    Origin {
        dataset: scope.dataset().map(str::to_owned),
        release: scope.release,
        feed: Feed::new(app.catalogue()),
    }
}
