//! GraphQL as server-sent events: graphql-sse with a connection for each operation.

use demarche::config::{Limits, SocketLimits};
use reqwest::{Method, Response, StatusCode, header::ACCEPT};
use serde_json::{Value, json};

use crate::harness::{Answer, Service};

const STREAM: &str = "text/event-stream";
const RELEASES: &str = "subscription { releasePublished { name } }";

/// The data of an event of this name, at the start of the text; and what follows.
fn event<'a>(text: &'a str, name: &str) -> (Value, &'a str) {
    let text = text.trim_start_matches(":\n\n");
    let data = text.strip_prefix(&format!("event: {name}\ndata: "));
    let (data, rest) = data
        .and_then(|data| data.split_once("\n\n"))
        .unwrap_or_else(|| panic!("no {name}: {text}"));
    (serde_json::from_str(data).unwrap_or_default(), rest)
}

/// Reads on until the text has an event.
async fn read(stream: &mut Response) -> String {
    let mut text = String::new();
    while !text.contains("event:") || !text.ends_with("\n\n") {
        text.push_str(&String::from_utf8_lossy(&stream.chunk().await.unwrap().unwrap()));
    }
    text
}

async fn listen(service: &Service, query: &str) -> Response {
    let request = service.request(Method::POST, "/graphql").header(ACCEPT, STREAM);
    request.json(&json!({"query": query})).send().await.unwrap()
}

#[tokio::test]
async fn a_query_is_one_event_and_the_end() {
    let service = Service::with_sample().await;
    let query = "{ actors(first: 2) { nodes { id } } }";
    let posted = Answer::of(
        service
            .request(Method::POST, "/graphql")
            .header(ACCEPT, STREAM)
            .json(&json!({"query": query})),
    );
    let posted = posted.await;
    assert_eq!(posted.status, StatusCode::OK);
    assert!(posted.header("content-type").starts_with(STREAM));
    assert_eq!(posted.header("cache-control"), "no-store");
    assert_eq!(posted.header("content-encoding"), "");
    let (answer, rest) = event(&posted.body, "next");
    assert_eq!(answer, service.answer(query, json!({})).await);
    assert_eq!(rest, "event: complete\ndata: \n\n");
    let encoded: String = form_urlencoded::byte_serialize(query.as_bytes()).collect();
    let path = format!("/graphql?query={encoded}");
    let got = Answer::of(service.request(Method::GET, &path).header(ACCEPT, STREAM)).await;
    assert_eq!(got.body, posted.body);
}

#[tokio::test]
async fn releases_are_told_of_as_they_are_published() {
    let service = Service::with_sample().await;
    let mut stream = listen(&service, RELEASES).await;
    for version in ["1.1.0", "1.2.0"] {
        service.publish_another(version).await;
        let text = read(&mut stream).await;
        let (told, rest) = event(&text, "next");
        assert_eq!(told["data"]["releasePublished"]["name"], format!("sample@{version}"));
        assert_eq!(told["extensions"]["release"], format!("sample@{version}"));
        assert_eq!(rest, "");
    }
}

#[tokio::test]
async fn what_cannot_run_is_told_on_the_stream() {
    let service = Service::with_sample().await;
    for (query, code) in [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("subscription { nope }", "GRAPHQL_VALIDATION_FAILED"),
        (
            "subscription { releasePublished(dataset: \"?\") { name } }",
            "BAD_USER_INPUT",
        ),
    ] {
        let mut stream = listen(&service, query).await;
        assert_eq!(stream.status(), StatusCode::OK);
        let mut text = read(&mut stream).await;
        while let Some(chunk) = stream.chunk().await.unwrap() {
            text.push_str(&String::from_utf8_lossy(&chunk));
        }
        let (refusal, rest) = event(&text, "next");
        assert_eq!(refusal["errors"][0]["extensions"]["code"], code, "{text}");
        assert!(refusal.get("data").is_none());
        assert_eq!(rest, "event: complete\ndata: \n\n");
    }
}

#[tokio::test]
async fn what_is_no_request_is_refused_before_the_stream() {
    let service = Service::with_sample().await;
    let post = || service.request(Method::POST, "/graphql").header(ACCEPT, STREAM);
    let refused = Answer::of(post().body("{}")).await;
    assert_eq!(refused.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let refused = Answer::of(post().json(&json!({"query": 1}))).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST);
    assert_eq!(refused.json()["errors"][0]["extensions"]["code"], "BAD_REQUEST");
    let unknown = service
        .request(Method::POST, "/datasets/no-such/graphql")
        .header(ACCEPT, STREAM);
    let refused = Answer::of(unknown.json(&json!({"query": RELEASES}))).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_stream_with_nothing_to_tell_is_kept_open_by_comments() {
    let limits = Limits {
        sockets: SocketLimits {
            ping: std::time::Duration::from_millis(10),
            ..SocketLimits::DEFAULT
        },
        ..Limits::default()
    };
    let service = Service::options().limits(limits).with_sample().await;
    let mut stream = listen(&service, RELEASES).await;
    let mut text = String::new();
    while text.len() < 12 {
        text.push_str(&String::from_utf8_lossy(&stream.chunk().await.unwrap().unwrap()));
    }
    assert!(text.split_terminator("\n\n").all(|comment| comment == ":"), "{text:?}");
}
