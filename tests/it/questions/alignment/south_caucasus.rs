//! Russia and Iran in the dataset of the South Caucasus: what an analyst expects, topic by topic.

use super::*;

const RUSSIA_AND_IRAN: (&str, &str) = ("russia", "iran");

#[tokio::test]
async fn each_topic_has_its_verdict_beside_the_authors() {
    let service = Service::with_south_caucasus().await;
    let expected = [
        ("keeping-the-syrian-government", "CONVERGE", &["CONVERGE"][..], "AGREE"),
        ("post-2020-status-quo", "CONVERGE", &["CONVERGE"], "AGREE"),
        ("eu-monitoring-mission", "DIVERGE", &["DIVERGE"], "AGREE"),
        ("oil-and-gas-supply-markets", "COMPETE", &["COMPETE"], "AGREE"),
        (
            "countering-israeli-strikes-on-syria",
            "UNKNOWN",
            &["DIVERGE"],
            "ONLY_ASSERTED",
        ),
        ("israeli-presence-in-azerbaijan", "UNKNOWN", &[], "NEITHER"),
        (
            "linkage-of-security-and-communications",
            "DIVERGE",
            &["DIVERGE"],
            "AGREE",
        ),
        ("basis-of-unblocking", "CONVERGE", &[], "ONLY_COMPUTED"),
        ("syrian-settlement", "UNKNOWN", &["null"], "NEITHER"),
    ];
    for (topic, verdict, judged, agreement) in expected {
        let alignment = align(&service, RUSSIA_AND_IRAN, topic, Value::Null).await;
        assert_eq!(alignment["verdict"], verdict, "{topic}");
        assert_eq!(asserted(&alignment), judged, "{topic}");
        assert_eq!(alignment["agreement"], agreement, "{topic}");
    }
}

#[tokio::test]
async fn an_unknown_verdict_names_whose_stance_is_missing() {
    let service = Service::with_south_caucasus().await;
    let strikes = "countering-israeli-strikes-on-syria";
    let neither = align(&service, RUSSIA_AND_IRAN, strikes, Value::Null).await;
    assert_eq!(slugs(&neither["missing"]), ["russia", "iran"]);
    assert_eq!(slugs(&neither["a"]["interests"]), ["russia-on-israeli-strikes"]);
    assert_eq!(slugs(&neither["a"]["counting"]), [""; 0]);
    let one = align(&service, RUSSIA_AND_IRAN, "israeli-presence-in-azerbaijan", Value::Null).await;
    assert_eq!(slugs(&one["missing"]), ["russia"]);
    assert_eq!(slugs(&one["b"]["counting"]), ["iran-against-israeli-presence"]);
}

#[tokio::test]
async fn a_verdict_shows_what_it_rests_on() {
    let service = Service::with_south_caucasus().await;
    let mission = align(&service, RUSSIA_AND_IRAN, "eu-monitoring-mission", Value::Null).await;
    assert_eq!(slugs(&mission["a"]["counting"]), ["russia-opposes-the-eu-mission"]);
    assert_eq!(slugs(&mission["b"]["counting"]), ["iran-tolerates-the-eu-mission"]);
    assert_eq!(mission["closeness"], 0.5);
    assert_eq!(
        slugs(&mission["asserted"][0]["relations"]),
        ["divergence-on-the-eu-mission"]
    );
    assert_eq!(mission["rollUp"], json!([{"verdict": "DIVERGE", "count": 1}]));
}

#[tokio::test]
async fn a_verdict_is_the_same_from_the_other_side() {
    let service = Service::with_south_caucasus().await;
    let scope = json!({"includeNarrower": true});
    let mut there = align(&service, RUSSIA_AND_IRAN, "south-caucasus-order", scope.clone()).await;
    let mut back = align(&service, ("iran", "russia"), "south-caucasus-order", scope).await;
    assert_eq!(there["a"].take(), back["b"].take());
    assert_eq!(there["b"].take(), back["a"].take());
    assert_eq!(there, back);
}

#[tokio::test]
async fn a_topic_with_those_below_it_is_counted_and_never_averaged() {
    let service = Service::with_south_caucasus().await;
    let scope = json!({"includeNarrower": true});
    let western = align(&service, RUSSIA_AND_IRAN, "western-presence", scope).await;
    assert_eq!(western["verdict"], "MIXED");
    assert_eq!(western["closeness"], Value::Null);
    assert_eq!(asserted(&western), ["DIVERGE", "CONVERGE"]);
    assert_eq!(western["agreement"], "AGREE");
    assert_eq!(western["b"]["conditional"], true);
    let counts = western["rollUp"].as_array().unwrap().iter();
    let topics: i64 = counts.map(|count| count["count"].as_i64().unwrap()).sum();
    let below =
        "{ topics(filter: {topic: null, broader: {id: \"western-presence\", includeNarrower: true}}) { totalCount } }";
    let below = service.data(below, Value::Null).await;
    assert_eq!(topics, below["topics"]["totalCount"].as_i64().unwrap() + 1);
}

#[tokio::test]
async fn measures_are_taken_over_all_topics_below() {
    let service = Service::with_south_caucasus().await;
    let syria = align(&service, RUSSIA_AND_IRAN, "syrian-settlement", Value::Null).await;
    // Both are for the government, against terrorism and for the territory: all alike, so that chance explains it.
    assert_eq!(
        syria["measures"],
        json!({"n": 3, "rawAgreement": 1.0, "s": 1.0, "pi": null, "kappa": null})
    );
    let one = align(&service, RUSSIA_AND_IRAN, "eu-monitoring-mission", Value::Null).await;
    assert_eq!(one["measures"], Value::Null);
}

#[tokio::test]
async fn as_of_a_day_only_what_is_dated_counts() {
    let service = Service::with_south_caucasus().await;
    let scope = |day: &str, matches: &str| json!({"asOf": day, "match": matches});
    let topic = "post-2020-status-quo";
    let possibly = align(&service, RUSSIA_AND_IRAN, topic, scope("2022", "POSSIBLY")).await;
    assert_eq!(possibly["verdict"], "CONVERGE");
    let surely = align(&service, RUSSIA_AND_IRAN, topic, scope("2022", "SURELY")).await;
    assert_eq!(surely["verdict"], "UNKNOWN");
    let before = align(&service, RUSSIA_AND_IRAN, topic, scope("2019", "POSSIBLY")).await;
    assert_eq!(before["verdict"], "UNKNOWN");
    assert_eq!(slugs(&before["a"]["undated"]), [""; 0]);
    let undated = align(
        &service,
        RUSSIA_AND_IRAN,
        "eu-monitoring-mission",
        scope("2022", "POSSIBLY"),
    )
    .await;
    assert_eq!(undated["verdict"], "UNKNOWN");
    assert_eq!(slugs(&undated["a"]["undated"]), ["russia-opposes-the-eu-mission"]);
    assert_eq!(slugs(&undated["a"]["interests"]), [""; 0]);
    assert_eq!(slugs(&undated["undatedRelations"]), ["divergence-on-the-eu-mission"]);
    assert_eq!(asserted(&undated), [""; 0]);
}
