//! What operations cost.

use async_graphql::parser::parse_query;
use serde_json::json;

use crate::guard::cost::*;

fn cost(text: &str, variables: serde_json::Value) -> Cost {
    let schema_model = crate::schema_model();
    let document = parse_query(text).expect("a document");
    let (_, operation) = document.operations.iter().next().expect("an operation");
    Cost::of(
        schema_model,
        &document,
        &operation.node,
        &Variables::from_json(variables),
    )
}

fn nodes(text: &str) -> usize {
    cost(text, json!({})).nodes
}

fn points(text: &str) -> usize {
    cost(text, json!({})).points
}

#[test]
fn nodes_are_the_products_of_page_sizes() {
    assert_eq!(nodes("{ actors { nodes { id } } }"), 20);
    assert_eq!(nodes("{ actors(first: 3) { edges { node { id } } nodes { id } } }"), 3);
    assert_eq!(
        nodes("{ actors(last: 3) { nodes { events(first: 10) { nodes { id } } } } }"),
        3 + 30
    );
    assert_eq!(
        nodes("{ actor(id: \"a\") { events { nodes { id } } topics { id } sectors } }"),
        20 + 5
    );
    assert_eq!(
        nodes("{ actors(first: 4) { nodes { claims { id } claims2: claims(first: 2) { id } } } }"),
        4 + 20 + 8
    );
    assert_eq!(
        nodes("{ nodes(ids: [\"a\", \"b\"]) { ... on Actor { topics { id } } } }"),
        2 + 10
    );
    assert_eq!(nodes("{ __typename release { name } nothing { nodes { id } } }"), 0);
}

#[test]
fn sizes_and_conditions_may_stand_in_variables() {
    let text = "query($n: Int, $ids: [ID!]!, $no: Boolean!) { actors(first: $n) { nodes { id } } nodes(ids: $ids) { id } \
        events @include(if: $no) { nodes { id } } ...F @skip(if: true) } fragment F on Query { places { nodes { id } } }";
    let cost = cost(text, json!({"n": 7, "ids": ["a", "b", "c"], "no": false}));
    assert_eq!(cost.nodes, 10);
}

#[test]
fn work_costs_points_for_each_object_that_it_is_done_for() {
    assert_eq!(points("{ actors { nodes { id } } }"), 1);
    assert_eq!(points("{ actors(first: 0) { totalCount } }"), 5);
    assert_eq!(
        points("{ actors(first: 10) { totalCount nodes { events(first: 1) { totalCount } } } }"),
        5 + 50 + 1
    );
    assert_eq!(points("{ alignment(a: \"a\", b: \"b\", topic: \"t\") { verdict } }"), 5);
    assert_eq!(
        points("{ alignments(a: \"a\", b: \"b\", first: 20) { nodes { verdict } } }"),
        6
    );
    let matrix = "query($a: [ID!]!) { alignmentMatrix(actors: $a, topic: \"t\") { topic { id } } }";
    assert_eq!(cost(matrix, json!({"a": ["a", "b", "c", "d"]})).points, 30);
}

#[test]
fn a_walk_costs_once_however_much_of_it_is_shown() {
    let walk = "paths(from: \"actor/a\", to: \"actor/b\") { paths { length hops { label } } truncated }";
    assert_eq!(points(&format!("{{ {walk} }}")), 52);
}

#[test]
fn empty_pages_and_long_arguments_are_not_for_nothing() {
    assert_eq!(nodes("{ actors { nodes { events(first: 0) { nodes { id } } } } }"), 40);
    let text =
        "query($f: EventFilter) { actors(first: 10) { nodes { events(first: 1, filter: $f) { nodes { id } } } } }";
    let ids = |count| json!({"f": {"ids": vec!["e"; count]}});
    assert_eq!(cost(text, ids(9)).points, 1);
    assert_eq!(cost(text, ids(110)).points, 52);
    let long = json!({"f": {"text": "x".repeat(5_000)}});
    assert_eq!(cost(text, long).points, 22);
}

#[test]
fn conditions_on_the_whole_release_cost_for_the_list_and_for_each_count_and_facet() {
    let both = "{ events(filter: {text: \"x\", during: {from: \"2000\"}, ids: [\"a\"]}, first: 0) { totalCount } }";
    assert_eq!(points(both), 2 * 25 + 5 + 2 * 25);
    let faceted = "{ events(filter: {text: \"x\"}, first: 0) { facets(by: [KIND, ROLE]) { by } } }";
    assert_eq!(points(faceted), 25 + 125 + 25 + 280 + 25);
    let single = "query($by: [EventFacet!]!) { events(first: 0) { facets(by: $by) { by } } }";
    assert_eq!(cost(single, json!({"by": "TOPIC"})).points, 280);
    let own = "{ actor(id: \"a\") { events(first: 0, filter: {dated: true}) { facets(by: [KIND, YEAR]) { by } } } }";
    assert_eq!(points(own), 2 * 20);
    let either = "{ events(filter: {or: [{text: \"x\"}, {not: {text: \"y\"}}]}, first: 0) { nodes { id } } }";
    assert_eq!(points(either), 2 * 25);
    let below = "{ events(first: 1, filter: {text: \"x\"}) { nodes { participants(first: 0) { totalCount } } } }";
    assert_eq!(points(below), 25 + 5);
}

#[test]
fn every_field_of_the_answer_counts() {
    let fields = "id ".repeat(50);
    let page = 20 * (25 + 50) + 5 + 5;
    assert_eq!(
        points(&format!("{{ actors {{ nodes {{ {fields} }} }} }}")),
        (page + 250) / 500
    );
    assert_eq!(
        points(&format!(
            "{{ actors(first: 100) {{ nodes {{ {} }} }} }}",
            "id ".repeat(1_000)
        )),
        205
    );
}

#[test]
fn the_dearest_field_is_named_by_its_path_in_the_answer() {
    let cost = cost(
        "{ a: actors { nodes { many: events(first: 100) { nodes { id } } totals: events { totalCount } } } }",
        json!({}),
    );
    assert_eq!(cost.dearest, "a.nodes.many");
}
