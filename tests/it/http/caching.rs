//! Answers that are kept: by the service between questions, and by clients between requests.

use std::collections::HashSet;

use demarche::config::Limits;
use reqwest::{
    Method, StatusCode,
    header::{ACCEPT, ACCEPT_ENCODING, IF_NONE_MATCH},
};
use serde_json::json;

use super::{GRAPHQL, assert_refused, with_limits};
use crate::harness::{Answer, DATASET, Service};

pub const QUESTION: &str = "query ($n: Int) { release { name } actors(first: $n) { nodes { id label } } }";

/// A service that keeps what it can.
pub async fn keeping() -> Service {
    with_limits(Limits::default()).await
}

/// The path of a question in the query string.
pub fn path(base: &str, parameters: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    format!("{base}/graphql?{}", query.extend_pairs(parameters).finish())
}

fn pinned(version: &str, text: &str) -> String {
    path(&format!("/datasets/{DATASET}@{version}"), &[("query", text)])
}

/// Asks for a path again, with what the client knows.
pub async fn again(service: &Service, path: &str, tag: &str) -> Answer {
    Answer::of(service.request(Method::GET, path).header(IF_NONE_MATCH, tag)).await
}

#[tokio::test]
async fn a_repeated_question_asks_no_database_and_gets_the_same_answer() {
    let service = keeping().await;
    let question = json!({"query": QUESTION, "variables": {"n": 3, "other": {"b": 1, "a": 2}}});
    let first = service.ask(question).await;
    let before = service.statements();
    let turned = json!({"query": QUESTION, "variables": {"other": {"a": 2, "b": 1}, "n": 3}});
    let second = service.ask(turned).await;
    assert_eq!((second.status, &second.body), (StatusCode::OK, &first.body));
    assert_ne!(second.header("x-request-id"), first.header("x-request-id"));
    assert!(second.json()["extensions"]["cost"].is_u64(), "{}", second.body);
    let path = path(
        "",
        &[("query", QUESTION), ("variables", r#"{"n":3,"other":{"a":2,"b":1}}"#)],
    );
    let third = Answer::of(service.request(Method::GET, &path).header(ACCEPT, GRAPHQL)).await;
    assert_eq!(third.body, first.body);
    assert_eq!(service.statements(), before);
    let other = service.ask(json!({"query": QUESTION, "variables": {"n": 4}})).await;
    assert_eq!(
        other.json()["data"]["actors"]["nodes"].as_array().map(Vec::len),
        Some(4)
    );
}

#[tokio::test]
async fn a_repeated_address_of_rest_asks_no_database() {
    let service = keeping().await;
    let first = service.get("/v1/actors?first=3").await;
    let before = service.statements();
    let second = service.get("/v1/actors?first=3").await;
    assert_eq!(second.body, first.body);
    for name in ["etag", "link", "cache-control", "content-type"] {
        assert_eq!(second.header(name), first.header(name));
    }
    assert_eq!(service.statements(), before);
    service.publish_another("2.0.0").await;
    assert_ne!(service.get("/v1/actors?first=3").await.body, first.body);
}

#[tokio::test]
async fn a_new_release_is_seen_at_once_and_none_answers_for_another() {
    let service = keeping().await;
    let moving = path("", &[("query", QUESTION)]);
    let old = service.get(&moving).await;
    let post = service.ask(QUESTION).await;
    service.publish_another("2.0.0").await;
    let new = service.get(&moving).await;
    assert_ne!(new.json()["data"]["actors"], old.json()["data"]["actors"]);
    assert_ne!(new.header("etag"), old.header("etag"));
    let release = |answer: &Answer| answer.json()["extensions"]["release"].clone();
    assert_eq!(release(&new), format!("{DATASET}@2.0.0"));
    assert_eq!(release(&service.ask(QUESTION).await), release(&new));
    assert_eq!(release(&post), format!("{DATASET}@1.0.0"));
    assert_eq!(again(&service, &moving, old.header("etag")).await.body, new.body);
    for (version, answer) in [("1.0.0", &old), ("2.0.0", &new)] {
        assert_eq!(service.get(&pinned(version, QUESTION)).await.body, answer.body);
    }
}

#[tokio::test]
async fn a_known_answer_is_not_sent_again_and_asks_no_database() {
    let service = Service::with_sample().await;
    for text in [QUESTION, "{ datasets { totalCount } }", "{ citation { text } }"] {
        let path = path("", &[("query", text)]);
        let first = service.get(&path).await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with('"'), "{text}: a strong validator: {tag}");
        assert_eq!(first.header("cache-control"), "no-cache", "{text}");
        let head = Answer::of(service.request(Method::HEAD, &path)).await;
        assert_eq!(
            (head.status, head.body.as_str(), head.header("etag")),
            (StatusCode::OK, "", tag.as_str())
        );
        let before = service.statements();
        let known = again(&service, &path, &tag).await;
        assert_eq!(
            (known.status, known.body.as_str(), known.header("etag")),
            (StatusCode::NOT_MODIFIED, "", tag.as_str()),
            "{text}"
        );
        if text == QUESTION {
            assert_eq!(service.statements(), before);
        }
    }
}

#[tokio::test]
async fn validators_tell_questions_media_types_encodings_and_releases_apart() {
    let service = keeping().await;
    let path = |variables: &str| path("", &[("query", QUESTION), ("variables", variables)]);
    let wide = path("");
    let plain = service.get(&wide).await;
    let mut tags = vec![plain.header("etag").to_owned()];
    tags.push(service.get(&path(r#"{"n":1}"#)).await.header("etag").to_owned());
    let typed = Answer::of(service.request(Method::GET, &wide).header(ACCEPT, GRAPHQL)).await;
    tags.push(typed.header("etag").to_owned());
    for header in [plain.header("vary"), typed.header("vary")] {
        assert!(header.contains("accept"), "{header}");
    }
    let packed = || service.request(Method::GET, &wide).header(ACCEPT_ENCODING, "gzip");
    let compressed = Answer::of(packed()).await;
    assert_eq!(compressed.header("content-encoding"), "gzip");
    let tag = compressed.header("etag").to_owned();
    let known = Answer::of(packed().header(IF_NONE_MATCH, &tag)).await;
    assert_eq!(
        (known.status, known.header("etag")),
        (StatusCode::NOT_MODIFIED, tag.as_str())
    );
    tags.push(tag);
    service.publish_another("1.1.0").await;
    tags.push(service.get(&wide).await.header("etag").to_owned());
    assert_eq!(tags.iter().collect::<HashSet<_>>().len(), tags.len(), "{tags:?}");
}

#[tokio::test]
async fn only_what_never_changes_may_be_kept_by_clients() {
    let service = keeping().await;
    let caching = async |path: &str| service.get(path).await.header("cache-control").to_owned();
    assert_eq!(caching(&pinned("1.0.0", QUESTION)).await, "public, max-age=86400");
    assert_eq!(caching(&path("", &[("query", QUESTION)])).await, "no-cache");
    for changing in [
        "{ datasets { totalCount } }",
        "{ release { dataset { title } } }",
        "{ ...F } fragment F on Query { citation { text } }",
    ] {
        assert_eq!(caching(&pinned("1.0.0", changing)).await, "no-cache", "{changing}");
    }
    for faulty in ["{ nothing }", "{", "{ actors(first: -1) { nodes { id } } }"] {
        let answer = service.get(&pinned("1.0.0", faulty)).await;
        assert_eq!(
            (answer.header("cache-control"), answer.header("etag")),
            ("no-store", ""),
            "{faulty}"
        );
    }
    let posted = service.ask(QUESTION).await;
    assert_eq!(
        (posted.header("cache-control"), posted.header("etag")),
        ("no-store", "")
    );
}

#[tokio::test]
async fn what_may_change_is_read_anew() {
    let service = keeping().await;
    let path = pinned("1.0.0", "{ datasets { nodes { releases { totalCount } } } }");
    let count = async || service.json(&path).await["data"]["datasets"]["nodes"][0]["releases"]["totalCount"].clone();
    assert_eq!(count().await, 1);
    service.publish_another("2.0.0").await;
    assert_eq!(count().await, 2);
}

#[tokio::test]
async fn answers_with_errors_are_not_kept() {
    let service = keeping().await;
    let database = service.database();
    // Half of it fails: the other half is an answer, which is made anew.
    let text = "{ a: actors(first: 1) { nodes { label } } b: node(id: \"nonsense\") { id } }";
    let first = service.ask(text).await;
    let second = service.ask(text).await;
    assert!(second.json()["errors"].is_array(), "{}", second.body);
    assert_eq!(first.json(), second.json());
    let kept = service.ask("{ a: actors(first: 1) { nodes { label } } }").await;
    assert!(kept.json()["errors"].is_null());
    let before = database.statements();
    service.ask("{ a: actors(first: 1) { nodes { label } } }").await;
    assert_eq!(database.statements(), before);
}

#[tokio::test]
async fn a_limit_holds_for_what_another_variable_has_answered() {
    let service = keeping().await;
    let asked = async |n: i32| service.ask(json!({"query": QUESTION, "variables": {"n": n}})).await;
    for _ in 0..2 {
        assert_eq!(asked(2).await.status, StatusCode::OK);
        let text = "query ($n: Int!) { actors(first: $n) { nodes { id } } }";
        assert_refused(&service.ask(text).await, "BAD_USER_INPUT");
        let wrong = json!({"query": QUESTION, "variables": {"n": "2"}});
        assert_refused(&service.ask(wrong).await, "BAD_USER_INPUT");
    }
}

#[tokio::test]
async fn who_asks_the_same_at_the_same_time_shares_one_execution() {
    let alone = keeping().await;
    let crowded = keeping().await;
    let statements = |service: &Service| service.statements();
    let before = [statements(&alone), statements(&crowded)];
    alone.ask(QUESTION).await;
    let asked = (0..8).map(|_| crowded.ask(QUESTION));
    let answers = futures_util::future::join_all(asked).await;
    assert_eq!(
        answers.iter().map(|answer| &answer.body).collect::<HashSet<_>>().len(),
        1
    );
    let [one, all] = [statements(&alone) - before[0], statements(&crowded) - before[1]];
    assert!(one > 0);
    assert_eq!(all, one);
}
