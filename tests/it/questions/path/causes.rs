//! Chains of causes and effects.

use super::*;

const CAUSES: &str = "
    query($of: ID!, $direction: CausalDirection!, $maxLength: Int, $first: Int) {
        causes(of: $of, direction: $direction, maxLength: $maxLength, first: $first) {
            truncated
            paths { length label hops {
                from { id } to { id } direction
                via { __typename ... on Relation { relationKind relationStatus } }
                claims { mode by { id } attitude passages { nodes { number } } }
            } }
        }
    }";

async fn causes(service: &Service, of: &str, direction: &str, more: Value) -> Value {
    let mut variables = json!({"of": of, "direction": direction});
    variables
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    service.data(CAUSES, variables).await["causes"].take()
}

/// The ids at which chains start, or end.
fn ends<'a>(found: &'a Value, which: &str) -> Vec<&'a str> {
    let paths = found["paths"].as_array().unwrap().iter();
    let end = |path: &'a Value| {
        let hops = path["hops"].as_array().unwrap();
        let hop = if which == "from" { hops.first() } else { hops.last() };
        hop.unwrap()[which]["id"].as_str().unwrap()
    };
    paths.map(end).collect()
}

#[tokio::test]
async fn upstream_chains_lead_from_ever_remoter_causes_to_the_record() {
    let service = Service::with_south_caucasus().await;
    let found = causes(&service, "interest/armenia-diversifies", "UPSTREAM", json!({})).await;
    assert_eq!(found["truncated"], false);
    assert_eq!(
        ends(&found, "from"),
        [
            "event/armenia-becomes-more-vulnerable",
            "event/russia-unable-to-assist-armenia",
            "event/concessions-of-armenia",
            "event/russia-without-presence-in-nagorno-karabakh",
            "event/use-of-force-against-armenia",
            "event/concessions-of-armenia",
            "event/removal-of-russian-peacekeepers",
            "event/use-of-force-against-armenia",
            "event/russia-fails-to-control-the-lachin-corridor",
        ]
    );
    assert!(
        ends(&found, "to")
            .iter()
            .all(|id| *id == "interest/armenia-diversifies")
    );
    let claims = &found["paths"][0]["hops"][0]["claims"][0];
    assert_eq!(claims["by"], Value::Null, "the author's own view");
    assert_eq!(claims["passages"]["nodes"], json!([{"number": 7}]));
}

#[tokio::test]
async fn downstream_chains_lead_from_the_record_to_its_effects() {
    let service = Service::with_south_caucasus().await;
    let war = "event/nagorno-karabakh-war-2020";
    let found = causes(&service, war, "DOWNSTREAM", json!({"maxLength": 2})).await;
    assert!(ends(&found, "from").iter().all(|id| *id == war));
    let effects = ends(&found, "to");
    assert!(effects.contains(&"event/turkey-gains-a-foothold"), "{effects:?}");
    let answered = labels(&found).into_iter().find(|label| label.contains("←responds to–"));
    assert!(
        answered.is_some(),
        "what is answered leads to the answer: {:#?}",
        labels(&found)
    );
}

#[tokio::test]
async fn every_link_says_whose_view_it_is() {
    let service = Service::with_south_caucasus().await;
    let found = causes(&service, "actor/armenia", "UPSTREAM", json!({"maxLength": 1})).await;
    let hops = found["paths"].as_array().unwrap().iter().map(|path| &path["hops"][0]);
    let mut reported = hops.filter(|hop| hop["from"]["id"] == "event/direct-turkey-azerbaijan-link");
    let hop = reported.next().unwrap();
    assert_eq!(hop["via"]["relationKind"], "THREATENS");
    let claim = &hop["claims"][0];
    assert_eq!(
        (&claim["mode"], &claim["by"]["id"]),
        (&json!("REPORTED_VIEW"), &json!("actor/iran"))
    );
}

#[tokio::test]
async fn only_causal_relations_that_are_not_denied_are_followed() {
    let service = Service::with_south_caucasus().await;
    let causal = ["CAUSES", "ENABLES", "PREVENTS", "THREATENS", "ADVANCES", "RESPONDS_TO"];
    let mut seen = 0;
    for of in [
        "event/nagorno-karabakh-war-2020",
        "event/concessions-of-armenia",
        "event/s-300-agreement",
    ] {
        for direction in ["UPSTREAM", "DOWNSTREAM"] {
            let found = causes(&service, of, direction, json!({"first": 100})).await;
            for hop in found["paths"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|path| path["hops"].as_array().unwrap())
            {
                let kind = hop["via"]["relationKind"].as_str().unwrap();
                assert!(causal.contains(&kind), "{hop}");
                assert_eq!(hop["direction"] == "BACKWARD", kind == "RESPONDS_TO", "{hop}");
                assert_ne!(hop["via"]["relationStatus"], "DENIED");
                seen += 1;
            }
        }
    }
    assert!(seen > 20, "{seen}");
    let agreement = causes(&service, "event/s-300-agreement", "DOWNSTREAM", json!({})).await;
    assert!(
        !ends(&agreement, "to").contains(&"event/s-300-delivery"),
        "PRECEDES is no cause"
    );
}

#[tokio::test]
async fn first_counts_the_nearest_chains() {
    let service = Service::with_south_caucasus().await;
    let found = causes(
        &service,
        "interest/armenia-diversifies",
        "UPSTREAM",
        json!({"first": 3}),
    )
    .await;
    let lengths: Vec<&Value> = found["paths"]
        .as_array()
        .unwrap()
        .iter()
        .map(|path| &path["length"])
        .collect();
    assert_eq!(lengths, [1, 1, 2]);
}
