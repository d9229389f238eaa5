//! A client of web sockets.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Error, Message, client::IntoClientRequest, http::HeaderValue},
};

use crate::harness::{Door, patiently};

/// The subscription that the tests ask for.
pub const RELEASES: &str = "subscription { releasePublished { name } }";

/// A client with an open socket.
pub struct Client {
    pub socket: WebSocketStream<TcpStream>,
}

impl Client {
    /// Tries to open a socket at a path, with these headers.
    pub async fn try_open(door: &Door, path: &str, headers: &[(&'static str, &str)]) -> Result<Self, Error> {
        let address = door.address();
        let mut request = format!("ws://{address}{path}").into_client_request().unwrap();
        for (name, value) in headers {
            request
                .headers_mut()
                .insert(*name, HeaderValue::from_str(value).unwrap());
        }
        let stream = TcpStream::connect(address).await.unwrap();
        let (socket, _) = client_async(request, stream).await?;
        Ok(Self { socket })
    }

    /// Opens a socket that speaks the protocol.
    pub async fn open_at(door: &Door, path: &str) -> Self {
        let protocol = [("sec-websocket-protocol", "graphql-transport-ws")];
        Self::try_open(door, path, &protocol).await.unwrap()
    }

    /// Opens a socket and begins.
    pub async fn begin_at(door: &Door, path: &str) -> Self {
        let mut client = Self::open_at(door, path).await;
        client.say(json!({"type": "connection_init"})).await;
        assert_eq!(client.hear().await, json!({"type": "connection_ack"}));
        client
    }

    /// Opens a socket at the default path and begins.
    pub async fn begin(door: &Door) -> Self {
        Self::begin_at(door, "/graphql").await
    }

    /// Sends a message.
    pub async fn say(&mut self, message: Value) {
        self.socket.send(Message::text(message.to_string())).await.unwrap();
    }

    /// Starts an operation.
    pub async fn ask(&mut self, id: &str, query: &str) {
        self.subscribe(id, json!({"query": query})).await;
    }

    /// Starts an operation with its parameters.
    pub async fn subscribe(&mut self, id: &str, payload: Value) {
        self.say(json!({"id": id, "type": "subscribe", "payload": payload}))
            .await;
    }

    /// Starts a subscription, and waits until the service listens.
    pub async fn listen(&mut self, id: &str, query: &str) {
        self.ask(id, query).await;
        self.settle().await;
    }

    /// Waits until the service has taken what was said.
    pub async fn settle(&mut self) {
        self.say(json!({"type": "ping"})).await;
        assert_eq!(self.hear().await, json!({"type": "pong"}));
    }

    /// The next frame.
    pub async fn frame(&mut self) -> Message {
        patiently(self.socket.next()).await.unwrap().unwrap()
    }

    /// The next message.
    pub async fn hear(&mut self) -> Value {
        loop {
            match self.frame().await {
                Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("no message, but {other:?}"),
            }
        }
    }

    /// The next message, which is a result of an operation.
    pub async fn result(&mut self, id: &str) -> Value {
        let mut message = self.hear().await;
        assert_eq!(
            (&message["type"], &message["id"]),
            (&json!("next"), &json!(id)),
            "{message:#}"
        );
        message["payload"].take()
    }

    /// The next message, which says why an operation was refused: its code.
    pub async fn refusal(&mut self, id: &str) -> Value {
        let mut message = self.hear().await;
        assert_eq!(
            (&message["type"], &message["id"]),
            (&json!("error"), &json!(id)),
            "{message:#}"
        );
        message["payload"][0]["extensions"]["code"].take()
    }

    /// The release that is told of next.
    pub async fn release(&mut self, id: &str) -> String {
        let result = self.result(id).await;
        assert!(result.get("errors").is_none(), "{result:#}");
        result["data"]["releasePublished"]["name"].as_str().unwrap().to_owned()
    }

    /// The code with which the service closes the socket, once all messages were taken.
    pub async fn closed(&mut self) -> u16 {
        loop {
            match self.frame().await {
                Message::Close(frame) => return frame.unwrap().code.into(),
                Message::Text(_) | Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("not closed, but {other:?}"),
            }
        }
    }
}
