//! Lists of alignments, topic by topic.

use super::*;

const LIST: &str = "
    query($under: ID, $first: Int, $after: String, $last: Int, $before: String) {
        alignments(a: \"russia\", b: \"iran\", under: $under, first: $first, after: $after, last: $last, before: $before) {
            edges { cursor node { topic { id } verdict } }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            totalCount
        }
    }";

/// One page: the topics, and the page itself.
async fn page(service: &Service, variables: Value) -> (Vec<String>, Value) {
    let mut data = service.data(LIST, variables).await;
    let list = data["alignments"].take();
    let edges = list["edges"].as_array().unwrap().iter();
    let topics = edges.map(|edge| edge["node"]["topic"]["id"].as_str().unwrap().to_owned());
    (topics.collect(), list)
}

#[tokio::test]
async fn every_topic_with_an_interest_or_a_judgement_is_listed_once_in_order() {
    let service = Service::with_south_caucasus().await;
    let (all, list) = page(&service, json!({"first": 100})).await;
    assert_eq!(list["totalCount"], all.len());
    assert!(
        all.is_sorted() && all.windows(2).all(|pair| pair[0] != pair[1]),
        "{all:?}"
    );
    for topic in [
        "topic/israeli-presence-in-azerbaijan",
        "topic/syrian-settlement",
        "topic/south-caucasus-order",
    ] {
        assert!(all.iter().any(|other| other == topic), "{topic} in {all:?}");
    }
    // Turkey's and Azerbaijan's own affair.
    assert!(!all.iter().any(|topic| topic == "topic/direct-turkey-azerbaijan-link"));
}

#[tokio::test]
async fn pages_from_either_end_make_up_the_list() {
    let service = Service::with_south_caucasus().await;
    let (all, _) = page(&service, json!({"first": 100})).await;
    let (mut forward, mut after) = (Vec::new(), Value::Null);
    loop {
        let (topics, list) = page(&service, json!({"first": 7, "after": after})).await;
        assert_eq!(list["pageInfo"]["hasPreviousPage"], !forward.is_empty());
        forward.extend(topics);
        after = list["pageInfo"]["endCursor"].clone();
        if list["pageInfo"]["hasNextPage"] == false {
            break;
        }
    }
    assert_eq!(forward, all);
    let (mut backward, mut before) = (Vec::new(), Value::Null);
    loop {
        let (topics, list) = page(&service, json!({"last": 7, "before": before})).await;
        backward.splice(0..0, topics);
        before = list["pageInfo"]["startCursor"].clone();
        if list["pageInfo"]["hasPreviousPage"] == false {
            break;
        }
    }
    assert_eq!(backward, all);
}

#[tokio::test]
async fn a_list_can_be_cut_to_what_is_below_a_topic() {
    let service = Service::with_south_caucasus().await;
    let (syria, _) = page(&service, json!({"under": "syrian-settlement", "first": 100})).await;
    assert_eq!(
        syria,
        [
            "topic/areas-of-influence-in-syria",
            "topic/countering-israeli-strikes-on-syria",
            "topic/energy-development-in-syria",
            "topic/fighting-terrorism-in-syria",
            "topic/keeping-the-syrian-government",
            "topic/syrian-settlement",
            "topic/territorial-integrity-of-syria",
        ]
    );
}

#[tokio::test]
async fn a_cursor_of_another_list_is_refused() {
    let service = Service::with_south_caucasus().await;
    let cursor = "{ topics(first: 1) { pageInfo { endCursor } } }";
    let cursor = service.data(cursor, Value::Null).await["topics"]["pageInfo"]["endCursor"].take();
    let answer = service.answer(LIST, json!({"after": cursor})).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{answer}");
}

#[tokio::test]
async fn an_alignment_leads_to_those_on_the_topics_directly_below() {
    let service = Service::with_south_caucasus().await;
    let query = "{ alignment(a: \"russia\", b: \"iran\", topic: \"syrian-settlement\") {
        narrower(first: 3) { nodes { topic { id } verdict } totalCount pageInfo { hasNextPage } }
    } }";
    let narrower = service.data(query, Value::Null).await["alignment"]["narrower"].take();
    assert_eq!(
        narrower,
        json!({
            "nodes": [
                {"topic": {"id": "topic/areas-of-influence-in-syria"}, "verdict": "COMPETE"},
                {"topic": {"id": "topic/countering-israeli-strikes-on-syria"}, "verdict": "UNKNOWN"},
                {"topic": {"id": "topic/fighting-terrorism-in-syria"}, "verdict": "CONVERGE"},
            ],
            "totalCount": 5,
            "pageInfo": {"hasNextPage": true},
        })
    );
}
