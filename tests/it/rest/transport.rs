//! What every request gets, over both APIs.

use demarche::http;
use reqwest::{Method, StatusCode};
use serde_json::json;
use tokio::{net::TcpListener, sync::oneshot};

use crate::harness::{Answer, Service};

#[tokio::test]
async fn methods_that_only_ask_work_and_others_are_refused() {
    let service = Service::with_sample().await;
    let head = Answer::of(service.request(Method::HEAD, "/v1/actors")).await;
    assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
    assert!(!head.header("etag").is_empty());
    let options = Answer::of(service.request(Method::OPTIONS, "/v1/actors")).await;
    assert_eq!(
        (options.status, options.header("allow")),
        (StatusCode::NO_CONTENT, "GET,HEAD,OPTIONS")
    );
    let post = Answer::of(service.request(Method::POST, "/v1/actors")).await;
    assert_eq!(
        (post.status, post.header("allow")),
        (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD")
    );
    assert_eq!(post.json()["code"], "BAD_REQUEST");
}

#[tokio::test]
async fn pages_of_other_sites_may_read() {
    let service = Service::with_sample().await;
    let read = service
        .request(Method::GET, "/v1/release")
        .header("origin", "https://example.org");
    assert_eq!(Answer::of(read).await.header("access-control-allow-origin"), "*");
    let preflight = service
        .request(Method::OPTIONS, "/graphql")
        .header("origin", "https://example.org")
        .header("access-control-request-method", "POST")
        .header("access-control-request-headers", "content-type");
    let preflight = Answer::of(preflight).await;
    assert!(preflight.status.is_success());
    assert!(preflight.header("access-control-allow-methods").contains("POST"));
}

#[tokio::test]
async fn every_answer_has_an_id_and_is_taken_as_what_it_says() {
    let service = Service::with_sample().await;
    for path in ["/v1/actors", "/nothing", "/livez", "/readyz", "/v1/docs/"] {
        let answer = Answer::of(service.request(Method::GET, path).header("x-request-id", "mine-1")).await;
        assert_eq!(answer.header("x-request-id"), "mine-1", "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
    assert!(!service.get("/livez").await.header("x-request-id").is_empty());
}

#[tokio::test]
async fn graphql_answers_over_http_and_shows_browsers_a_page() {
    let service = Service::with_sample().await;
    let body = json!({"query": "query Q($id: ID!) { actor(id: $id) { id } }", "variables": {"id": "actor-000000"}});
    let answer = Answer::of(service.request(Method::POST, "/graphql").json(&body))
        .await
        .json();
    assert_eq!(answer["data"]["actor"]["id"], "actor/actor-000000");
    assert_eq!(answer["extensions"]["release"], "sample@1.0.0");
    let get = service
        .json("/graphql?query=query%20Q%20%7B%20__typename%20%7D&operationName=Q")
        .await;
    assert_eq!(get["data"]["__typename"], "Query");
    let page = Answer::of(service.request(Method::GET, "/graphql").header("accept", "text/html")).await;
    assert!(page.header("content-type").starts_with("text/html"), "{}", page.body);
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    assert!(
        page.body.contains("</textarea>") && !page.body.contains("://"),
        "it loads nothing"
    );
    let refused = Answer::of(
        service
            .request(Method::POST, "/graphql")
            .json(&json!({"query": "{ nothing }"})),
    )
    .await;
    assert!(refused.json().get("data").is_none(), "{}", refused.body);
    let plain = service
        .request(Method::POST, "/graphql")
        .header("content-type", "text/plain")
        .body("{}");
    assert_eq!(Answer::of(plain).await.status, 415);
    let large = service
        .request(Method::POST, "/graphql")
        .json(&json!({"query": " ".repeat(1_100_000)}));
    assert_eq!(Answer::of(large).await.status, 413);
}

#[tokio::test]
async fn a_service_without_its_database_lives_and_is_not_ready() {
    let service = Service::with_sample().await;
    assert_eq!(service.get("/readyz").await.status, 200);
    service.database().close().await;
    let answer = service.get("/readyz").await;
    assert_eq!(answer.status, 503, "{}", answer.body);
    assert_eq!(service.get("/livez").await.status, 200);
    assert_eq!(service.get("/v1/actors").await.status, 503);
}

#[tokio::test]
async fn a_service_that_is_told_to_stop_ends() {
    let service = Service::empty().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/livez", listener.local_addr().unwrap());
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(async move {
        let stopped = async { stopped.await.unwrap() };
        http::serve(&service.app, &["*".into()], listener, stopped).await
    });
    assert_eq!(reqwest::get(&url).await.unwrap().status(), 200);
    stop.send(()).unwrap();
    serving.await.unwrap().unwrap();
    assert!(reqwest::get(&url).await.is_err());
}
