//! Two actors side by side.

use super::*;

const DYAD: &str = "
    query($parts: Boolean, $statuses: [RelationStatus!]) {
        dyad(a: \"a\", b: \"actor/b\", includeParts: $parts) {
            a { id } b { id } includeParts
            alignments { totalCount nodes { topic { id } a { interests { id } } } }
            relations { totalCount undatedCount nodes { id } }
            sharedMemberships(statuses: $statuses) {
                totalCount
                nodes {
                    record { id }
                    a { actor { id } relation { id role } partyRole }
                    b { actor { id } relation { id role } partyRole }
                }
            }
            timeline { totalCount undatedCount nodes { date { edtf } what record { id } } }
        }
    }";

async fn dyad(service: &Service, variables: Value) -> Value {
    service.data(DYAD, variables).await["dyad"].take()
}

/// The texts at a pointer into each of a list.
fn all<'a>(list: &'a Value, pointer: &str) -> Vec<&'a str> {
    let items = list.as_array().unwrap().iter();
    items
        .map(|item| item.pointer(pointer).unwrap().as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn all_that_is_between_two_actors_is_in_one_answer() {
    let service = Service::with_fixture("dates").await;
    let dyad = dyad(&service, json!({})).await;
    assert_eq!(
        (&dyad["a"]["id"], &dyad["b"]["id"]),
        (&json!("actor/a"), &json!("actor/b"))
    );
    assert_eq!(
        all(&dyad["relations"]["nodes"], "/id"),
        ["relation/alliance", "relation/rivalry"]
    );
    assert_eq!(dyad["relations"]["undatedCount"], 1);
    assert_eq!(
        all(&dyad["alignments"]["nodes"], "/topic/id"),
        ["topic/trade", "topic/transit"]
    );
    let expected = [
        "2007 EVENT event/signing",
        "2007 START relation/alliance",
        "2016 EVENT event/delivery",
        "2016 END relation/alliance",
        "? EVENT event/meeting",
        "? START relation/rivalry",
    ];
    assert_eq!(entries(&dyad["timeline"]["nodes"]), expected);
    assert_eq!(
        (&dyad["timeline"]["totalCount"], &dyad["timeline"]["undatedCount"]),
        (&json!(6), &json!(2))
    );
}

#[tokio::test]
async fn what_both_are_in_comes_with_the_ties_of_either() {
    let service = Service::with_fixture("dates").await;
    let shared = &dyad(&service, json!({})).await["sharedMemberships"];
    let tie = |actor: &str, relation: Value, role: Value| {
        json!([{
            "actor": {"id": format!("actor/{actor}")}, "relation": relation, "partyRole": role,
        }])
    };
    let expected = json!([
        {
            "record": {"id": "actor/league"},
            "a": tie("a", json!({"id": "relation/a-in-league", "role": null}), Value::Null),
            "b": tie("b", json!({"id": "relation/b-in-league", "role": "Observer"}), Value::Null),
        },
        {
            "record": {"id": "artifact/project"},
            "a": tie("a", Value::Null, Value::Null),
            "b": tie("b", json!({"id": "relation/b-in-project", "role": null}), Value::Null),
        },
        {
            "record": {"id": "artifact/treaty"},
            "a": tie("a", Value::Null, Value::Null),
            "b": tie("b", Value::Null, json!("INITIATOR")),
        },
    ]);
    assert_eq!(shared["nodes"], expected);
    assert_eq!(shared["totalCount"], 3);
}

#[tokio::test]
async fn a_membership_that_is_planned_counts_where_it_is_asked_for() {
    let service = Service::with_fixture("dates").await;
    let shared = &dyad(&service, json!({"statuses": ["ONGOING", "PLANNED"]})).await["sharedMemberships"];
    let records = ["actor/league", "actor/union", "artifact/project", "artifact/treaty"];
    assert_eq!(all(&shared["nodes"], "/record/id"), records);
    let planned = &dyad(&service, json!({"statuses": ["PLANNED"]})).await["sharedMemberships"];
    assert_eq!(
        all(&planned["nodes"], "/record/id"),
        ["artifact/treaty"],
        "only parties have no status"
    );
}

#[tokio::test]
async fn with_parts_bodies_and_post_holders_count_for_their_state() {
    let service = Service::with_fixture("dates").await;
    let dyad = dyad(&service, json!({"parts": true})).await;
    assert_eq!(
        all(&dyad["relations"]["nodes"], "/id"),
        ["relation/alliance", "relation/of-parts", "relation/rivalry"]
    );
    let shared = &dyad["sharedMemberships"];
    assert_eq!(shared["nodes"][0]["record"]["id"], "actor/club");
    assert_eq!(shared["nodes"][0]["a"][0]["actor"]["id"], "actor/ministry-of-a");
    assert_eq!(shared["totalCount"], 4);
    let line = entries(&dyad["timeline"]["nodes"]);
    for entry in [
        "2016-05 START relation/of-parts",
        "2024-08 EVENT event/talks",
        "2016 END interest/lone",
    ] {
        assert!(line.iter().any(|it| it == entry), "{entry}: {line:?}");
    }
    let held = &dyad["alignments"]["nodes"][1]["a"]["interests"];
    assert_eq!(all(held, "/id"), ["interest/unknown-end"]);
}

#[tokio::test]
async fn each_part_has_its_own_filter_and_pages() {
    let question = "{ dyad(a: \"b\", b: \"a\", includeParts: true) {
        relations(filter: {kinds: [ALLIANCE, COOPERATION]}, orderBy: DATE_DESC, first: 1) { totalCount nodes { id } }
        sharedMemberships(first: 2) { nodes { record { id } } pageInfo { hasNextPage endCursor } }
        last: sharedMemberships(last: 2) { nodes { record { id } } pageInfo { hasPreviousPage } }
        timeline(filter: {during: {from: \"2016\", to: \"2016\"}, kinds: [EVENT]}) { nodes { record { id } } undatedCount }
        alignments(under: \"transit\") { totalCount }
    } }";
    let dyad = Service::with_fixture("dates").await.data(question, json!({})).await["dyad"].take();
    assert_eq!(
        dyad["relations"],
        json!({"totalCount": 2, "nodes": [{"id": "relation/of-parts"}]})
    );
    assert_eq!(
        all(&dyad["sharedMemberships"]["nodes"], "/record/id"),
        ["actor/club", "actor/league"]
    );
    assert_eq!(
        all(&dyad["last"]["nodes"], "/record/id"),
        ["artifact/project", "artifact/treaty"]
    );
    assert_eq!(dyad["last"]["pageInfo"]["hasPreviousPage"], true);
    assert_eq!(
        dyad["timeline"],
        json!({"nodes": [{"record": {"id": "event/delivery"}}], "undatedCount": 1})
    );
    assert_eq!(dyad["alignments"]["totalCount"], 1);
    let after = &dyad["sharedMemberships"]["pageInfo"]["endCursor"];
    let next = format!(
        "{{ dyad(a: \"b\", b: \"a\", includeParts: true) {{
        sharedMemberships(first: 2, after: {after}) {{ nodes {{ record {{ id }} }} pageInfo {{ hasNextPage }} }} }} }}"
    );
    let next = Service::with_fixture("dates").await.data(&next, json!({})).await["dyad"]["sharedMemberships"].take();
    assert_eq!(next["nodes"], dyad["last"]["nodes"]);
    assert_eq!(next["pageInfo"]["hasNextPage"], false);
}

#[tokio::test]
async fn relations_are_asked_for_by_the_parts_of_their_ends() {
    let question = "query($parts: Boolean!) {
        between: relations(filter: {ends: [{ids: [\"actor/b\"]}, {ids: [\"actor/a\"], includeParts: $parts}]}) { nodes { id } }
        from: relations(filter: {from: {ids: [\"actor/a\", \"artifact/treaty\"], includeParts: $parts}}) { totalCount }
    }";
    let service = Service::with_fixture("dates").await;
    let alone = service.data(question, json!({"parts": false})).await;
    assert_eq!(
        all(&alone["between"]["nodes"], "/id"),
        ["relation/alliance", "relation/rivalry"]
    );
    assert_eq!(alone["from"]["totalCount"], 3);
    let parts = service.data(question, json!({"parts": true})).await;
    assert_eq!(
        all(&parts["between"]["nodes"], "/id"),
        ["relation/alliance", "relation/of-parts", "relation/rivalry"]
    );
    // And the ministry's part in its state, which the service derives.
    assert_eq!(parts["from"]["totalCount"], 7);
}

#[tokio::test]
async fn members_come_by_ties_that_hold_or_by_those_of_other_statuses() {
    let question = "{ actor(id: \"union\") {
        holding: members { totalCount nodes { id } }
        planned: members(statuses: [PLANNED]) { totalCount edges { relationStatus node { id } } }
        all: members(statuses: [ONGOING, PLANNED], filter: {kinds: [STATE]}, orderBy: ID_DESC) { totalCount nodes { id } }
    } league: actor(id: \"league\") { members(statuses: [HAPPENED]) { totalCount } unqualified: members(statuses: [ONGOING]) { totalCount } } }";
    let data = Service::with_fixture("dates").await.data(question, json!({})).await;
    let union = &data["actor"];
    assert_eq!(union["holding"], json!({"totalCount": 1, "nodes": [{"id": "actor/a"}]}));
    let planned = json!({"relationStatus": "PLANNED", "node": {"id": "actor/b"}});
    assert_eq!(union["planned"], json!({"totalCount": 1, "edges": [planned]}));
    assert_eq!(
        union["all"],
        json!({"totalCount": 2, "nodes": [{"id": "actor/b"}, {"id": "actor/a"}]})
    );
    assert_eq!(data["league"]["members"]["totalCount"], 0);
    assert_eq!(data["league"]["unqualified"]["totalCount"], 2);
}
