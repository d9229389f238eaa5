//! Finding records by the words, names and codes that people use for them.

mod indexes;
mod input;
mod pages;
mod resolve;
mod rest;
mod search;
mod upgrade;

use serde_json::{Value, json};

use crate::harness::Service;

/// A page of a search.
const SEARCH: &str = "
    query($text: String!, $kinds: [NodeKind!], $first: Int, $after: String, $last: Int, $before: String) {
        search(text: $text, kinds: $kinds, first: $first, after: $after, last: $last, before: $before) {
            totalCount truncated mode
            edges { cursor node { record { id } field snippet score } }
            pageInfo { hasNextPage hasPreviousPage }
        }
    }";

/// What references mean.
const RESOLVE: &str = "
    query($references: [String!]!, $kinds: [NodeKind!]) {
        resolveMany(references: $references, kinds: $kinds) {
            reference ambiguous best { id } candidates { record { id } matched text score }
        }
    }";

/// What a search finds.
async fn search(service: &Service, text: &str) -> Value {
    service.data(SEARCH, json!({"text": text})).await["search"].take()
}

/// The ids that a search finds, the best first.
async fn found(service: &Service, text: &str) -> Vec<String> {
    ids(&search(service, text).await)
}

fn ids(found: &Value) -> Vec<String> {
    let edges = found["edges"].as_array().unwrap().iter();
    edges
        .map(|edge| edge["node"]["record"]["id"].as_str().unwrap().to_owned())
        .collect()
}

/// What a reference means.
async fn resolve(service: &Service, reference: &str, kinds: Value) -> Value {
    let variables = json!({"references": [reference], "kinds": kinds});
    service.data(RESOLVE, variables).await["resolveMany"][0].take()
}
