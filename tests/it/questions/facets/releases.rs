//! Facets of two releases on one service: each answers its own.

use demarche_bench::Sample;
use serde_json::json;

use super::FACET;
use crate::{
    graphql::SAMPLE,
    harness::{DATASET, Service},
};

#[tokio::test]
async fn each_release_counts_its_own_records() {
    let service = Service::with(&SAMPLE).await;
    let question =
        format!("{{ events(first: 0) {{ totalCount facets(by: [KIND, YEAR, PARTICIPANT, TOPIC]) {{ {FACET} }} }} }}");
    let path = |version: &str| format!("/datasets/{DATASET}@{version}/graphql");
    let first = service.answer_at(&path("1.0.0"), &question, json!({})).await;
    let other = Sample {
        seed: 11,
        events: 40,
        ..SAMPLE
    };
    service.publish(&other, "2.0.0").await;
    for _ in 0..2 {
        let second = service.answer_at(&path("2.0.0"), &question, json!({})).await;
        assert_eq!(first["data"]["events"]["totalCount"], 90);
        assert_eq!(second["data"]["events"]["totalCount"], 40);
        for (index, of) in [(0, 90), (1, 40)] {
            let facet = &[&first, &second][index]["data"]["events"]["facets"][0];
            let counts = facet["values"]
                .as_array()
                .unwrap()
                .iter()
                .map(|value| value["count"].as_i64().unwrap());
            assert_eq!(counts.sum::<i64>() + facet["missing"].as_i64().unwrap(), of);
        }
        let again = service.answer_at(&path("1.0.0"), &question, json!({})).await;
        assert_eq!(again["data"], first["data"]);
        assert_eq!(service.answer(&question, json!({})).await["data"], second["data"]);
    }
}
