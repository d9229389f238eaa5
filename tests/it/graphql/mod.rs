//! The GraphQL API, asked as clients ask it.

mod bad_pages;
mod children;
mod disputes;
mod ends;
mod filters;
mod pages;
mod records;
mod references;
mod schema;
mod standing_claim;
mod statements;
pub mod walk;

use demarche_bench::Sample;
use demarche_publish::Batch;
use serde_json::Value;

use crate::harness::Service;

/// Records of every kind, two claims or more on each record that has any, and each rarity at least once.
pub const SAMPLE: Sample = Sample {
    seed: 346,
    actors: 60,
    places: 20,
    topics: 40,
    interests: 80,
    events: 90,
    participants: 3,
    artifacts: 50,
    relations: 40,
    documents: 12,
    claims: 600,
};

/// A service over the sample, to be read.
pub async fn shared() -> Service {
    Service::to_read(&SAMPLE).await
}

/// The sample's content, which is the oracle of what the API must answer.
pub fn content() -> Batch {
    SAMPLE.batch().unwrap()
}

/// The texts of a field of a list's items.
pub fn texts(list: &Value, pointer: &str) -> Vec<String> {
    let text = |item: &Value| item.pointer(pointer).unwrap().as_str().unwrap().to_owned();
    list.as_array().unwrap().iter().map(text).collect()
}

/// The code of an answer's only error.
pub fn code(answer: &Value) -> &str {
    let errors = answer["errors"].as_array().map_or(&[][..], Vec::as_slice);
    assert_eq!(errors.len(), 1, "{answer:#}");
    errors[0]["extensions"]["code"].as_str().unwrap_or_default()
}
