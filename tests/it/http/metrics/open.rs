//! What is open at the moment is counted until it ends, however it ends.

use reqwest::{Method, header::ACCEPT};

use super::Numbers;
use crate::{
    harness::Service,
    http::query,
    socket::{Client, RELEASES},
};

fn open(thing: &str) -> String {
    format!(r#"demarche_open{{thing="{thing}"}}"#)
}

#[tokio::test(flavor = "multi_thread")]
async fn sockets_and_their_subscriptions_are_open_until_the_client_leaves() {
    let service = Service::with_sample().await;
    // That for the numbers.
    assert_eq!(Numbers::one(&service, &open("request")).await, 1.0);
    let mut client = Client::begin(&service).await;
    client.listen("1", RELEASES).await;
    client.listen("2", RELEASES).await;
    Numbers::until(&service, &open("subscription"), 2.0).await;
    let numbers = Numbers::of(&service).await;
    assert_eq!(numbers.get(&open("socket")), 1.0);
    assert!(numbers.get(&open("connection")) >= 2.0, "that of the socket is one");
    client.say(serde_json::json!({"type": "complete", "id": "1"})).await;
    Numbers::until(&service, &open("subscription"), 1.0).await;
    // It leaves without a word.
    drop(client);
    for thing in ["subscription", "socket"] {
        Numbers::until(&service, &open(thing), 0.0).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn event_streams_are_open_until_the_client_leaves() {
    let service = Service::with_sample().await;
    let stream = service
        .request(Method::POST, "/graphql")
        .header(ACCEPT, "text/event-stream");
    let stream = stream.json(&query(RELEASES)).send().await.unwrap();
    for thing in ["event_stream", "subscription"] {
        Numbers::until(&service, &open(thing), 1.0).await;
    }
    drop(stream);
    for thing in ["event_stream", "subscription"] {
        Numbers::until(&service, &open(thing), 0.0).await;
    }
}
