//! Methods, media types and bodies.

use reqwest::{
    Method, StatusCode,
    header::{ACCEPT, CONTENT_ENCODING, CONTENT_TYPE},
};
use serde_json::json;

use super::{GRAPHQL, assert_refused, query, with_limits};
use crate::harness::{Answer, Service};
use demarche::config::{Limits, TransportLimits};

#[tokio::test]
async fn the_answer_comes_in_the_type_that_the_client_likes_best() {
    let service = Service::with_sample().await;
    for (accept, media) in [
        ("*/*", "application/json; charset=utf-8"),
        (
            "application/json;q=0.5, application/graphql-response+json",
            "application/graphql-response+json; charset=utf-8",
        ),
        (
            "text/html;q=0.9, application/json;q=0.1",
            "application/json; charset=utf-8",
        ),
    ] {
        let request = service.request(Method::POST, "/graphql").header(ACCEPT, accept);
        let answer = Answer::of(request.json(&query("{ __typename }"))).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, media),
            "{accept}"
        );
    }
    let request = service.request(Method::POST, "/graphql").header(ACCEPT, "text/csv");
    let answer = Answer::of(request.json(&query("{ __typename }"))).await;
    assert_eq!(answer.status, StatusCode::NOT_ACCEPTABLE);
    assert_eq!(answer.json()["errors"][0]["extensions"]["code"], "BAD_REQUEST");
}

#[tokio::test]
async fn bodies_that_a_page_of_another_site_could_send_unasked_are_refused() {
    let service = Service::with_sample().await;
    for media in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
    ] {
        let request = service.request(Method::POST, "/graphql").header(CONTENT_TYPE, media);
        let answer = Answer::of(request.body(r#"{"query":"{ __typename }"}"#)).await;
        assert_eq!(
            answer.status,
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "{media}: {}",
            answer.body
        );
    }
    let bare = service
        .request(Method::POST, "/graphql")
        .body(r#"{"query":"{ __typename }"}"#);
    assert_eq!(Answer::of(bare).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let packed = service
        .request(Method::POST, "/graphql")
        .header(CONTENT_ENCODING, "gzip");
    let answer = Answer::of(packed.json(&query("{ __typename }"))).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn get_takes_the_same_parameters_and_changes_nothing() {
    let service = Service::with_sample().await;
    let ask = |parameters: &[(&str, &str)]| {
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(parameters)
            .finish();
        let request = service.request(Method::GET, &format!("/graphql?{query}"));
        Answer::of(request.header(ACCEPT, GRAPHQL))
    };
    let document = "query A { a: __typename } query B($on: Boolean!) { b: __typename @include(if: $on) }";
    let answer = ask(&[
        ("query", document),
        ("operationName", "B"),
        ("variables", r#"{"on":true}"#),
    ])
    .await;
    assert_eq!(answer.json()["data"], json!({"b": "Query"}), "{}", answer.body);
    for parameters in [
        vec![("query", "{ __typename }"), ("variables", "{bad")],
        vec![("query", "{ __typename }"), ("variables", "[]")],
        vec![("query", "{ __typename }"), ("extensions", "1")],
        vec![("query", "{ __typename }"), ("query", "{ __typename }")],
        vec![("operationName", "A")],
    ] {
        assert_refused(&ask(&parameters).await, "BAD_REQUEST");
    }
    let mutation = ask(&[
        ("query", "query Q { __typename } mutation M { __typename }"),
        ("operationName", "M"),
    ])
    .await;
    assert_eq!(
        (mutation.status, mutation.header("allow")),
        (StatusCode::METHOD_NOT_ALLOWED, "POST")
    );
}

#[tokio::test]
async fn other_methods_are_told_which_there_are() {
    let service = Service::with_sample().await;
    for method in [Method::PUT, Method::DELETE, Method::PATCH] {
        let answer = Answer::of(service.request(method, "/graphql").json(&query("{ __typename }"))).await;
        assert_eq!(
            (answer.status, answer.header("allow")),
            (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD,POST")
        );
    }
}

#[tokio::test]
async fn bodies_that_are_no_request_are_refused_as_graphql_errors() {
    let service = Service::with_sample().await;
    for body in [
        "",
        "{",
        "nonsense",
        "\"text\"",
        "1",
        "null",
        "[]",
        r#"[{"query":"{ __typename }"}]"#,
        "{}",
        r#"{"query":""}"#,
        r#"{"query":1}"#,
        r#"{"query":["{ __typename }"]}"#,
        r#"{"query":"{ __typename }","variables":[]}"#,
        r#"{"query":"{ __typename }","variables":"{}"}"#,
        r#"{"query":"{ __typename }","operationName":7}"#,
        r#"{"query":"{ __typename }","extensions":[]}"#,
    ] {
        assert_refused(&service.send(body).await, "BAD_REQUEST");
    }
    assert_refused(&service.send(vec![0xff, 0xfe, 0x00]).await, "BAD_REQUEST");
    let deep = format!(
        r#"{{"query":"{{ __typename }}","variables":{{"a":{}{}}}}}"#,
        "[".repeat(1_000),
        "]".repeat(1_000)
    );
    assert_refused(&service.send(deep).await, "BAD_REQUEST");
    let marked = service
        .send("\u{feff}{\"query\":\"{ __typename }\",\"operationName\":null,\"variables\":null}")
        .await;
    assert_eq!(marked.json()["data"]["__typename"], "Query", "{}", marked.body);
}

#[tokio::test]
async fn bodies_of_many_values_are_refused_wherever_these_stand() {
    let service = Service::with_sample().await;
    let many: Vec<u8> = vec![1; 3_000];
    for body in [
        json!({"query": "{ __typename }", "variables": {"undeclared": many}}),
        json!({"query": "{ __typename }", "extensions": {"own": many}}),
        json!({"query": "{ __typename }", "own": many}),
        json!({"query": "query($first: Int) { __typename }", "variables": {"first": many}}),
    ] {
        assert_refused(&service.ask(body).await, "LIMIT_EXCEEDED");
    }
    let variables = format!("%7B%22a%22:[{}]%7D", vec!["1"; 3_000].join(","));
    let answer = service
        .get(&format!("/graphql?query=%7B__typename%7D&variables={variables}"))
        .await;
    assert!(answer.body.contains("LIMIT_EXCEEDED"), "{}", answer.body);
    let signs = query(&format!("{{ __typename }} # {}", "[{,\\\"".repeat(5_000)));
    assert_eq!(service.ask(signs).await.json()["data"]["__typename"], "Query");
}

#[tokio::test]
async fn a_batch_is_told_how_to_ask_instead() {
    let service = Service::with_sample().await;
    let answer = service
        .ask(json!([query("{ __typename }"), query("{ __typename }")]))
        .await;
    assert_refused(&answer, "BAD_REQUEST");
    assert!(answer.body.contains("one operation in each request"), "{}", answer.body);
}

#[tokio::test]
async fn a_hash_without_its_text_is_not_known_and_a_wrong_one_is_refused() {
    let service = Service::with_sample().await;
    let hashed = |query: Option<&str>, hash: &str| {
        let extensions = json!({"persistedQuery": {"version": 1, "sha256Hash": hash}});
        json!({"query": query, "extensions": extensions})
    };
    let zeros = "0".repeat(64);
    assert_refused(
        &service.ask(hashed(None, &zeros)).await,
        "PERSISTED_QUERY_NOT_SUPPORTED",
    );
    assert_refused(
        &service.ask(hashed(Some("{ __typename }"), &zeros)).await,
        "BAD_REQUEST",
    );
    let right = "7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b";
    let answer = service.ask(hashed(Some("{ __typename }"), right)).await;
    assert_eq!(answer.json()["data"]["__typename"], "Query", "{}", answer.body);
}

#[tokio::test]
async fn a_body_larger_than_the_limit_is_refused() {
    let transport = TransportLimits {
        body: 1_000,
        ..TransportLimits::DEFAULT
    };
    let service = with_limits(Limits {
        transport,
        ..Limits::default()
    })
    .await;
    let answer = service.send(" ".repeat(5_000_000)).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", answer.body);
    assert_eq!(answer.json()["errors"][0]["extensions"]["code"], "LIMIT_EXCEEDED");
    let body = query("{ __typename }").to_string();
    let padded = format!("{body}{}", " ".repeat(1_000 - body.len()));
    assert_eq!(service.send(padded).await.status, StatusCode::OK);
}

#[tokio::test]
async fn large_answers_are_compressed_and_small_ones_are_not() {
    let service = Service::with_sample().await;
    for (text, encoding) in [
        ("{ __typename }", ""),
        ("{ __schema { types { name description } } }", "gzip"),
    ] {
        let request = service
            .request(Method::POST, "/graphql")
            .header("accept-encoding", "gzip");
        let answer = Answer::of(request.json(&query(text))).await;
        assert_eq!(
            (answer.status, answer.header("content-encoding")),
            (StatusCode::OK, encoding),
            "{text}"
        );
    }
}
