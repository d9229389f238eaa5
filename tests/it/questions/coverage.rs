//! What a release has evidence for, and what is missing: counted over both APIs, once a release.

use std::collections::HashMap;

use demarche_bench::Sample;
use demarche_model::{claim::Claim, node::Key};
use serde_json::{Value, json};

use crate::{
    graphql::{SAMPLE, content, shared},
    harness::Service,
};

const COVERAGE: &str = "{ release { coverage { hasStandingClaim kinds { kind records derived
    claimCounts { claims orMore records } standing undated singleSourced singleVoiced unattributed disputed } } } }";

async fn coverage(service: &Service) -> Value {
    service.data(COVERAGE, Value::Null).await["release"]["coverage"].take()
}

/// A kind's numbers: the records with no claim, one, two, and more; then the rest in the order of the question.
fn numbers(kind: &Value) -> Vec<i64> {
    let counts = kind["claimCounts"].as_array().unwrap().iter();
    let mut numbers: Vec<i64> = counts.map(|count| count["records"].as_i64().unwrap()).collect();
    let rest = [
        "standing",
        "undated",
        "singleSourced",
        "singleVoiced",
        "unattributed",
        "disputed",
    ];
    numbers.extend(rest.map(|name| kind[name].as_i64().unwrap_or(-1)));
    numbers
}

fn of<'a>(coverage: &'a Value, kind: &str) -> &'a Value {
    let kinds = coverage["kinds"].as_array().unwrap();
    kinds.iter().find(|coverage| coverage["kind"] == kind).unwrap()
}

#[tokio::test]
async fn every_number_is_what_one_counts_in_the_folder() {
    let service = Service::with_fixture("gaps").await;
    let coverage = coverage(&service).await;
    assert_eq!(coverage["hasStandingClaim"], false);
    let expected: [(&str, i64, [i64; 10]); 8] = [
        ("ACTOR", 5, [0, 4, 1, 0, 0, 4, 4, 4, 3, 2]),
        ("PLACE", 3, [0, 2, 1, 0, 0, -1, 2, 2, 1, 2]),
        ("TOPIC", 3, [0, 2, 1, 0, 0, -1, 2, 2, 1, 2]),
        ("INTEREST", 3, [0, 2, 1, 0, 0, 3, 2, 2, 1, 2]),
        ("EVENT", 3, [0, 2, 1, 0, 0, 1, 2, 2, 1, 2]),
        ("ARTIFACT", 3, [0, 2, 1, 0, 0, 2, 2, 2, 1, 2]),
        ("RELATION", 5, [0, 4, 1, 0, 0, 5, 4, 4, 3, 2]),
        ("DOCUMENT", 3, [0, 2, 1, 0, 0, 2, 2, 2, 1, 2]),
    ];
    assert_eq!(coverage["kinds"].as_array().unwrap().len(), expected.len());
    for (kind, records, counted) in expected {
        let found = of(&coverage, kind);
        assert_eq!(found["records"], records, "{kind}");
        assert_eq!(found["derived"], i64::from(kind == "RELATION"), "{kind}");
        assert_eq!(numbers(found), counted, "{kind}");
    }
    let rest = service.json("/v1/release?include=coverage").await;
    assert_eq!(rest["data"]["coverage"], coverage);
    let plain = service.json("/v1/release").await;
    assert!(plain["data"].get("coverage").is_none(), "{plain}");
}

#[tokio::test]
async fn claims_of_many_voices_and_documents_are_counted_as_the_records_say() {
    let coverage = coverage(&shared().await).await;
    let batch = content();
    let mut claims: HashMap<Key, Vec<&Claim>> = HashMap::new();
    for claim in &batch.claims {
        claims.entry(claim.subject).or_default().push(claim);
    }
    let events: Vec<&[&Claim]> = batch
        .events
        .iter()
        .map(|event| claims.get(&event.node.key).map_or(&[][..], Vec::as_slice))
        .collect();
    let count = |fits: &dyn Fn(&[&Claim]) -> bool| -> i64 {
        i64::try_from(events.iter().filter(|claims| fits(claims)).count()).unwrap()
    };
    let one = |claims: &[&Claim], of: &dyn Fn(&Claim) -> Key| {
        claims
            .first()
            .is_some_and(|first| claims.iter().all(|claim| of(claim) == of(first)))
    };
    let found = numbers(of(&coverage, "EVENT"));
    assert_eq!(
        found[..3],
        [0, 1, 2].map(|number| count(&|claims| claims.len() == number))
    );
    assert_eq!(found[3], count(&|claims| claims.len() > 2));
    assert_eq!(found[6], count(&|claims| one(claims, &|claim| claim.reported_in)));
    assert_eq!(
        found[7],
        count(&|claims| one(claims, &|claim| claim.by.unwrap_or(claim.reported_in)))
    );
    let by_authors = |claims: &[&Claim]| !claims.is_empty() && claims.iter().all(|claim| claim.by.is_none());
    assert_eq!(found[8], count(&by_authors));
    let undated = batch.events.iter().filter(|event| event.date.is_none()).count();
    assert_eq!(found[5], i64::try_from(undated).unwrap());
    assert!(of(&coverage, "RELATION")["derived"].as_i64().unwrap() > 0);
    assert_eq!(of(&coverage, "DOCUMENT")["claimCounts"][0]["records"], SAMPLE.documents);
}

#[tokio::test]
async fn the_numbers_are_those_of_the_lists_that_filters_give() {
    let service = shared().await;
    let coverage = coverage(&service).await;
    for (kind, list) in [
        ("EVENT", "events"),
        ("ACTOR", "actors"),
        ("INTEREST", "interests"),
        ("DOCUMENT", "documents"),
    ] {
        let query = format!(
            "{{ undated: {list}(filter: {{dated: false}}) {{ totalCount }}
               disputed: {list}(filter: {{disputed: true}}) {{ totalCount }}
               claimed: {list}(filter: {{claim: {{}}}}) {{ totalCount }} }}"
        );
        let data = service.data(&query, Value::Null).await;
        let found = of(&coverage, kind);
        for name in ["undated", "disputed"] {
            assert_eq!(found[name], data[name]["totalCount"], "{kind}.{name}");
        }
        let claimed = found["records"].as_i64().unwrap() - found["claimCounts"][0]["records"].as_i64().unwrap();
        assert_eq!(claimed, data["claimed"]["totalCount"], "{kind}");
    }
}

#[tokio::test]
async fn the_datasets_own_claim_covers_what_has_no_other() {
    let coverage = coverage(&Service::with_fixture("standing-claim").await).await;
    assert_eq!(coverage["hasStandingClaim"], true);
    // Two actors: one with a claim of its own, one without. Both are the author's.
    assert_eq!(numbers(of(&coverage, "ACTOR")), [0, 2, 0, 0, 1, 2, 2, 2, 2, 0]);
}

#[tokio::test]
async fn coverage_is_computed_once_a_release_and_never_another_ones() {
    let small = Sample::of_records(3, 100);
    let service = Service::with(&small).await;
    let first = coverage(&service).await;
    let before = service.statements();
    assert_eq!(coverage(&service).await, first);
    assert_eq!(service.statements(), before, "it is kept");
    service.publish(&Sample::of_records(3, 150), "1.1.0").await;
    let second = coverage(&service).await;
    assert_ne!(second, first);
    let pinned = service
        .answer_at("/datasets/sample@1.0.0/graphql", COVERAGE, json!({}))
        .await;
    assert_eq!(pinned["data"]["release"]["coverage"], first);
}
