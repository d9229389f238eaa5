//! What ties records together: relations, parts, members, claims, neighbours.

use serde_json::{Value, json};

use super::texts;
use crate::harness::Service;

async fn ask(question: &str) -> Value {
    Service::with_fixture("mini").await.data(question, json!({})).await
}

#[tokio::test]
async fn a_part_is_answered_as_a_derived_relation() {
    let question = "{ actor(id: \"ministry\") { partOf { id } relations(filter: {kinds: [PART_OF]}) { nodes {
        relationKind derived from { id } to { id } } } } land: actor(id: \"land\") { parts { nodes { id } } } }";
    let data = ask(question).await;
    let relation = json!({"relationKind": "PART_OF", "derived": true,
        "from": {"id": "actor/ministry"}, "to": {"id": "actor/land"}});
    assert_eq!(data["actor"]["partOf"]["id"], "actor/land");
    assert_eq!(data["actor"]["relations"]["nodes"], json!([relation]));
    assert_eq!(data["land"]["parts"]["nodes"], json!([{"id": "actor/ministry"}]));
}

#[tokio::test]
async fn a_place_within_another_is_answered_as_a_derived_relation() {
    let data = ask("{ relations(filter: {kinds: [LOCATED_IN]}) { nodes { derived from { id } to { id } } } }").await;
    let expected = json!([{"derived": true, "from": {"id": "place/port"}, "to": {"id": "place/strait"}}]);
    assert_eq!(data["relations"]["nodes"], expected);
}

#[tokio::test]
async fn an_undirected_relation_is_answered_from_both_ends() {
    let question = "{ land: actor(id: \"land\") { relations(filter: {kinds: [ALLIANCE]}) { nodes { id directed } } }
        zuid: actor(id: \"zuid\") { relations(filter: {kinds: [ALLIANCE]}) { nodes { id directed } } } }";
    let data = ask(question).await;
    let expected = json!({"relations": {"nodes": [{"id": "relation/alliance", "directed": false}]}});
    assert_eq!(data, json!({"land": expected, "zuid": expected}));
}

#[tokio::test]
async fn the_ends_of_a_filter_are_exact() {
    let question = "{ from: relations(filter: {kinds: [ALLIANCE], from: {ids: [\"actor/zuid\"]}}) { totalCount }
        to: relations(filter: {kinds: [ALLIANCE], to: {ids: [\"actor/zuid\"]}}) { totalCount }
        ends: relations(filter: {kinds: [ALLIANCE], ends: [{ids: [\"actor/zuid\"]}]}) { totalCount } }";
    let data = ask(question).await;
    assert_eq!(
        data,
        json!({"from": {"totalCount": 0}, "to": {"totalCount": 1}, "ends": {"totalCount": 1}})
    );
}

#[tokio::test]
async fn whether_something_holds_is_yes_no_or_unknown() {
    let question = "{ interest(id: \"land-keeps\") {
            inside: holdsAt(date: \"2018-01-01\") edge: holdsAt(date: \"2016-06-01\") after: holdsAt(date: \"2021\")
            longer: holdsAt(date: \"2015/2018\") }
        undated: interest(id: \"zuid-revises\") { holdsAt(date: \"2018\") }
        relation(id: \"alliance\") { before: holdsAt(date: \"2009\") late: holdsAt(date: \"2024-01-01\") } }";
    let data = ask(question).await;
    let interest = json!({"inside": "YES", "edge": "UNKNOWN", "after": "NO", "longer": "UNKNOWN"});
    assert_eq!(data["interest"], interest);
    assert_eq!(data["undated"]["holdsAt"], "UNKNOWN");
    assert_eq!(data["relation"], json!({"before": "NO", "late": "YES"}));
}

#[tokio::test]
async fn claims_are_answered_by_mode_and_by_voice() {
    let question = "{ interest(id: \"land-keeps\") { claims { id mode by { id } hedge polarity attitude }
        minister: claims(filter: {by: {id: \"minister\"}}) { id } author: claims(filter: {byAuthor: true}) { id }
        stated: claims(filter: {modes: [REPORTED_STATEMENT]}) { id } none: claims(first: 0) { id } } }";
    let data = ask(question).await;
    let (reported, assessed) = ("claim/interest/land-keeps/1", "claim/interest/land-keeps/2");
    let interest = &data["interest"];
    assert_eq!(
        interest["claims"][0],
        json!({"id": reported, "mode": "REPORTED_STATEMENT", "by": {"id": "actor/minister"},
        "hedge": null, "polarity": "ASSERTS", "attitude": "NEUTRAL"})
    );
    assert_eq!(
        interest["claims"][1],
        json!({"id": assessed, "mode": "AUTHOR_ASSESSMENT", "by": null,
        "hedge": "perhaps", "polarity": "ASSERTS", "attitude": null})
    );
    assert_eq!(interest["minister"], json!([{"id": reported}]));
    assert_eq!(interest["stated"], json!([{"id": reported}]));
    assert_eq!(interest["author"], json!([{"id": assessed}]));
    assert_eq!(interest["none"], json!([]));
}

#[tokio::test]
async fn a_record_that_is_asserted_and_denied_is_disputed() {
    let data = ask("{ interests(filter: {disputed: true}) { nodes { id disputed } } }").await;
    assert_eq!(
        data["interests"]["nodes"],
        json!([{"id": "interest/zuid-revises", "disputed": true}])
    );
}

#[tokio::test]
async fn whoever_holds_a_post_counts_among_the_parts() {
    let question = "{ alone: events(filter: {participant: {actor: \"land\"}}) { totalCount }
        parts: events(filter: {participant: {actor: \"land\", includeParts: true}}) { nodes { id } }
        body: claims(filter: {by: {id: \"ministry\", includeParts: true}}) { nodes { id } } }";
    let data = ask(question).await;
    assert_eq!(data["alone"]["totalCount"], 0);
    assert_eq!(data["parts"]["nodes"], json!([{"id": "event/talks"}]));
    assert_eq!(data["body"]["nodes"], json!([{"id": "claim/interest/land-keeps/1"}]));
}

#[tokio::test]
async fn members_are_those_whose_membership_holds() {
    let question =
        "{ actor(id: \"union\") { members { totalCount edges { relationKind role relationStatus node { id } } } }
        ministry: actor(id: \"ministry\") { members { edges { relationKind role node { id } } } } }";
    let data = ask(question).await;
    let member =
        json!({"relationKind": "MEMBER_OF", "role": null, "relationStatus": null, "node": {"id": "actor/land"}});
    assert_eq!(data["actor"]["members"], json!({"totalCount": 1, "edges": [member]}));
    let post = json!({"relationKind": "HOLDS_POST", "role": "Minister", "node": {"id": "actor/minister"}});
    assert_eq!(data["ministry"]["members"]["edges"], json!([post]));
}

#[tokio::test]
async fn participants_come_with_their_roles() {
    let data = ask("{ event(id: \"talks\") { participants { edges { role side implied node { id } } } } }").await;
    let expected = json!([
        {"role": "HOST", "side": null, "implied": false, "node": {"id": "actor/minister"}},
        {"role": "VISITOR", "side": null, "implied": false, "node": {"id": "actor/zuid"}},
    ]);
    assert_eq!(data["event"]["participants"]["edges"], expected);
}

#[tokio::test]
async fn neighbours_say_what_leads_to_them_and_which_way() {
    let question = "{ event(id: \"talks\") { neighbors { edges { direction node { id } via { __typename
        ... on Participation { participantRole } ... on Affiliation { field } ... on Relation { relationKind } } } } } }";
    let edges = ask(question).await["event"]["neighbors"]["edges"].clone();
    let host = json!({"direction": "BACKWARD", "node": {"id": "actor/minister"},
        "via": {"__typename": "Participation", "participantRole": "HOST"}});
    let part = json!({"direction": "BACKWARD", "node": {"id": "event/handshake"},
        "via": {"__typename": "Affiliation", "field": "partOf"}});
    let edges = edges.as_array().unwrap();
    assert!(edges.contains(&host) && edges.contains(&part), "{edges:#?}");
}

#[tokio::test]
async fn neighbours_are_filtered_by_kind_sort_and_direction() {
    let question = "{ actor(id: \"land\") {
        topics: neighbors(filter: {kinds: [TOPIC]}) { totalCount nodes { id } }
        allies: neighbors(filter: {relationKinds: [ALLIANCE]}) { totalCount nodes { id } }
        forward: neighbors(filter: {direction: FORWARD, via: [RELATION]}) { nodes { id } }
        backward: neighbors(filter: {direction: BACKWARD, via: [RELATION]}) { nodes { id } } } }";
    let actor = ask(question).await["actor"].clone();
    assert_eq!(
        actor["topics"],
        json!({"totalCount": 1, "nodes": [{"id": "topic/order"}]})
    );
    assert_eq!(
        actor["allies"],
        json!({"totalCount": 1, "nodes": [{"id": "actor/zuid"}]})
    );
    let forward = texts(&actor["forward"]["nodes"], "/id");
    assert!(
        forward.contains(&"actor/union".into()) && forward.contains(&"actor/zuid".into()),
        "{forward:?}"
    );
    assert!(!texts(&actor["backward"]["nodes"], "/id").contains(&"actor/union".into()));
}

#[tokio::test]
async fn a_relation_from_one_interest_to_another_is_answered_from_both() {
    let data = ask("{ interests { nodes { relations { nodes { id label from { id } to { id } } } } } }").await;
    for interest in data["interests"]["nodes"].as_array().unwrap() {
        assert_eq!(
            texts(&interest["relations"]["nodes"], "/id"),
            ["relation/contradiction"]
        );
        assert_ne!(interest["relations"]["nodes"][0]["label"], "");
    }
}

#[tokio::test]
async fn a_claim_names_its_document_and_its_passages() {
    let question = "{ claim(id: \"interest/zuid-revises/2\") { reportedIn { id } subject { id }
        passages { nodes { number } } polarity attitude } }";
    let data = ask(question).await;
    assert_eq!(
        data["claim"],
        json!({"reportedIn": {"id": "document/dispatch"}, "subject": {"id": "interest/zuid-revises"},
        "passages": {"nodes": [{"number": 1}]}, "polarity": "DENIES", "attitude": "DISPUTES"})
    );
}
