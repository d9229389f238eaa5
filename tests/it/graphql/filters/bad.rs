//! Filters that cannot be met as they are written.

use serde_json::{Value, json};

use crate::{
    graphql::{code, shared},
    harness::Service,
};

async fn ask(service: &Service, field: &str, filter: &Value) -> Value {
    let kind = field.trim_end_matches('s');
    let kind = kind[..1].to_uppercase() + &kind[1..];
    let question =
        format!("query($filter: {kind}Filter) {{ {field}(filter: $filter) {{ totalCount nodes {{ id }} }} }}");
    service.answer(&question, json!({"filter": filter})).await
}

/// Where a filter names a record: the list, a filter around the id, the kind expected.
fn named(id: &str) -> Vec<(&'static str, Value, &'static str)> {
    vec![
        ("actors", json!({"nationality": id}), "nationality"),
        ("actors", json!({"partOf": {"id": id}}), "partOf"),
        ("places", json!({"country": id}), "country"),
        ("interests", json!({"holder": {"id": id}}), "holder"),
        ("interests", json!({"speaker": {"id": id}}), "speaker"),
        ("events", json!({"participant": {"actor": id}}), "participant.actor"),
        (
            "events",
            json!({"participantsAll": [{"actor": id}]}),
            "participant.actor",
        ),
        ("artifacts", json!({"party": {"actor": id}}), "party.actor"),
        ("claims", json!({"by": {"id": id}}), "by"),
    ]
}

#[tokio::test]
async fn an_unknown_record_is_not_found_and_the_argument_is_named() {
    let service = shared().await;
    for (field, filter, argument) in named("actor/nobody") {
        let answer = ask(&service, field, &filter).await;
        assert_eq!(code(&answer), "NOT_FOUND", "{filter}");
        let message = answer["errors"][0]["message"].as_str().unwrap();
        assert!(
            message.contains(&format!("`{argument}`")) && message.contains("actor/nobody"),
            "{message}"
        );
    }
    for (field, filter) in [
        ("places", json!({"within": {"id": "nowhere"}})),
        ("topics", json!({"broader": {"id": "nothing"}})),
        ("events", json!({"topic": {"id": "nothing"}})),
        ("events", json!({"place": {"id": "nowhere"}})),
        ("events", json!({"partOf": "nothing"})),
        ("claims", json!({"source": "nothing"})),
    ] {
        assert_eq!(code(&ask(&service, field, &filter).await), "NOT_FOUND", "{filter}");
    }
}

#[tokio::test]
async fn an_id_of_another_kind_is_bad_input() {
    let service = shared().await;
    for (field, filter, _) in named("event/event-000000") {
        assert_eq!(code(&ask(&service, field, &filter).await), "BAD_USER_INPUT", "{filter}");
    }
    let ids = json!({"ids": ["event/event-000000"]});
    assert_eq!(code(&ask(&service, "actors", &ids).await), "BAD_USER_INPUT");
}

#[tokio::test]
async fn a_malformed_id_is_bad_input() {
    let service = shared().await;
    for id in [
        "",
        "/",
        "actor/",
        "Actor/russia",
        "actor/RUSSIA",
        "actor/a--b",
        "a\0b",
        "actor/'--",
        &"a".repeat(10_000),
    ] {
        assert_eq!(
            code(&ask(&service, "actors", &json!({"nationality": id})).await),
            "BAD_USER_INPUT",
            "{id:?}"
        );
        assert_eq!(
            code(&ask(&service, "actors", &json!({"ids": [id]})).await),
            "BAD_USER_INPUT",
            "{id:?}"
        );
        assert_eq!(
            code(&ask(&service, "relations", &json!({"from": {"ids": [id]}})).await),
            "BAD_USER_INPUT",
            "{id:?}"
        );
    }
}

#[tokio::test]
async fn an_impossible_date_is_refused_with_a_code() {
    let service = shared().await;
    for date in [
        "2016-13",
        "2015-02-29",
        "yesterday",
        "",
        "12024",
        "2020/2010",
        "2024-08-17T10:00",
        "\0",
    ] {
        for leaf in [
            json!({"asOf": {"date": date}}),
            json!({"during": {"from": date}}),
            json!({"during": {"to": date}}),
        ] {
            let answer = ask(&service, "events", &leaf).await;
            let code = code(&answer);
            assert!(
                ["BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"].contains(&code),
                "{leaf}: {answer:#}"
            );
        }
    }
}

#[tokio::test]
async fn an_unknown_leaf_or_code_is_refused_with_a_code() {
    let service = shared().await;
    for leaf in [
        json!({"kind": "STATE"}),
        json!({"record": {}}),
        json!({"kinds": ["ARMY"]}),
        json!({"kinds": [1]}),
    ] {
        let answer = ask(&service, "actors", &leaf).await;
        let code = code(&answer);
        assert!(
            ["BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"].contains(&code),
            "{leaf}: {answer:#}"
        );
    }
}

#[tokio::test]
async fn an_unknown_leaf_in_the_question_itself_is_a_validation_error() {
    let service = shared().await;
    for question in [
        "{ actors(filter: {kind: STATE}) { totalCount } }",
        "{ actors(where: {}) { totalCount } }",
    ] {
        assert_eq!(
            code(&service.answer(question, json!({})).await),
            "GRAPHQL_VALIDATION_FAILED",
            "{question}"
        );
    }
}

#[tokio::test]
async fn whatever_stands_in_a_text_is_looked_for_or_refused() {
    let service = shared().await;
    let long = "kara ".repeat(2_000);
    let word = "x".repeat(10_000);
    for text in [
        "'",
        "''; DROP TABLE node; --",
        "%",
        "_",
        "a & | ! <-> b:*",
        "\\",
        "\u{1F600} x",
        &long,
        &word,
        "\u{202e}x",
    ] {
        let answer = ask(&service, "actors", &json!({"text": text})).await;
        match answer.get("errors") {
            Some(_) => assert_eq!(code(&answer), "BAD_USER_INPUT", "{text:.40}"),
            None => assert!(answer["data"]["actors"]["totalCount"].is_i64(), "{text:.40}"),
        }
    }
}

#[tokio::test]
async fn a_text_without_a_word_is_bad_input() {
    let service = shared().await;
    for text in ["", "  ", "%", "'", "\0", "a\0b"] {
        assert_eq!(
            code(&ask(&service, "actors", &json!({"text": text})).await),
            "BAD_USER_INPUT",
            "{text:?}"
        );
    }
}

#[tokio::test]
async fn a_null_byte_in_a_code_matches_nothing_or_is_refused() {
    let service = shared().await;
    for (field, leaf) in [
        ("actors", json!({"sectors": ["a\0"]})),
        ("events", json!({"modes": ["a\0"]})),
        ("events", json!({"contexts": ["a\0"]})),
        ("interests", json!({"option": "a\0"})),
        ("documents", json!({"author": "a\0"})),
        ("documents", json!({"publisher": "a\0"})),
        ("documents", json!({"languages": ["a\0"]})),
        ("claims", json!({"property": "a\0"})),
    ] {
        let answer = ask(&service, field, &leaf).await;
        match answer.get("errors") {
            Some(_) => assert_eq!(code(&answer), "BAD_USER_INPUT", "{leaf}"),
            None => assert_eq!(answer["data"][field]["totalCount"], 0, "{leaf}"),
        }
    }
}

#[tokio::test]
async fn three_ends_of_a_relation_are_refused() {
    let service = shared().await;
    for ends in [json!([]), json!([{}, {}, {}])] {
        assert_eq!(
            code(&ask(&service, "relations", &json!({"ends": ends})).await),
            "BAD_USER_INPUT",
            "{ends}"
        );
    }
}
