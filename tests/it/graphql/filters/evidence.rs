//! Filters of documents and claims, and of records by their claims.

use demarche_model::{
    claim::{Attitude, Claim, Confidence, Credibility, Polarity},
    document::Reliability,
    node::Key,
    vocabulary::Vocabulary,
};
use serde_json::json;

use super::{Cases, World};
use crate::graphql::shared;

#[tokio::test]
async fn documents_are_filtered_by_what_they_are() {
    let world = World::new();
    let documents = &world.batch.documents;
    let (author, publisher) = (&documents[3].authors[0], documents[4].publisher.as_ref().unwrap());
    Cases::of(documents)
        .leaf(json!({"author": author}), |it| it.authors.contains(author))
        .leaf(json!({"publisher": publisher}), |it| {
            it.publisher.as_ref() == Some(publisher)
        })
        .leaf(json!({"reliabilityAtLeast": "C"}), |it| {
            it.reliability <= Reliability::C
        })
        .leaf(json!({"dated": false}), |it| it.published.is_none())
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn claims_are_filtered_by_what_they_are() {
    let world = World::new();
    let claims = &world.batch.claims;
    let mode = claims[5].mode;
    let likelihood = claims.iter().find_map(|claim| claim.likelihood).unwrap();
    let credible =
        |least: Credibility| move |claim: &Claim| claim.credibility.is_some_and(|it| it.number() <= least.number());
    Cases::of(claims)
        .leaf(json!({"modes": [mode.code()]}), |it| it.mode == mode)
        .leaf(json!({"polarities": ["DENIES"]}), |it| it.polarity == Polarity::Denies)
        .leaf(json!({"attitudes": ["DISPUTES"]}), |it| {
            it.attitude == Some(Attitude::Disputes)
        })
        .leaf(json!({"likelihoods": [likelihood.code()]}), |it| {
            it.likelihood == Some(likelihood)
        })
        .leaf(json!({"confidences": ["LOW", "HIGH"]}), |it| {
            matches!(it.confidence, Some(Confidence::Low | Confidence::High))
        })
        .leaf(json!({"hedged": true}), |it| it.hedge.is_some())
        .leaf(json!({"hedged": false}), |it| it.hedge.is_none())
        .leaf(
            json!({"credibilityAtLeast": Credibility::ALL[2].code()}),
            credible(Credibility::ALL[2]),
        )
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn claims_are_filtered_by_whose_they_are_and_what_about() {
    let world = World::new();
    let claims = &world.batch.claims;
    let by = claims.iter().find_map(|claim| claim.by).unwrap();
    let parts = world.parts_of(world.batch.actors[0].node.key);
    let (source, subject) = (claims[0].reported_in, claims[0].subject);
    let about = |kind: &'static str| {
        let world = &world;
        move |claim: &Claim| world.id(claim.subject).starts_with(kind)
    };
    let own = claims[3].node.id.to_string();
    Cases::of(claims)
        .leaf(json!({"by": {"id": world.id(by)}}), |it| it.by == Some(by))
        .leaf(json!({"by": {"id": "actor-000000", "includeParts": true}}), |it| {
            it.by.is_some_and(|by| parts.contains(&by))
        })
        .leaf(json!({"byAuthor": true}), |it| it.by.is_none())
        .leaf(json!({"byAuthor": false}), |it| it.by.is_some())
        .leaf(json!({"source": world.id(source)}), |it| it.reported_in == source)
        .leaf(json!({"subject": {"ids": [world.id(subject)]}}), |it| {
            it.subject == subject
        })
        .leaf(json!({"subject": {"kinds": ["INTEREST"]}}), about("interest/"))
        .leaf(json!({"ids": [own]}), |it| it.node.id.to_string() == own)
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn records_are_filtered_by_a_claim_that_fits_in_all_that_is_asked() {
    let world = World::new();
    let claim = world.batch.claims.iter().find(|claim| claim.hedge.is_some()).unwrap();
    let backed = |record: Key, fits: &dyn Fn(&Claim) -> bool| {
        world.batch.claims.iter().any(|it| it.subject == record && fits(it))
    };
    Cases::of(&world.batch.events)
        .leaf(json!({"claim": {"hedged": true}}), |it| {
            backed(it.node.key, &|it| it.hedge.is_some())
        })
        .leaf(
            json!({"claim": {"modes": [claim.mode.code()], "byAuthor": true}}),
            |it| backed(it.node.key, &|it| it.mode == claim.mode && it.by.is_none()),
        )
        .leaf(json!({"claim": {"not": {"polarities": ["ASSERTS"]}}}), |it| {
            backed(it.node.key, &|it| it.polarity == Polarity::Denies)
        })
        .check(&shared().await)
        .await;
}

#[tokio::test]
async fn a_record_is_disputed_where_its_claims_contradict_each_other_or_the_author_disputes_one() {
    let world = World::new();
    let disputed = |record: Key| {
        let claims: Vec<&Claim> = world.batch.claims.iter().filter(|it| it.subject == record).collect();
        let has = |polarity| claims.iter().any(|it| it.polarity == polarity);
        (has(Polarity::Asserts) && has(Polarity::Denies))
            || claims.iter().any(|it| it.attitude == Some(Attitude::Disputes))
    };
    Cases::of(&world.batch.events)
        .leaf(json!({"disputed": true}), |it| disputed(it.node.key))
        .leaf(json!({"disputed": false}), |it| !disputed(it.node.key))
        .check(&shared().await)
        .await;
}
