//! The size and the form of documents, and the status of what is refused.

use std::fmt::Write;

use demarche::config::Limits;
use demarche_graphql::guard::DocumentLimits;
use reqwest::{Method, StatusCode, header::ACCEPT};
use serde_json::{Value, json};

use super::{assert_refused, query, with_limits};
use crate::harness::{Answer, Service};

/// 24 fragments of which each spreads the next twice, around what is asked last.
fn doubling(last: &str) -> String {
    let mut text = "{ ...F0 }".to_owned();
    for number in 0..24 {
        write!(text, " fragment F{number} on Query {{ ...F{0} ...F{0} }}", number + 1).unwrap();
    }
    format!("{text} fragment F24 on Query {{ {last} }}")
}

#[tokio::test]
async fn fragments_that_double_hold_nobody_up() {
    let service = Service::with_sample().await;
    for last in ["__typename", "...Nothing", "...F0"] {
        let answer = service.ask(&doubling(last)).await;
        let code = if last == "...F0" {
            "GRAPHQL_VALIDATION_FAILED"
        } else {
            "LIMIT_EXCEEDED"
        };
        assert_refused(&answer, code);
    }
    let answer = service.ask(&doubling("__typename")).await.json();
    let extensions = &answer["errors"][0]["extensions"];
    assert_eq!(extensions["limit"], "fields");
    assert_eq!(
        (&extensions["allowed"], &extensions["asked"]),
        (&json!(2_000), &json!(1 << 24))
    );
}

/// What passes the guard is small enough for everything after it: fragments in fields, up to every limit at once.
#[tokio::test]
async fn the_widest_document_that_passes_is_answered() {
    let service = Service::with_sample().await;
    // Each of ten operations spreads 49 fragments in each other and has nearly all the fields that it may.
    let mut text = String::new();
    for number in 0..10 {
        write!(text, "query Q{number} {{ ...F0 }} ").unwrap();
    }
    for number in 0..49 {
        write!(text, "fragment F{number} on Query {{ ...F{} }} ", number + 1).unwrap();
    }
    let twice = "actors(first: 1) { nodes { id label } } ".repeat(100);
    write!(text, "fragment F49 on Query {{ {twice} }}").unwrap();
    let answer = service.ask(json!({"query": text, "operationName": "Q9"})).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert_eq!(
        answer.json()["data"]["actors"]["nodes"].as_array().map(Vec::len),
        Some(1)
    );
}

#[tokio::test]
async fn limits_are_what_the_service_is_told() {
    let document = DocumentLimits {
        depth: 2,
        ..DocumentLimits::DEFAULT
    };
    let service = with_limits(Limits {
        document,
        ..Limits::default()
    })
    .await;
    let answer = service.ask("{ actors { nodes { id } } }").await;
    assert_refused(&answer, "LIMIT_EXCEEDED");
    let error = &answer.json()["errors"][0];
    assert_eq!(
        (&error["extensions"]["allowed"], &error["extensions"]["asked"]),
        (&json!(2), &json!(3))
    );
    assert_eq!(error["locations"], json!([{"line": 1, "column": 1}]));
    let message = error["message"].as_str().unwrap();
    assert!(
        message.contains("3 levels") && message.contains("2 are the most"),
        "{message}"
    );
}

#[tokio::test]
async fn what_is_refused_has_a_status_by_media_type_and_never_data() {
    let service = Service::with_sample().await;
    let cases: [(Value, &str); 9] = [
        (query("{"), "GRAPHQL_PARSE_FAILED"),
        (query("{ nothing }"), "GRAPHQL_VALIDATION_FAILED"),
        (query("mutation { nothing }"), "GRAPHQL_VALIDATION_FAILED"),
        (
            query("{ __typename } fragment F on Query { __typename }"),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            query("query A { __typename } query A { __typename }"),
            "GRAPHQL_PARSE_FAILED",
        ),
        (
            query("query A { __typename } query B { __typename }"),
            "OPERATION_RESOLUTION_FAILURE",
        ),
        (
            json!({"query": "query A { __typename }", "operationName": "B"}),
            "OPERATION_RESOLUTION_FAILURE",
        ),
        (
            json!({"query": "{ __typename }", "operationName": "B"}),
            "OPERATION_RESOLUTION_FAILURE",
        ),
        (
            query("subscription { releasePublished { name } }"),
            "OPERATION_RESOLUTION_FAILURE",
        ),
    ];
    for (question, code) in cases {
        assert_refused(&service.ask(question.clone()).await, code);
        let request = service
            .request(Method::POST, "/graphql")
            .header(ACCEPT, "application/json");
        let answer = Answer::of(request.json(&question)).await;
        assert_eq!(answer.status, StatusCode::OK, "{question}");
        let body = answer.json();
        assert_eq!(body["errors"][0]["extensions"]["code"], code, "{}", answer.body);
        assert_eq!(
            body.as_object().unwrap().keys().next().map(String::as_str),
            Some("errors")
        );
        assert!(body.get("data").is_none(), "{}", answer.body);
    }
}

#[tokio::test]
async fn ten_errors_are_enough_and_none_repeats_a_long_text() {
    let service = Service::with_sample().await;
    let many = format!(
        "{{ {} }}",
        (0..30).map(|number| format!("nothing{number} ")).collect::<String>()
    );
    let answer = service.ask(&many).await;
    assert_eq!(
        answer.json()["errors"].as_array().map(Vec::len),
        Some(10),
        "{}",
        answer.body
    );
    for long in [
        "é".repeat(400_000),
        format!("{{ actor(id: \"{}\") }}", "é".repeat(400_000)),
        "a".repeat(900_000),
    ] {
        let answer = service.ask(&long).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert!(answer.body.len() < 4_000, "{} bytes", answer.body.len());
    }
}

#[tokio::test]
async fn the_whole_schema_can_be_asked_for_and_no_multiple_of_it() {
    let service = Service::with_sample().await;
    let types = "__schema { types { name fields { name args { name type { name ofType { name } } } } } }";
    let answer = service.ask(&format!("{{ {types} }}")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    let ten: String = (0..10).map(|number| format!("a{number}: {types} ")).collect();
    let answer = service.ask(&format!("{{ {ten} }}")).await;
    assert_refused(&answer, "LIMIT_EXCEEDED");
    assert_eq!(
        answer.json()["errors"][0]["extensions"]["limit"],
        "introspectionElements"
    );
}

#[tokio::test]
async fn every_answer_is_json_without_a_space_and_its_parts_come_in_one_order() {
    let service = Service::with_sample().await;
    for (text, parts) in [
        (
            "{ actors(first: 2) { totalCount nodes { label } } }",
            &["data", "extensions"][..],
        ),
        (
            "{ a: actors(first: 1) { totalCount } node(id: \"nonsense\") { id } }",
            &["errors", "data", "extensions"],
        ),
        ("{ nothing }", &["errors"]),
        ("{", &["errors"]),
    ] {
        let answer = service.ask(text).await;
        let body = answer.json();
        let found: Vec<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
        assert!(found.starts_with(parts), "{}", answer.body);
        assert_eq!(body.to_string(), answer.body);
    }
}

#[tokio::test]
async fn the_schema_says_what_it_is_for_wherever_a_document_asks() {
    let service = Service::with_sample().await;
    let described = demarche_graphql::described_sdl();
    for text in [
        "{ __schema { description } }",
        "{ release { name } mine: __schema { ...F } } fragment F on __Schema { description queryType { name } }",
    ] {
        let answer = service.ask(text).await.json();
        let data = &answer["data"];
        let schema = if data["mine"].is_null() {
            &data["__schema"]
        } else {
            &data["mine"]
        };
        let description = schema["description"].as_str().unwrap_or_default();
        assert!(!description.is_empty() && described.contains(description), "{answer}");
    }
    let other = service.ask("{ __type(name: \"Query\") { description } }").await.json();
    assert!(other["data"]["__type"]["description"].is_string(), "{other}");
}

#[tokio::test]
async fn errors_have_the_same_codes_whether_or_not_the_schema_is_asked_about() {
    let service = Service::with_sample().await;
    for beside in ["", "__schema { queryType { name } } "] {
        for (text, code) in [
            ("nothing", "GRAPHQL_VALIDATION_FAILED"),
            ("actors(first: {}) { totalCount }", "GRAPHQL_VALIDATION_FAILED"),
            ("...", "GRAPHQL_PARSE_FAILED"),
        ] {
            assert_refused(&service.ask(&format!("{{ {beside}{text} }}")).await, code);
        }
        let text = format!("{{ {beside}actors(first: -1) {{ totalCount }} }}");
        let answer = service.ask(&text).await.json();
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
        assert!(answer["errors"][0]["path"].is_array(), "{answer}");
    }
}

#[tokio::test]
async fn fields_that_would_share_a_key_are_refused_at_every_level() {
    let service = Service::with_sample().await;
    for text in [
        "{ a: __typename a: release { name } }",
        "{ actors(first: 1) { nodes { id } } actors(first: 2) { nodes { id } } }",
        "{ release { a: name } ... { release { a: version } } }",
        "{ ...F ...G } fragment F on Query { release { a: name } } fragment G on Query { release { a: version } }",
        "{ node(id: \"actor/a\") { ... on Actor { a: label } ... on Record { a: summary } } }",
        "{ node(id: \"actor/a\") { ... on Actor { a: label } ... on Event { a: disputed } } }",
        "{ __typename } fragment F on Release { a: name a: version }",
    ] {
        let answer = service.ask(text).await;
        assert_refused(&answer, "GRAPHQL_VALIDATION_FAILED");
        assert_eq!(
            answer.json()["errors"][0]["locations"].as_array().map(Vec::len),
            Some(2),
            "{}",
            answer.body
        );
    }
    let apart = "{ node(id: \"actor/actor-000000\") { ... on Actor { a: named } ... on Event { a: disputed } } \
        release { name } release { name version } }";
    let answer = service.ask(apart).await.json();
    assert!(answer["data"]["node"]["a"].is_boolean(), "{answer}");
    assert!(answer["data"]["release"]["version"].is_string(), "{answer}");
}

/// The engine would tell each of many million pairs.
#[tokio::test]
async fn fields_that_differ_often_are_told_once() {
    let service = Service::with_sample().await;
    let arguments: String = (0..300).map(|number| format!("a{number}: 1 ")).collect();
    let bare = "release ".repeat(900);
    let text = format!(
        "{}release({arguments}) {bare} {}",
        "{ ... ".repeat(57) + "{ ",
        "}".repeat(58)
    );
    let answer = service.ask(&text).await;
    assert_refused(&answer, "GRAPHQL_VALIDATION_FAILED");
    assert_eq!(answer.json()["errors"].as_array().map(Vec::len), Some(1));
}
