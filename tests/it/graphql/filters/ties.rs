//! Filters of relations, and by topic.

use demarche_model::vocabulary::Vocabulary;
use serde_json::json;

use super::{Cases, World};
use crate::graphql::shared;

#[tokio::test]
async fn relations_are_filtered_by_what_they_are() {
    let world = World::new();
    let relations = &world.batch.relations;
    let (kind, group) = (relations[2].kind, relations[3].kind.group());
    let status = relations.iter().find_map(|relation| relation.status).unwrap();
    Cases::of(relations)
        .leaf(json!({"kinds": [kind.code()]}), |it| it.kind == kind)
        .leaf(json!({"groups": [group.code()]}), |it| it.kind.group() == group)
        .leaf(json!({"statuses": [status.code()]}), |it| it.status == Some(status))
        .leaf(json!({"derived": true}), |it| it.derived)
        .leaf(json!({"derived": false}), |it| !it.derived)
        .leaf(json!({"dated": false}), |it| it.valid.is_none())
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn relations_are_filtered_by_their_ends() {
    let world = World::new();
    let relations = &world.batch.relations;
    let (from, to) = (relations[2].from, relations[2].to);
    let (a, b) = (json!({"ids": [world.id(from)]}), json!({"ids": [world.id(to)]}));
    let is_place = |key| world.id(key).starts_with("place/");
    Cases::of(relations)
        .leaf(json!({"from": a}), |it| it.from == from)
        .leaf(json!({"to": b}), |it| it.to == to)
        .leaf(json!({"from": {"kinds": ["PLACE"]}}), |it| is_place(it.from))
        .leaf(json!({"to": {"kinds": ["ACTOR", "EVENT"]}}), |it| {
            ["actor/", "event/"]
                .iter()
                .any(|kind| world.id(it.to).starts_with(kind))
        })
        .leaf(
            json!({"from": {"kinds": ["ACTOR"], "ids": [world.id(from), "place/place-000001"]}}),
            |it| it.from == from,
        )
        .leaf(json!({"ends": [a]}), |it| it.from == from || it.to == from)
        .leaf(json!({"ends": [b, a]}), |it| {
            [(from, to), (to, from)].contains(&(it.from, it.to))
        })
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn events_are_filtered_by_topic_alone_or_with_the_narrower_ones() {
    let world = World::new();
    let topic = world.batch.topics[0].node.key;
    let narrower = world.narrower(topic);
    Cases::of(&world.batch.events)
        .leaf(json!({"topic": {"id": world.id(topic)}}), |it| {
            world.topics_of(it.node.key).contains(&topic)
        })
        .leaf(
            json!({"topic": {"id": world.id(topic), "includeNarrower": true}}),
            |it| {
                world
                    .topics_of(it.node.key)
                    .iter()
                    .any(|topic| narrower.contains(topic))
            },
        )
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn interests_are_filtered_by_the_topic_that_they_are_about() {
    let world = World::new();
    let topic = world.batch.topics[1].node.key;
    let narrower = world.narrower(topic);
    Cases::of(&world.batch.interests)
        .leaf(json!({"topic": {"id": world.id(topic)}}), |it| it.topic == topic)
        .leaf(
            json!({"topic": {"id": world.id(topic), "includeNarrower": true}}),
            |it| narrower.contains(&it.topic),
        )
        .check(&shared().await)
        .await;
}
