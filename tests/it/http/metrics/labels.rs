//! Whatever clients send, the numbers do not become more.

use reqwest::{Method, header::CONTENT_TYPE};
use serde_json::json;

use super::Numbers;
use crate::{
    http::{ask, query},
    running::{Answer, Running},
    socket::Client,
};

/// Sends what was not sent before, in every place where a client can say something.
async fn send_something_new(running: &Running, number: usize) {
    let new = format!("new{number}");
    running.get(&format!("/{new}")).await;
    running.get(&format!("/v1/actors/{new}")).await;
    running.get(&format!("/v1/actors?{new}=1")).await;
    running.get(&format!("/datasets/{new}/v1/actors")).await;
    running
        .get(&format!("/datasets/{new}@1.0.0/graphql?query={{__typename}}"))
        .await;
    let method = Method::from_bytes(new.to_uppercase().as_bytes()).unwrap();
    Answer::of(running.request(method, "/graphql")).await;
    let typed = running
        .request(Method::POST, "/graphql")
        .header(CONTENT_TYPE, format!("text/{new}"));
    Answer::of(typed.header("x-request-id", &new).body("{}")).await;
    ask(
        running,
        query(&format!("query {new} {{ {new}: actors(first: 1) {{ totalCount }} }}")),
    )
    .await;
    ask(running, query(&format!("{{ {new} }}"))).await;
    ask(running, json!({"query": "{ __typename }", "operationName": new})).await;
    let persisted = json!({"persistedQuery": {"version": 1, "sha256Hash": format!("{number:064x}")}});
    ask(running, json!({ "extensions": persisted })).await;
    let mut client = Client::begin(running).await;
    client.ask(&new, &format!("{{ {new} }}")).await;
    client.refusal(&new).await;
    client.say(json!({"type": new})).await;
    client.closed().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_cannot_make_new_series() {
    let running = Running::with_sample().await;
    send_something_new(&running, 0).await;
    running.get("/metrics").await;
    let before: Vec<String> = Numbers::of(&running).await.0.into_keys().collect();
    for number in 1..5 {
        send_something_new(&running, number).await;
    }
    let after: Vec<String> = Numbers::of(&running).await.0.into_keys().collect();
    assert_eq!(before, after);
    let told = after.join("\n");
    for unknown in ["new1", r#"code="other""#, r#"limit="other""#] {
        assert!(!told.to_lowercase().contains(unknown), "{told}");
    }
}
