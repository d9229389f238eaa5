//! What narrows paths, and in which order they come.

use super::*;

/// The records between A and B on paths of two hops that fit in the filter, in the order of the answer.
async fn between(service: &Service, filter: Value) -> Vec<String> {
    let more = json!({"maxLength": 2, "first": 100, "filter": filter});
    let found = paths(service, ("actor/a", "actor/b"), more).await;
    assert_eq!(found["truncated"], false);
    let paths = found["paths"].as_array().unwrap().iter();
    let middle = |path: &Value| path["hops"][0]["to"]["id"].as_str().unwrap().to_owned();
    paths.map(middle).collect()
}

const BY_RANK: [&str; 10] = [
    "actor/confirmed",
    "actor/doubtful",
    "actor/early",
    "actor/filed",
    "actor/friend",
    "actor/giver",
    "actor/late",
    "actor/part",
    "actor/planned",
    "event/talks",
];

#[tokio::test]
async fn the_more_credible_come_first_and_then_the_ids_decide() {
    let service = Service::with_fixture("ways").await;
    let found = between(&service, Value::Null).await;
    assert_eq!(found[..10], BY_RANK);
    assert_eq!(found[10..], ["topic/narrow"]);
}

#[tokio::test]
async fn each_part_of_the_filter_leaves_what_fits() {
    let service = Service::with_fixture("ways").await;
    let all_but = |left_out: &[&str]| -> Vec<String> {
        let all = BY_RANK.iter().copied().chain(["topic/narrow"]);
        all.filter(|id| !left_out.contains(id)).map(ToOwned::to_owned).collect()
    };
    let only = |ids: &[&str]| -> Vec<String> { ids.iter().map(|id| (*id).to_owned()).collect() };
    let cases = [
        (json!({"via": ["PARTICIPATION"]}), only(&["event/talks"])),
        (json!({"via": ["INTEREST"]}), only(&["topic/narrow"])),
        (
            json!({"via": ["RELATION"]}),
            all_but(&["actor/part", "event/talks", "topic/narrow"]),
        ),
        (
            json!({"via": ["RELATION", "AFFILIATION"]}),
            all_but(&["event/talks", "topic/narrow"]),
        ),
        (json!({"via": []}), only(&[])),
        (
            json!({"relationKinds": ["SUPPLY", "ALLIANCE"]}),
            only(&["actor/filed", "actor/friend"]),
        ),
        (
            json!({"kinds": ["TOPIC", "EVENT"]}),
            only(&["event/talks", "topic/narrow"]),
        ),
        (json!({"kinds": ["PLACE"]}), only(&[])),
        (json!({"topic": {"id": "narrow"}}), only(&["topic/narrow"])),
        (
            json!({"topic": {"id": "topic/wide", "includeNarrower": true}}),
            only(&["actor/filed", "topic/narrow"]),
        ),
        (
            json!({"credibilityAtLeast": "PROBABLY_TRUE"}),
            only(&["actor/confirmed"]),
        ),
        (
            json!({"credibilityAtLeast": "DOUBTFUL"}),
            only(&["actor/confirmed", "actor/doubtful"]),
        ),
        (
            json!({"statuses": ["HAPPENED", "ONGOING"]}),
            all_but(&["actor/planned"]),
        ),
        (
            json!({"statuses": ["DENIED"], "kinds": ["EVENT"]}),
            only(&["event/alleged-talks"]),
        ),
        (
            json!({"statuses": ["DENIED"], "relationKinds": ["AID"], "avoid": ["actor/part", "relation/giver-1"]}),
            only(&[
                "actor/confirmed",
                "actor/doubtful",
                "actor/denied",
                "actor/early",
                "actor/late",
            ]),
        ),
        (
            json!({"avoid": ["event/talks", "interest/a-narrow"]}),
            all_but(&["event/talks", "topic/narrow"]),
        ),
        (
            json!({"asOf": {"date": "2003"}}),
            only(&["actor/early", "topic/narrow"]),
        ),
        (json!({"asOf": {"date": "2014"}}), only(&["actor/late", "event/talks"])),
        (
            json!({"asOf": {"date": "2014", "match": "SURELY"}}),
            only(&["event/talks"]),
        ),
        (
            json!({"asOf": {"date": "2025", "match": "SURELY"}}),
            only(&["actor/late", "event/talks"]),
        ),
        (
            json!({"asOf": {"date": "2003"}, "includeUndated": true}),
            all_but(&["actor/late", "event/talks"]),
        ),
    ];
    for (filter, expected) in cases {
        assert_eq!(between(&service, filter.clone()).await, expected, "{filter}");
    }
}

#[tokio::test]
async fn a_hop_says_which_way_it_is_gone_and_what_its_weakest_claim_is_worth() {
    let service = Service::with_fixture("ways").await;
    let more = json!({"maxLength": 2, "first": 100});
    let there = paths(&service, ("actor/a", "actor/b"), more.clone()).await;
    assert_eq!(
        labels(&there),
        [
            "A –aids→ Confirmed –aids→ B",
            "A –aids→ Doubtful –aids→ B",
            "A –aids→ Early –aids→ B",
            "A –supplies→ Filed –supplies→ B",
            "A –alliance– Friend –alliance– B",
            "A ←aids– Giver –aids→ B",
            "A –aids→ Late –aids→ B",
            "A ←is part of– Part –aids→ B",
            "A –aids→ Planned –aids→ B",
            "A –host in→ Talks ←visitor in– B",
            "A –goal on→ Narrow ←red line on– B",
        ]
    );
    let credibility = |index: usize| there["paths"][index]["credibility"].clone();
    assert_eq!(
        [0, 1, 2, 9].map(credibility),
        [json!("PROBABLY_TRUE"), json!("DOUBTFUL"), Value::Null, Value::Null]
    );
    let directions = |path: &Value| -> Vec<String> {
        let hops = path["hops"].as_array().unwrap().iter();
        hops.map(|hop| hop["direction"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(directions(&there["paths"][4]), ["FORWARD", "FORWARD"]);
    assert_eq!(directions(&there["paths"][5]), ["BACKWARD", "FORWARD"]);
    let back = paths(&service, ("actor/b", "actor/a"), more).await;
    assert_eq!(labels(&back)[5], "B ←aids– Giver –aids→ A");
    assert_eq!(labels(&back).len(), labels(&there).len());
}

#[tokio::test]
async fn a_claim_at_the_end_of_a_relation_stands_for_what_it_is_about() {
    let service = Service::with_fixture("ways").await;
    let more = json!({"maxLength": 1});
    let found = paths(&service, ("event/talks", "actor/early"), more).await;
    assert_eq!(labels(&found), ["Talks –supports→ Early"]);
}
