//! Sockets whose clients do not keep up.

use std::time::Duration;

use demarche::config::SocketLimits;
use futures_util::{SinkExt, StreamExt};
use serde_json::json;
use tokio::io::AsyncReadExt;
use tokio_tungstenite::tungstenite::Message;

use super::{Client, with_sockets};
use crate::harness::patiently;

/// A moment, for clients that let it pass.
const MOMENT: Duration = Duration::from_millis(50);

#[tokio::test]
async fn who_does_not_begin_in_time_is_closed_with_4408() {
    let service = with_sockets(SocketLimits {
        init: MOMENT,
        ..SocketLimits::DEFAULT
    })
    .await;
    let mut client = Client::open_at(&service, "/graphql").await;
    client.say(json!({"type": "ping"})).await;
    assert_eq!(client.closed().await, 4408);
}

#[tokio::test]
async fn who_is_silent_for_too_long_is_dropped() {
    let service = with_sockets(SocketLimits {
        ping: MOMENT / 5,
        silence: MOMENT,
        ..SocketLimits::DEFAULT
    })
    .await;
    let client = Client::open_at(&service, "/graphql").await;
    // Nobody answers the pings of the service now.
    let mut stream = client.socket.into_inner();
    let mut pings = Vec::new();
    let _ = patiently(stream.read_to_end(&mut pings)).await;
    // An empty ping has two bytes.
    assert!(pings.starts_with(&[0x89, 0]), "{pings:?}");
}

#[tokio::test]
async fn who_answers_pings_stays() {
    let service = with_sockets(SocketLimits {
        ping: MOMENT / 5,
        silence: MOMENT * 10,
        ..SocketLimits::DEFAULT
    })
    .await;
    let mut client = Client::begin(&service).await;
    // Longer than the silence that is suffered.
    for _ in 0..100 {
        assert!(matches!(client.frame().await, Message::Ping(_)));
    }
    client.ask("1", "{ __typename }").await;
    assert_eq!(client.result("1").await["data"]["__typename"], "Query");
}

#[tokio::test]
async fn who_takes_nothing_is_dropped() {
    let service = with_sockets(SocketLimits {
        write: MOMENT,
        ..SocketLimits::DEFAULT
    })
    .await;
    let mut client = Client::begin(&service).await;
    let ping = Message::text(json!({"type": "ping", "payload": {"text": "x".repeat(500_000)}}).to_string());
    // It asks for more and more, and takes nothing of it.
    while patiently(client.socket.send(ping.clone())).await.is_ok() {}
}

#[tokio::test]
async fn a_message_that_is_too_large_closes_with_1009() {
    let service = with_sockets(SocketLimits {
        message: 1_000,
        ..SocketLimits::DEFAULT
    })
    .await;
    let mut client = Client::begin(&service).await;
    let large = json!({"type": "ping", "payload": {"text": "x".repeat(1_000)}});
    client.say(large).await;
    assert_eq!(client.closed().await, 1009);
}

#[tokio::test]
async fn large_messages_have_a_number_of_places() {
    let service = with_sockets(SocketLimits {
        large: 1,
        ..SocketLimits::DEFAULT
    })
    .await;
    let large = json!({"type": "pong", "payload": {"text": "x".repeat(100_000)}});
    let mut first = Client::begin(&service).await;
    for _ in 0..2 {
        first.say(large.clone()).await;
        first.settle().await;
    }
    let mut second = Client::begin(&service).await;
    second.say(large.clone()).await;
    assert_eq!(second.closed().await, 1013);
    first.socket.close(None).await.unwrap();
    while patiently(first.socket.next()).await.is_some() {}
    let mut third = Client::begin(&service).await;
    third.say(large).await;
    third.settle().await;
}

#[tokio::test]
async fn the_service_closes_when_the_client_does() {
    let service = with_sockets(SocketLimits::DEFAULT).await;
    let mut client = Client::begin(&service).await;
    client.socket.close(None).await.unwrap();
    // The answer to the close frame, and then the end.
    assert!(matches!(client.frame().await, Message::Close(_)));
    assert!(patiently(client.socket.next()).await.is_none());
}
