//! How actors stand to each other, and what crosses a red line, as the API answers it.

mod bad;
mod checks;
mod matrix;
mod pages;
mod red_lines;
mod rest;
mod scope;
mod south_caucasus;

use serde_json::{Value, json};

use crate::harness::Service;

/// The alignment of `$a` and `$b` on `$topic`, down to the ids.
const ALIGNMENT: &str = "
    query($a: ID!, $b: ID!, $topic: ID!, $scope: AlignmentScope) {
        alignment(a: $a, b: $b, topic: $topic, scope: $scope) {
            topic { id } verdict closeness agreement
            missing { id }
            a { ...Side } b { ...Side }
            asserted { verdict relations { id } }
            undatedRelations { id }
            rollUp { verdict count }
            measures { n rawAgreement s pi kappa }
        }
    }
    fragment Side on AlignmentSide {
        actor { id } conditional interests { id } counting { id } undated { id }
    }";

/// The alignment of two actors on a topic.
async fn align(service: &Service, (a, b): (&str, &str), topic: &str, scope: Value) -> Value {
    let variables = json!({"a": a, "b": b, "topic": topic, "scope": scope});
    service.data(ALIGNMENT, variables).await["alignment"].take()
}

/// The slugs of a list of records.
fn slugs(records: &Value) -> Vec<&str> {
    let records = records.as_array().unwrap().iter();
    records
        .map(|record| record["id"].as_str().unwrap().split_once('/').unwrap().1)
        .collect()
}

/// The verdicts of the source.
fn asserted(alignment: &Value) -> Vec<&str> {
    let asserted = alignment["asserted"].as_array().unwrap().iter();
    asserted
        .map(|asserted| asserted["verdict"].as_str().unwrap_or("null"))
        .collect()
}
