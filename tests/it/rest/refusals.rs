//! What cannot be answered: each says what to change.

use demarche_publish::withdraw;
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::harness::{Answer, Service};

#[tokio::test]
async fn wrong_questions_say_what_to_change() {
    let service = Service::with_sample().await;
    for (path, part) in [
        ("/v1/actors?knd=STATE", "did you mean `kind`?"),
        ("/v1/actors?kind=STAT", "did you mean `STATE`?"),
        ("/v1/actors?topic=a&topic=b", "pass it once"),
        (
            "/v1/actors?match=surely",
            "`match` says more about `from`, `to`, `asOf`",
        ),
        ("/v1/actors?first=1&last=1", "exclude each other"),
        ("/v1/actors?first=-1", "pass 0 to 100"),
        ("/v1/actors?first=1000", "pass 0 to 100"),
        ("/v1/actors?first=x", "`x` is no whole number"),
        ("/v1/actors?after=broken", "the cursor is broken"),
        ("/v1/events?from=2016-13", "`from`"),
        ("/v1/actors?partOf=event/x", "an event"),
        ("/v1/actors/Not_A_Slug", "is no id of an actor"),
        ("/v1/actors/actor-000000?first=1", "unknown parameter `first`"),
        (
            "/v1/actors?include=nothing",
            "`include`: nothing to embed is called `nothing`",
        ),
        ("/v1/codes/nothing", "is no such code"),
        ("/v1/actors?text=%00", "no word"),
    ] {
        let answer = service.get(path).await;
        assert_eq!(answer.status, 400, "{path}: {}", answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let problem = answer.json();
        assert_eq!(problem["code"], "BAD_USER_INPUT", "{path}: {problem}");
        assert!(problem["detail"].as_str().unwrap().contains(part), "{path}: {problem}");
        assert_eq!(problem["requestId"], answer.header("x-request-id"), "{path}");
    }
}

#[tokio::test]
async fn a_path_that_is_no_text_is_a_problem_as_any_other() {
    let service = Service::with_sample().await;
    for path in ["/v1/actors/%ff%fe", "/datasets/%ff/v1/actors", "/v1/docs/%80"] {
        let answer = service.get(path).await;
        assert_eq!(answer.status, 400, "{path}: {}", answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
        assert_eq!(answer.json()["code"], "BAD_REQUEST", "{path}: {}", answer.body);
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_with_what_there_is() {
    let service = Service::with_sample().await;
    for (path, part) in [
        ("/v1/actors/nobody", "no record of sample@1.0.0 has the id actor/nobody"),
        ("/nothing", "/datasets/{dataset}"),
        ("/v1/nothing", "/v1/docs"),
        ("/datasets/other/v1/actors", "there are sample"),
        ("/datasets/sample@9.0.0/v1/actors", "sample@1.0.0"),
    ] {
        let answer = service.get(path).await;
        assert_eq!(answer.status, 404, "{path}: {}", answer.body);
        let problem = answer.json();
        assert_eq!(
            (&problem["code"], &problem["status"]),
            (&json!("NOT_FOUND"), &json!(404))
        );
        assert!(problem["detail"].as_str().unwrap().contains(part), "{path}: {problem}");
    }
    let request = service
        .request(Method::POST, "/datasets/other/graphql")
        .json(&json!({"query": "{ __typename }"}));
    let answer = Answer::of(request).await;
    assert_eq!(answer.status, 404);
    assert_eq!(answer.json()["errors"][0]["extensions"]["code"], "NOT_FOUND");
}

#[tokio::test]
async fn a_withdrawn_release_is_gone_with_the_reason() {
    let service = Service::with_sample().await;
    service.publish_another("1.1.0").await;
    withdraw(service.database(), "sample@1.0.0", "a source was retracted")
        .await
        .unwrap();
    service.refresh().await;
    let answer = service.get("/datasets/sample@1.0.0/v1/actors").await;
    assert_eq!(answer.status, 410);
    assert!(answer.body.contains("a source was retracted"), "{}", answer.body);
    let request = service
        .request(Method::POST, "/datasets/sample@1.0.0/graphql")
        .json(&json!({"query": "{ __typename }"}));
    assert_eq!(Answer::of(request).await.status, 410);
    assert_eq!(service.get("/v1/actors").await.status, 200);
}

#[tokio::test]
async fn without_a_release_the_service_says_so_and_still_tells_its_codes() {
    let service = Service::empty().await;
    let answer = service.get("/v1/actors").await;
    assert_eq!(
        (answer.status, answer.header("retry-after")),
        (StatusCode::SERVICE_UNAVAILABLE, "2")
    );
    assert_eq!(answer.json()["code"], "SERVICE_UNAVAILABLE");
    assert!(
        !service.json("/v1/codes/RELATION_KIND").await["data"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    assert_eq!(service.json("/v1/datasets").await["data"], json!([]));
}
