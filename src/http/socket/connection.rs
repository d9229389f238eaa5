//! A web socket from its opening to its end: it carries what the protocol says, and watches the clock.

use std::time::Duration;

use axum::{
    Error as SocketError,
    extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket},
};
use futures_util::FutureExt;
use serde_json::{Map, Value};
use tokio::{
    sync::OwnedSemaphorePermit,
    time::{Instant, sleep_until, timeout},
};

use super::{
    Door,
    close::Close,
    operations::Operations,
    protocol::{Capacity, News, Protocol, Step, Ticket},
};
use demarche_graphql::Complaint;

use crate::{
    app::App,
    config::SocketLimits,
    http::{guest::Guest, json},
};

/// A message of more bytes than this is large.
const LARGE: usize = 64 * 1024;

/// How long a client may take to answer a close frame.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(1);

/// A web socket that speaks graphql-transport-ws.
pub struct Connection {
    socket: WebSocket,
    door: Door,
    limits: SocketLimits,
    protocol: Protocol,
    operations: Operations,
    /// Its place among the sockets that sent a large message: the buffer for it stays as long as the socket.
    large: Option<OwnedSemaphorePermit>,
    opened: Instant,
    heard: Instant,
    pinged: Instant,
}

/// Why a socket ends.
enum End {
    /// The service closes it.
    Close(Close),
    /// The client closes it.
    Left,
    /// The client is gone, or takes nothing.
    Gone,
}

impl Connection {
    /// A socket on which nothing was said.
    pub fn new(socket: WebSocket, door: Door) -> Self {
        let limits = door.app.limits().sockets.clone();
        let capacity = Capacity {
            operations: limits.operations,
            bytes: limits.message,
        };
        let now = Instant::now();
        Self {
            socket,
            door,
            protocol: Protocol::new(capacity),
            operations: Operations::new(limits.waiting),
            limits,
            large: None,
            opened: now,
            heard: now,
            pinged: now,
        }
    }

    /// Serves the socket to its end, and its operations with it.
    pub async fn serve(mut self, mut guest: Guest) {
        let end = loop {
            if let Err(end) = self.go_on(&mut guest).await {
                break end;
            }
        };
        let Self {
            socket,
            operations,
            door,
            ..
        } = self;
        drop(operations);
        match end {
            End::Close(reason) => close(&door.app, socket, reason).await,
            End::Left => part(socket).await,
            End::Gone => tracing::debug!("a socket's client is gone"),
        }
    }

    async fn go_on(&mut self, guest: &mut Guest) -> Result<(), End> {
        let due = self.due();
        tokio::select! {
            frame = self.socket.recv() => self.take(frame).await,
            (ticket, news) = self.operations.news() => self.tell(ticket, &news).await,
            () = sleep_until(due) => self.watch().await,
            () = guest.stopping() => Err(End::Close(Close::stopping())),
        }
    }

    /// Takes what the client sends.
    async fn take(&mut self, frame: Option<Result<Message, SocketError>>) -> Result<(), End> {
        let message = match frame {
            None => return Err(End::Gone),
            Some(Err(cause)) => return Err(self.fault(cause)),
            Some(Ok(message)) => message,
        };
        self.heard = Instant::now();
        match message {
            Message::Text(text) => self.hear(&text).await,
            Message::Binary(_) => Err(End::Close(Close::invalid("messages are text, not binary"))),
            // The answers to both are the library's.
            Message::Ping(_) | Message::Pong(_) => Ok(()),
            Message::Close(_) => Err(End::Left),
        }
    }

    async fn hear(&mut self, text: &str) -> Result<(), End> {
        if text.len() > LARGE && self.large.is_none() {
            let place = self.door.large.clone().try_acquire_owned();
            self.large = Some(place.map_err(|_| End::Close(Close::crowded()))?);
        }
        let most_values = self.door.app.limits().document.values;
        json::check(text.as_bytes(), most_values).map_err(|told| End::Close(Close::invalid(told)))?;
        match self.protocol.hear(text).map_err(End::Close)? {
            None => Ok(()),
            Some(Step::Send(message)) => self.send(Message::text(message)).await,
            Some(Step::Refuse(message, limit)) => {
                self.door.run().refuse(Complaint::new("LIMIT_EXCEEDED", Some(limit)));
                self.send(Message::text(message)).await
            }
            Some(Step::Start(ticket, parameters)) => self.start(ticket, parameters).await,
            Some(Step::Stop(ticket)) => {
                self.operations.stop(ticket);
                Ok(())
            }
        }
    }

    async fn start(&mut self, ticket: Ticket, parameters: Map<String, Value>) -> Result<(), End> {
        let run = self.door.run();
        match self.door.responses(parameters) {
            Ok(responses) => {
                self.operations.start(ticket, responses, run);
                Ok(())
            }
            Err(refused) => {
                run.refuse(refused.complaint());
                self.tell(ticket, &News::Error(refused.errors().to_string())).await
            }
        }
    }

    async fn tell(&mut self, ticket: Ticket, news: &News) -> Result<(), End> {
        match self.protocol.tell(ticket, news) {
            Some(message) => self.send(Message::text(message)).await,
            None => Ok(()),
        }
    }

    /// Sends a message; who takes nothing for too long is dropped.
    async fn send(&mut self, message: Message) -> Result<(), End> {
        match timeout(self.limits.write, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(End::Gone),
        }
    }

    /// When there is something to look after next.
    fn due(&self) -> Instant {
        let init = (!self.protocol.is_acknowledged()).then(|| self.opened + self.limits.init);
        let ping = self.pinged + self.limits.ping;
        let silence = self.heard + self.limits.silence;
        init.map_or(ping, |init| init.min(ping)).min(silence)
    }

    async fn watch(&mut self) -> Result<(), End> {
        let now = Instant::now();
        if now >= self.heard + self.limits.silence {
            // What has come meanwhile counts, however late it is looked at.
            return match self.socket.recv().now_or_never() {
                Some(frame) => self.take(frame).await,
                None => Err(End::Gone),
            };
        }
        if !self.protocol.is_acknowledged() && now >= self.opened + self.limits.init {
            return Err(End::Close(Close::late()));
        }
        if now >= self.pinged + self.limits.ping {
            self.pinged = now;
            return self.send(Message::Ping(Default::default())).await;
        }
        Ok(())
    }

    /// How a socket ends whose frames cannot be read.
    fn fault(&self, cause: SocketError) -> End {
        match cause.into_inner().downcast_ref() {
            Some(tungstenite::Error::Capacity(_)) => End::Close(Close::too_big(self.limits.message)),
            Some(tungstenite::Error::Utf8(_)) => End::Close(Close::garbled()),
            Some(tungstenite::Error::Protocol(_)) => End::Close(Close::malformed()),
            _ => End::Gone,
        }
    }
}

/// Closes a socket, and waits a while for the client to do the same, so that it hears why.
pub async fn close(app: &App, mut socket: WebSocket, Close { code, reason }: Close) {
    app.metrics().operations().count_close(code);
    // The reason may have words of the client.
    tracing::debug!(code, "a socket is closed: {reason:?}");
    let reason = Utf8Bytes::from(reason);
    let frame = Message::Close(Some(CloseFrame { code, reason }));
    if let Ok(Ok(())) = timeout(CLOSE_TIMEOUT, socket.send(frame)).await {
        part(socket).await;
    }
}

/// Reads on until both sides have closed; who does not take its leave is left.
async fn part(mut socket: WebSocket) {
    let farewell = async { while let Some(Ok(_)) = socket.recv().await {} };
    let _ = timeout(CLOSE_TIMEOUT, farewell).await;
}
