//! Filters of actors, places and topics.

use demarche_model::vocabulary::Vocabulary;
use serde_json::json;

use super::{Cases, World};
use crate::graphql::shared;

#[tokio::test]
async fn actors_are_filtered_by_what_they_are() {
    let world = World::new();
    let actors = &world.batch.actors;
    let (kind, other) = (actors[7].kind, actors[31].kind);
    let sector = actors.iter().find_map(|actor| actor.sectors.first()).unwrap();
    let state = actors.iter().find_map(|actor| actor.nationality).unwrap();
    let top = actors[0].node.key;
    let below = world.parts_of(top);
    Cases::of(actors)
        .leaf(json!({"kinds": [kind.code()]}), |it| it.kind == kind)
        .leaf(json!({"kinds": [kind.code(), other.code()]}), |it| {
            it.kind == kind || it.kind == other
        })
        .leaf(json!({"sectors": [sector]}), |it| it.sectors.contains(sector))
        .leaf(json!({"sectors": [sector, "XYZ"]}), |it| it.sectors.contains(sector))
        .leaf(json!({"nationality": world.id(state)}), |it| {
            it.nationality == Some(state)
        })
        .leaf(json!({"partOf": {"id": world.id(top)}}), |it| it.part_of == Some(top))
        .leaf(json!({"partOf": {"id": world.id(top), "includeParts": true}}), |it| {
            it.part_of.is_some_and(|part_of| below.contains(&part_of))
        })
        .leaf(json!({"named": false}), |it| !it.named)
        .leaf(json!({"dated": true}), |it| it.active.is_some())
        .leaf(json!({"dated": false}), |it| it.active.is_none())
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn a_slug_does_where_the_kind_of_record_is_fixed() {
    let world = World::new();
    let state = world.batch.actors.iter().find_map(|actor| actor.nationality).unwrap();
    let slug = world.id(state).strip_prefix("actor/").unwrap();
    Cases::of(&world.batch.actors)
        .leaf(json!({"nationality": slug}), |it| it.nationality == Some(state))
        .leaf(json!({"ids": [slug, "nobody"]}), |it| it.node.key == state)
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn words_are_found_in_labels_aliases_and_summaries_without_case() {
    let world = World::new();
    let actors = &world.batch.actors;
    let first = |text: &str| text.split(' ').next().unwrap().to_owned();
    let label = first(&actors[5].node.label);
    let alias = world.batch.aliases[9].1[0].text.clone();
    let summary = first(actors.iter().find_map(|actor| actor.node.summary.as_deref()).unwrap());
    let both = actors[5].node.label.split(' ').take(2).collect::<Vec<_>>().join(" ");
    let service = shared().await;
    for text in [&label, &alias, &summary, &both] {
        let words: Vec<&str> = text.split(' ').collect();
        Cases::of(actors)
            .leaf(json!({"text": text.to_uppercase()}), |it| {
                world.has_words(&it.node, &words)
            })
            .check(&service)
            .await;
    }
}

#[tokio::test]
async fn places_are_filtered_by_what_they_are() {
    let world = World::new();
    let places = &world.batch.places;
    let kind = places[3].kind;
    let country = places.iter().find_map(|place| place.country).unwrap();
    let top = places[1].node.key;
    let inside = world.inside(top);
    Cases::of(places)
        .leaf(json!({"kinds": [kind.code()]}), |it| it.kind == kind)
        .leaf(json!({"country": world.id(country)}), |it| it.country == Some(country))
        .leaf(json!({"within": {"id": world.id(top)}}), |it| it.within == Some(top))
        .leaf(json!({"within": {"id": world.id(top), "includeWithin": true}}), |it| {
            it.within.is_some_and(|within| inside.contains(&within))
        })
        .leaf(json!({"ids": [world.id(top)]}), |it| it.node.key == top)
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn topics_are_filtered_by_what_they_are() {
    let world = World::new();
    let topics = &world.batch.topics;
    let ladder = world.ladder_of_topics();
    let top = topics[1].node.key;
    let deep = topics[0].node.key;
    let narrower = world.narrower(deep);
    let above = |key| ladder.iter().filter(move |(low, _)| *low == key).map(|(_, high)| *high);
    Cases::of(topics)
        .leaf(json!({"broader": {"id": world.id(top)}}), |it| {
            above(it.node.key).any(|high| high == top)
        })
        .leaf(
            json!({"broader": {"id": world.id(deep), "includeNarrower": true}}),
            |it| above(it.node.key).any(|high| narrower.contains(&high)),
        )
        .leaf(json!({"top": true}), |it| above(it.node.key).count() == 0)
        .leaf(json!({"top": false}), |it| above(it.node.key).count() > 0)
        .leaf(json!({"exclusive": true}), |it| it.exclusive)
        .leaf(json!({"exclusive": false}), |it| !it.exclusive)
        .check(&shared().await)
        .await;
}
