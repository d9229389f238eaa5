//! Paths in the dataset of the South Caucasus.

use super::*;

const ROAD: (&str, &str) = ("actor/russia", "artifact/kajaran-agarak-road");

const WITH_EVIDENCE: &str = r#"{
    paths(from: "actor/russia", to: "artifact/kajaran-agarak-road", first: 1,
            filter: {relationKinds: [LEADS, MANAGES, FUNDS]}) {
        truncated
        paths { length label credibility hops {
            label direction date { edtf }
            from { id label } to { id label }
            record { id }
            via { __typename ... on Relation { relationKind from { id } to { id } } }
            claims { mode by { id } reportedIn { id } passages { nodes { number } } }
        } }
    }
}"#;

#[tokio::test]
async fn russia_reaches_the_road_by_the_bank_and_the_fund() {
    let service = Service::with_south_caucasus().await;
    let mut data = service.data(WITH_EVIDENCE, Value::Null).await;
    let found = data["paths"].take();
    assert_eq!(found["truncated"], false);
    let path = &found["paths"][0];
    assert_eq!(
        path["label"],
        "Russia –leads→ Eurasian Development Bank –manages→ Eurasian Fund for Stabilization and Development –funds→ \
         Kajaran-Agarak road"
    );
    assert_eq!(path["length"], 3);
    for hop in path["hops"].as_array().unwrap() {
        assert_eq!(hop["direction"], "FORWARD");
        assert_eq!(hop["via"]["__typename"], "Relation");
        assert_eq!(hop["via"]["from"]["id"], hop["from"]["id"]);
        let paragraphs = &hop["claims"][0]["passages"]["nodes"];
        assert_eq!(*paragraphs, json!([{"number": 8}]), "{hop}");
        assert!(hop["record"]["id"].as_str().unwrap().starts_with("relation/"));
    }
}

#[tokio::test]
async fn the_road_is_reached_without_a_filter_too() {
    let service = Service::with_south_caucasus().await;
    let found = paths(&service, ROAD, json!({})).await;
    assert_eq!(
        labels(&found)[0],
        "Russia –leads→ Eurasian Development Bank –manages→ Eurasian Fund for Stabilization and Development –funds→ \
         Kajaran-Agarak road"
    );
    assert_eq!(lengths(&found), [3; 5]);
}

#[tokio::test]
async fn distinct_paths_go_through_other_records_each() {
    let service = Service::with_south_caucasus().await;
    let ways = async |filter: Value| {
        let found = paths(&service, ROAD, json!({"maxLength": 3, "first": 100, "filter": filter})).await;
        let paths = found["paths"].as_array().unwrap().iter();
        let middle = |path: &Value| [0, 1].map(|hop| path["hops"][hop]["to"]["id"].to_string());
        paths.map(middle).collect::<Vec<_>>()
    };
    let mut all = ways(json!({})).await;
    let distinct = ways(json!({"distinct": true})).await;
    assert!(all.len() > distinct.len() && distinct.len() > 2, "{all:?}");
    all.sort();
    all.dedup();
    let mut sorted = distinct.clone();
    sorted.sort();
    assert_eq!(sorted, all);
}

#[tokio::test]
async fn a_path_never_meets_a_record_twice_and_its_hops_are_joined() {
    let service = Service::with_south_caucasus().await;
    let found = paths(
        &service,
        ("actor/iran", "actor/turkey"),
        json!({"first": 100, "maxLength": 3}),
    )
    .await;
    assert_eq!(found["paths"].as_array().unwrap().len(), 100);
    for path in found["paths"].as_array().unwrap() {
        let hops = path["hops"].as_array().unwrap();
        let mut met = vec![hops[0]["from"]["id"].clone()];
        for hop in hops {
            assert_eq!(Some(&hop["from"]["id"]), met.last(), "{path}");
            assert!(!met.contains(&hop["to"]["id"]), "{path}");
            met.push(hop["to"]["id"].clone());
        }
        assert_eq!(met.first(), Some(&json!("actor/iran")));
        assert_eq!(met.last(), Some(&json!("actor/turkey")));
    }
}

#[tokio::test]
async fn what_nothing_ties_together_is_an_empty_answer() {
    let service = Service::with_south_caucasus().await;
    let filter = json!({"relationKinds": ["LOAN"], "kinds": ["PLACE"]});
    let found = paths(&service, ("actor/iran", "actor/turkey"), json!({"filter": filter})).await;
    assert_eq!(found, json!({"truncated": false, "paths": []}));
}

fn lengths(found: &Value) -> Vec<u64> {
    let paths = found["paths"].as_array().unwrap().iter();
    paths.map(|path| path["length"].as_u64().unwrap()).collect()
}
