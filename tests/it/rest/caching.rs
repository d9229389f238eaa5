//! What may be kept, and how it is asked for again.

use reqwest::{Method, StatusCode};

use crate::harness::{Answer, DATASET, Service};

#[tokio::test]
async fn a_known_answer_is_not_sent_again() {
    let service = Service::with_sample().await;
    for path in [
        "/v1/actors",
        "/v1/actors/actor-000000",
        "/v1/release",
        "/v1/datasets",
        "/v1/codes/actor-kind",
        "/v1/openapi.json",
    ] {
        let first = service.get(path).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with('"'), "{path}: a strong validator: {tag}");
        let again = Answer::of(service.request(Method::GET, path).header("if-none-match", &tag)).await;
        assert_eq!(
            (again.status, again.body.as_str()),
            (StatusCode::NOT_MODIFIED, ""),
            "{path}"
        );
        assert_eq!(again.header("etag"), tag, "{path}");
    }
}

#[tokio::test]
async fn validators_tell_questions_forms_encodings_and_releases_apart() {
    let service = Service::with_sample().await;
    let tag = async |path: &str| service.get(path).await.header("etag").to_owned();
    let mut tags = vec![
        tag("/v1/actors").await,
        tag("/v1/actors?first=2").await,
        tag("/v1/actors?format=csv").await,
    ];
    let compressed = Answer::of(
        service
            .request(Method::GET, "/v1/actors")
            .header("accept-encoding", "gzip"),
    )
    .await;
    assert_eq!(compressed.header("content-encoding"), "gzip");
    tags.push(compressed.header("etag").to_owned());
    service.publish_another("1.1.0").await;
    tags.push(tag("/v1/actors").await);
    let mut distinct = tags.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), tags.len(), "{tags:?}");
}

#[tokio::test]
async fn a_compressed_answer_is_known_by_its_own_tag() {
    let service = Service::with_sample().await;
    let request = || {
        service
            .request(Method::GET, "/v1/actors")
            .header("accept-encoding", "gzip")
    };
    let tag = Answer::of(request()).await.header("etag").to_owned();
    let again = Answer::of(request().header("if-none-match", &tag)).await;
    assert_eq!(
        (again.status, again.header("etag")),
        (StatusCode::NOT_MODIFIED, tag.as_str())
    );
}

#[tokio::test]
async fn only_what_never_changes_may_be_kept() {
    let service = Service::with_sample().await;
    let caching = async |path: &str| service.get(path).await.header("cache-control").to_owned();
    assert_eq!(caching("/v1/actors").await, "no-cache");
    assert_eq!(caching(&format!("/datasets/{DATASET}/v1/actors")).await, "no-cache");
    assert_eq!(
        caching(&format!("/datasets/{DATASET}@1.0.0/v1/actors")).await,
        "public, max-age=86400"
    );
    assert_eq!(
        caching(&format!("/datasets/{DATASET}@1.0.0/v1/datasets")).await,
        "no-cache"
    );
    assert_eq!(caching("/v1/actors?first=-1").await, "no-store");
}
