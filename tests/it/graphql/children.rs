//! Pages of what belongs to one record.

use demarche_model::node::Key;
use serde_json::{Value, json};

use super::{content, shared, texts, walk::Walk};
use crate::harness::Service;

/// The sample's busiest actor.
const ACTOR: &str = "actor/actor-000000";

fn of(parent: &str, field: &'static str, size: usize) -> Walk<'static> {
    let (kind, _) = parent.split_once('/').unwrap();
    let parent = Some(format!("{kind}(id: \"{parent}\")"));
    Walk {
        parent,
        field,
        arguments: String::new(),
        node: "id",
        size,
    }
}

fn busiest() -> Key {
    content().actors[0].node.key
}

async fn forward(service: &Service, walk: &Walk<'_>) -> Vec<String> {
    texts(&Value::Array(walk.forward(service).await), "/node/id")
}

#[tokio::test]
async fn an_actor_lists_each_of_its_parts_in_an_event() {
    let service = shared().await;
    let actor = busiest();
    let batch = content();
    let id = |key| {
        batch
            .events
            .iter()
            .find(|event| event.node.key == key)
            .unwrap()
            .node
            .id
            .to_string()
    };
    let parts = batch.participants.iter().filter(|part| part.actor == actor);
    let expected: Vec<String> = parts.map(|part| id(part.event)).collect();
    assert!(expected.len() > 20);
    assert_eq!(forward(&service, &of(ACTOR, "events", 7)).await, expected);
}

#[tokio::test]
async fn an_event_lists_its_participants() {
    let service = shared().await;
    let mut expected: Vec<String> = Vec::new();
    let batch = content();
    for part in batch
        .participants
        .iter()
        .filter(|part| part.event == batch.events[0].node.key)
    {
        let actor = batch.actors.iter().find(|actor| actor.node.key == part.actor).unwrap();
        expected.push(actor.node.id.to_string());
    }
    expected.sort();
    assert_eq!(
        forward(&service, &of("event/event-000000", "participants", 2)).await,
        expected
    );
}

#[tokio::test]
async fn a_topic_lists_its_narrower_topics() {
    let service = shared().await;
    let expected: Vec<String> = (1..8).map(|index| format!("topic/topic-{index:06}")).collect();
    assert_eq!(
        forward(&service, &of("topic/topic-000000", "narrower", 3)).await,
        expected
    );
}

#[tokio::test]
async fn a_record_lists_the_relations_of_which_it_is_an_end() {
    let service = shared().await;
    let actor = busiest();
    let batch = content();
    let ends = batch
        .relations
        .iter()
        .filter(|relation| relation.from == actor || relation.to == actor);
    let mut expected: Vec<String> = ends.map(|relation| relation.node.id.to_string()).collect();
    expected.sort();
    assert!(expected.len() > 5);
    assert_eq!(forward(&service, &of(ACTOR, "relations", 3)).await, expected);
}

#[tokio::test]
async fn a_document_lists_its_passages_in_the_order_of_their_numbers() {
    let walk = Walk {
        node: "number",
        ..of("document/document-000000", "passages", 17)
    };
    let edges = walk.forward(&shared().await).await;
    let numbers: Vec<i64> = edges
        .iter()
        .map(|edge| edge["node"]["number"].as_i64().unwrap())
        .collect();
    assert_eq!(numbers, (1..=50).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_record_has_a_neighbour_for_each_tie_in_which_it_stands() {
    let service = shared().await;
    let actor = busiest();
    let batch = content();
    let interests = batch
        .interests
        .iter()
        .filter(|interest| interest.holder == actor)
        .count();
    let parts = batch.participants.iter().filter(|part| part.actor == actor).count();
    let ends = |from: Key, to: Key| [from, to].iter().filter(|end| **end == actor).count();
    let relations: usize = batch
        .relations
        .iter()
        .filter(|it| !it.derived)
        .map(|it| ends(it.from, it.to))
        .sum();
    let tied = |walk: &str| {
        let via = format!(", filter: {{via: [{walk}]}}");
        Walk {
            arguments: via,
            ..of(ACTOR, "neighbors", 9)
        }
    };
    assert_eq!(forward(&service, &tied("INTEREST")).await.len(), interests);
    assert_eq!(forward(&service, &tied("PARTICIPATION")).await.len(), parts);
    assert_eq!(forward(&service, &tied("RELATION")).await.len(), relations);
}

#[tokio::test]
async fn what_belongs_to_a_record_is_the_same_walked_backward() {
    let service = shared().await;
    for (parent, field) in [
        (ACTOR, "events"),
        (ACTOR, "interests"),
        (ACTOR, "members"),
        (ACTOR, "parts"),
        (ACTOR, "relations"),
        (ACTOR, "neighbors"),
        ("event/event-000000", "participants"),
        ("event/event-000000", "parts"),
        ("place/place-000000", "events"),
        ("topic/topic-000000", "narrower"),
        ("topic/topic-000000", "interests"),
        ("topic/topic-000000", "events"),
        ("document/document-000000", "reportedClaims"),
    ] {
        let walk = of(parent, field, 3);
        let forward = walk.forward(&service).await;
        assert_eq!(walk.backward(&service).await, forward, "{field} of {parent}");
    }
}

#[tokio::test]
async fn children_can_be_ordered_by_date_in_both_directions() {
    let service = shared().await;
    for order in ["DATE_ASC", "DATE_DESC", "LABEL_DESC"] {
        let arguments = format!(", orderBy: {order}");
        let all = Walk {
            parent: None,
            field: "events",
            arguments: arguments.clone(),
            node: "id",
            size: 30,
        };
        let place = Walk {
            arguments,
            ..of("place/place-000000", "events", 2)
        };
        let here = forward(&service, &place).await;
        let everywhere = texts(&Value::Array(all.forward(&service).await), "/node/id");
        let expected: Vec<String> = everywhere.into_iter().filter(|id| here.contains(id)).collect();
        assert!(here.len() > 2);
        assert_eq!(here, expected, "{order}");
        assert_eq!(
            texts(&Value::Array(place.backward(&service).await), "/node/id"),
            here,
            "{order}"
        );
    }
}

#[tokio::test]
async fn a_page_after_the_last_child_is_empty_and_has_a_previous_one() {
    let service = shared().await;
    for field in ["events", "neighbors"] {
        let walk = of(ACTOR, field, 50);
        let last = walk.forward(&service).await.last().unwrap()["cursor"].clone();
        let page = walk.page(&service, json!({"first": 2, "after": last})).await;
        assert_eq!(page["edges"], json!([]), "{field}");
        assert_eq!(page["pageInfo"]["hasPreviousPage"], true, "{field}");
        assert_eq!(page["pageInfo"]["hasNextPage"], false, "{field}");
    }
}
