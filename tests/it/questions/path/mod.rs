//! How records hang together, as the API answers it.

mod bad;
mod causes;
mod cost;
mod filters;
mod releases;
mod rest;
mod south_caucasus;

use serde_json::{Value, json};

use crate::harness::Service;

/// The paths from `$from` to `$to`, in short.
const PATHS: &str = "
    query($from: ID!, $to: ID!, $maxLength: Int, $first: Int, $filter: PathFilter) {
        paths(from: $from, to: $to, maxLength: $maxLength, first: $first, filter: $filter) {
            truncated
            paths { length label credibility hops { direction label hopKind from { id } to { id } } }
        }
    }";

/// The paths between two records; `more` has the other arguments.
async fn paths(service: &Service, (from, to): (&str, &str), more: Value) -> Value {
    let mut variables = json!({"from": from, "to": to});
    variables
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    service.data(PATHS, variables).await["paths"].take()
}

/// The labels of what was found.
fn labels(result: &Value) -> Vec<&str> {
    let paths = result["paths"].as_array().unwrap().iter();
    paths.map(|path| path["label"].as_str().unwrap()).collect()
}
