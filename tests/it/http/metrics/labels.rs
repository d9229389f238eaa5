//! Whatever clients send, the numbers do not become more.

use reqwest::{Method, header::CONTENT_TYPE};
use serde_json::json;

use super::Numbers;
use crate::{
    harness::{Answer, Service},
    socket::Client,
};

/// Sends what was not sent before, in every place where a client can say something.
async fn send_something_new(service: &Service, number: usize) {
    let new = format!("new{number}");
    service.get(&format!("/{new}")).await;
    service.get(&format!("/v1/actors/{new}")).await;
    service.get(&format!("/v1/actors?{new}=1")).await;
    service.get(&format!("/datasets/{new}/v1/actors")).await;
    service
        .get(&format!("/datasets/{new}@1.0.0/graphql?query={{__typename}}"))
        .await;
    let method = Method::from_bytes(new.to_uppercase().as_bytes()).unwrap();
    Answer::of(service.request(method, "/graphql")).await;
    let typed = service
        .request(Method::POST, "/graphql")
        .header(CONTENT_TYPE, format!("text/{new}"));
    Answer::of(typed.header("x-request-id", &new).body("{}")).await;
    service
        .ask(&format!("query {new} {{ {new}: actors(first: 1) {{ totalCount }} }}"))
        .await;
    service.ask(&format!("{{ {new} }}")).await;
    service
        .ask(json!({"query": "{ __typename }", "operationName": new}))
        .await;
    let persisted = json!({"persistedQuery": {"version": 1, "sha256Hash": format!("{number:064x}")}});
    service.ask(json!({ "extensions": persisted })).await;
    let mut client = Client::begin(service).await;
    client.ask(&new, &format!("{{ {new} }}")).await;
    client.refusal(&new).await;
    client.say(json!({"type": new})).await;
    client.closed().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn clients_cannot_make_new_series() {
    let service = Service::with_sample().await;
    send_something_new(&service, 0).await;
    service.get("/metrics").await;
    let before: Vec<String> = Numbers::of(&service).await.0.into_keys().collect();
    for number in 1..5 {
        send_something_new(&service, number).await;
    }
    let after: Vec<String> = Numbers::of(&service).await.0.into_keys().collect();
    assert_eq!(before, after);
    let told = after.join("\n");
    for unknown in ["new1", r#"code="other""#, r#"limit="other""#] {
        assert!(!told.to_lowercase().contains(unknown), "{told}");
    }
}
