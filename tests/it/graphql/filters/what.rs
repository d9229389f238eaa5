//! Filters of events, artifacts and interests.

use demarche_model::{event::ParticipantRole, vocabulary::Vocabulary};
use serde_json::json;

use super::{Cases, World};
use crate::graphql::shared;

#[tokio::test]
async fn events_are_filtered_by_what_they_are() {
    let world = World::new();
    let events = &world.batch.events;
    let kind = events[4].kind.unwrap();
    let status = events
        .iter()
        .map(|event| event.status)
        .find(|status| status.code() != "HAPPENED")
        .unwrap();
    let mode = events.iter().find_map(|event| event.modes.first()).unwrap();
    let context = events.iter().find_map(|event| event.contexts.first()).unwrap();
    let place = world.batch.places[0].node.key;
    let inside = world.inside(place);
    let whole = events.iter().find_map(|event| event.part_of).unwrap();
    Cases::of(events)
        .leaf(json!({"kinds": [kind.code()]}), |it| it.kind == Some(kind))
        .leaf(json!({"statuses": [status.code()]}), |it| it.status == status)
        .leaf(json!({"modes": [mode]}), |it| it.modes.contains(mode))
        .leaf(json!({"contexts": [context]}), |it| it.contexts.contains(context))
        .leaf(json!({"place": {"id": world.id(place)}}), |it| it.place == Some(place))
        .leaf(json!({"place": {"id": world.id(place), "includeWithin": true}}), |it| {
            it.place.is_some_and(|place| inside.contains(&place))
        })
        .leaf(json!({"partOf": world.id(whole)}), |it| it.part_of == Some(whole))
        .leaf(json!({"dated": true}), |it| it.date.is_some())
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn events_are_filtered_by_who_takes_part() {
    let world = World::new();
    let actor = world.batch.actors[5].node.key;
    let parts = world.parts_of(world.batch.actors[0].node.key);
    let part = world
        .batch
        .participants
        .iter()
        .find(|part| part.side.is_some())
        .unwrap();
    let side = part.side.unwrap();
    let takes_part = |event, fits: &dyn Fn(&demarche_model::event::Participation) -> bool| {
        world.batch.participants.iter().any(|it| it.event == event && fits(it))
    };
    let (id, first) = (world.id(actor), world.id(world.batch.actors[0].node.key));
    Cases::of(&world.batch.events)
        .leaf(json!({"participant": {"actor": id}}), |it| {
            takes_part(it.node.key, &|part| part.actor == actor)
        })
        .leaf(json!({"participant": {"actor": first, "includeParts": true}}), |it| {
            takes_part(it.node.key, &|part| parts.contains(&part.actor))
        })
        .leaf(json!({"participant": {"role": ["TARGET", "HOST"]}}), |it| {
            takes_part(it.node.key, &|it| {
                matches!(it.role, ParticipantRole::Target | ParticipantRole::Host)
            })
        })
        .leaf(json!({"participant": {"side": side.code()}}), |it| {
            takes_part(it.node.key, &|part| part.side == Some(side))
        })
        .leaf(
            json!({"participant": {"actor": world.id(part.actor), "role": [part.role.code()]}}),
            |it| takes_part(it.node.key, &|it| it.actor == part.actor && it.role == part.role),
        )
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn of_two_participants_both_must_take_part() {
    let world = World::new();
    let event = &world.batch.events[3];
    let of = |event| world.batch.participants.iter().filter(move |part| part.event == event);
    let actors: Vec<_> = of(event.node.key).map(|part| part.actor).collect();
    let all = json!([{"actor": world.id(actors[0])}, {"actor": world.id(actors[1])}]);
    Cases::of(&world.batch.events)
        .leaf(json!({"participantsAll": all}), |it| {
            let takes_part = |actor| of(it.node.key).any(|part| part.actor == actor);
            takes_part(actors[0]) && takes_part(actors[1])
        })
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn artifacts_are_filtered_by_what_they_are() {
    let world = World::new();
    let artifacts = &world.batch.artifacts;
    let kind = artifacts[2].kind;
    let status = artifacts.iter().find_map(|artifact| artifact.status).unwrap();
    let whole = artifacts.iter().find_map(|artifact| artifact.part_of).unwrap();
    let party = world.batch.parties.iter().find(|party| party.role.is_some()).unwrap();
    let parts = world.parts_of(world.batch.actors[1].node.key);
    let has = |artifact, fits: &dyn Fn(&demarche_model::artifact::Party) -> bool| {
        world.batch.parties.iter().any(|it| it.artifact == artifact && fits(it))
    };
    let role = party.role.unwrap();
    Cases::of(artifacts)
        .leaf(json!({"kinds": [kind.code()]}), |it| it.kind == kind)
        .leaf(json!({"statuses": [status.code()]}), |it| it.status == Some(status))
        .leaf(json!({"partOf": world.id(whole)}), |it| it.part_of == Some(whole))
        .leaf(json!({"party": {"actor": world.id(party.actor)}}), |it| {
            has(it.node.key, &|it| it.actor == party.actor)
        })
        .leaf(json!({"party": {"role": [role.code()]}}), |it| {
            has(it.node.key, &|it| it.role == Some(role))
        })
        .leaf(
            json!({"party": {"actor": "actor-000001", "includeParts": true}}),
            |it| has(it.node.key, &|it| parts.contains(&it.actor)),
        )
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn interests_are_filtered_by_what_they_are() {
    let world = World::new();
    let interests = &world.batch.interests;
    let kind = interests[2].kind;
    let holder = interests[2].holder;
    let speaker = interests.iter().find_map(|interest| interest.speaker).unwrap();
    let parts = world.parts_of(world.batch.actors[0].node.key);
    let whole = json!({"id": "actor-000000", "includeParts": true});
    let dropped = demarche_model::interest::InterestStatus::Dropped;
    Cases::of(interests)
        .leaf(json!({"kinds": [kind.code()]}), |it| it.kind == kind)
        .leaf(json!({"statuses": ["DROPPED"]}), |it| it.status == dropped)
        .leaf(json!({"holder": {"id": world.id(holder)}}), |it| it.holder == holder)
        .leaf(json!({"holder": whole}), |it| parts.contains(&it.holder))
        .leaf(json!({"speaker": {"id": world.id(speaker)}}), |it| {
            it.speaker == Some(speaker)
        })
        .leaf(json!({"speaker": whole}), |it| {
            it.speaker.is_some_and(|speaker| parts.contains(&speaker))
        })
        .leaf(json!({"stances": [-2, 0]}), |it| matches!(it.stance, Some(-2 | 0)))
        .leaf(json!({"rival": true}), |it| it.rival)
        .leaf(json!({"salienceAtLeast": 2}), |it| {
            it.salience.is_some_and(|salience| salience >= 2)
        })
        .leaf(json!({"explicit": true}), |it| it.explicit)
        .leaf(json!({"explicit": false}), |it| !it.explicit)
        .leaf(json!({"conditional": true}), |it| it.condition.is_some())
        .leaf(json!({"conditional": false}), |it| it.condition.is_none())
        .check(&shared().await)
        .await;
}
