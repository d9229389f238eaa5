//! Variables become values of their types before anything runs.

use serde_json::{Value, json};

use super::assert_refused;
use crate::harness::Service;

/// What a document's only variable is refused for.
async fn refused(service: &Service, declaration: &str, used: &str, variables: Value) -> String {
    let text = format!("query({declaration}) {{ release {{ name }} {used} }}");
    let answer = service.ask(json!({"query": text, "variables": variables})).await;
    assert_refused(&answer, "BAD_USER_INPUT");
    let error = &answer.json()["errors"][0];
    assert!(error["locations"][0]["line"].is_u64(), "{error}");
    error["message"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_is_not_of_its_type_is_named_with_its_path() {
    let service = Service::with_sample().await;
    let id = ("$id: ID!", "actor(id: $id) { id }");
    let page = ("$first: Int", "actors(first: $first) { nodes { id } }");
    let filter = ("$filter: ActorFilter", "actors(filter: $filter) { nodes { id } }");
    let event = ("$filter: EventFilter", "events(filter: $filter) { nodes { id } }");
    let cases = [
        (id, json!({}), "`$id` is missing: pass a value of type ID!"),
        (id, json!({"id": null}), "`$id` is null: pass a value of type ID!"),
        (id, json!({"id": 1.5}), "`$id` is 1.5: expected an id, as text"),
        (id, json!({"id": {}}), "`$id` is an object: expected an id, as text"),
        (
            page,
            json!({"first": "3"}),
            "`$first` is \"3\": expected a whole number",
        ),
        (
            page,
            json!({"first": 2.5}),
            "`$first` is 2.5: expected a whole number from -2147483648 to 2147483647",
        ),
        (
            page,
            json!({"first": 2_147_483_648_u32}),
            "`$first` is 2147483648: expected a whole number from -2147483648 to 2147483647",
        ),
        (
            page,
            json!({"first": true}),
            "`$first` is true: expected a whole number",
        ),
        (
            page,
            json!({"first": [1]}),
            "`$first` is a list: expected a whole number",
        ),
        (
            filter,
            json!({"filter": 1}),
            "`$filter` is 1: expected an object of type ActorFilter",
        ),
        (
            filter,
            json!({"filter": {"kinds": ["STATE", "STAT"]}}),
            "`$filter.kinds[1]` is \"STAT\": expected a code of ActorKind; did you mean `STATE`?",
        ),
        (
            filter,
            json!({"filter": {"kinds": [null]}}),
            "`$filter.kinds[0]` is null: pass a value of type ActorKind!",
        ),
        (
            filter,
            json!({"filter": {"knids": []}}),
            "`$filter.knids` is no field of ActorFilter; did you mean `kinds`?",
        ),
        (
            filter,
            json!({"filter": {"text": 1}}),
            "`$filter.text` is 1: expected text",
        ),
        (
            filter,
            json!({"filter": {"disputed": "yes"}}),
            "`$filter.disputed` is \"yes\": expected true or false",
        ),
        (
            filter,
            json!({"filter": {"and": [{}, {"not": {"ids": [[]]}}]}}),
            "`$filter.and[1].not.ids[0]` is a list: expected an id, as text",
        ),
        (
            event,
            json!({"filter": {"topic": {}}}),
            "`$filter.topic.id` is missing: pass a value of type ID!",
        ),
        (
            event,
            json!({"filter": {"during": {"from": "yesterday"}}}),
            "`$filter.during.from` is \"yesterday\": expected a date in EDTF, such as 2024-08",
        ),
    ];
    for ((declaration, used), variables, message) in cases {
        assert_eq!(refused(&service, declaration, used, variables).await, message);
    }
}

#[tokio::test]
async fn values_that_fit_are_taken_as_their_type_has_them() {
    let service = Service::with_sample().await;
    let text = "query($id: ID!, $first: Int!, $filter: ActorFilter!, $more: Boolean = true, $none: Int) { \
        actor(id: $id) { id } actors(filter: $filter, first: $first, last: $none) { nodes { id } } \
        release @include(if: $more) { version } }";
    // A list of one may be written as the one; 2.0 is a whole number; what is not declared is passed over.
    let variables = json!({
        "id": "actor-000000", "first": 2.0, "filter": {"ids": "actor-000000", "text": null}, "unknown": [1],
    });
    let answer = service.ask(json!({"query": text, "variables": variables})).await.json();
    let expected = json!({
        "actor": {"id": "actor/actor-000000"},
        "actors": {"nodes": [{"id": "actor/actor-000000"}]},
        "release": {"version": "1.0.0"},
    });
    assert_eq!(answer["data"], expected, "{answer}");
}

#[tokio::test]
async fn each_wrong_value_is_an_error_up_to_ten() {
    let service = Service::with_sample().await;
    let text = "query($a: Int!, $b: [Int!]) { a: actors(first: $a) { nodes { id } } b: interests(filter: {stances: $b}) { nodes { id } } }";
    let errors = async |variables: Value| {
        let answer = service.ask(json!({"query": text, "variables": variables})).await;
        assert_refused(&answer, "BAD_USER_INPUT");
        answer.json()["errors"].as_array().map(Vec::len)
    };
    assert_eq!(errors(json!({"b": [1, "x", 2, "y"]})).await, Some(3));
    assert_eq!(errors(json!({"a": 1, "b": vec!["x"; 500]})).await, Some(10));
}

#[tokio::test]
async fn more_values_than_anybody_needs_are_refused() {
    let service = Service::with_sample().await;
    let text = "query($ids: [ID!]) { actors(filter: {ids: $ids}) { nodes { id } } }";
    let answer = service
        .ask(json!({"query": text, "variables": {"ids": vec!["actor-000000"; 2_000]}}))
        .await;
    assert_refused(&answer, "LIMIT_EXCEEDED");
    assert_eq!(answer.json()["errors"][0]["extensions"]["limit"], "values");
}

#[tokio::test]
async fn conditions_are_true_or_false_and_never_null() {
    let service = Service::with_sample().await;
    let message = "`$on` may be null, and @include needs true or false: declare it as Boolean!";
    for used in [
        "a: __typename @include(if: $on)",
        "... @include(if: $on) { a: __typename }",
        "... { ... { b: release @include(if: $on) { name } } }",
    ] {
        assert_eq!(
            refused(&service, "$on: Boolean", used, json!({"on": true})).await,
            message,
            "{used}"
        );
        assert_eq!(
            refused(&service, "$on: Boolean = true", used, json!({"on": null})).await,
            message,
            "{used}"
        );
    }
    let text = "query($on: Boolean! $off: Boolean = false) { __typename @include(if: $on) a: __typename @skip(if: $on) \
        ...F @include(if: $off) ... @skip(if: $off) { b: __typename } } fragment F on Query { c: __typename @include(if: $on) }";
    let answer = service
        .ask(json!({"query": text, "variables": {"on": true}}))
        .await
        .json();
    assert_eq!(answer["data"], json!({"__typename": "Query", "b": "Query"}), "{answer}");
    let none = service
        .ask(json!({"query": "{ __typename @skip(if: true) }"}))
        .await
        .json();
    assert_eq!(none["data"], json!({}), "{none}");
}

#[tokio::test]
async fn every_way_to_escape_a_character_is_read() {
    let service = Service::with_sample().await;
    let text = r#"{ a: __type(name: "Act\u006fr") { name } b: __type(name: "\u{41}ctor") { name }
        c: __type(name: """Actor""") { name } d: actor(id: "\uD83C\uDF0D") { id } }"#;
    let answer = service.ask(json!({"query": text})).await.json();
    for key in ["a", "b", "c"] {
        assert_eq!(answer["data"][key]["name"], "Actor", "{answer}");
    }
    let message = answer["errors"][0]["message"].as_str().unwrap();
    assert!(message.contains('🌍'), "{message}");
}
