//! What counts, as the scope says.

use super::*;

async fn of_a_and_b(service: &Service, topic: &str, scope: Value) -> Value {
    align(service, ("a", "b"), topic, scope).await
}

#[tokio::test]
async fn an_actor_is_not_its_parts_unless_they_are_asked_for() {
    let service = Service::with_fixture("scopes").await;
    let alone = of_a_and_b(&service, "parts", Value::Null).await;
    assert_eq!(
        (&alone["verdict"], slugs(&alone["missing"])),
        (&json!("UNKNOWN"), vec!["a"])
    );
    assert_eq!(alone["agreement"], "NEITHER");
    let with_parts = of_a_and_b(&service, "parts", json!({"includeParts": true})).await;
    assert_eq!(with_parts["verdict"], "CONVERGE");
    assert_eq!(
        slugs(&with_parts["a"]["counting"]),
        ["minister-parts", "ministry-parts"]
    );
    assert_eq!(with_parts["closeness"], Value::Null, "two numbers on one side");
    assert_eq!(asserted(&with_parts), ["CONVERGE"]);
}

#[tokio::test]
async fn a_part_beside_its_whole_counts_for_itself() {
    let service = Service::with_fixture("scopes").await;
    let scope = json!({"includeParts": true});
    for actors in [("a", "ministry-of-a"), ("ministry-of-a", "a")] {
        let alignment = align(&service, actors, "parts", scope.clone()).await;
        assert_eq!(alignment["verdict"], "UNKNOWN", "{actors:?}");
        assert_eq!(slugs(&alignment["missing"]), ["a"], "{actors:?}");
    }
}

#[tokio::test]
async fn a_topic_under_two_parents_counts_once() {
    let service = Service::with_fixture("scopes").await;
    let all = of_a_and_b(&service, "all", json!({"includeNarrower": true})).await;
    assert_eq!(
        all["rollUp"],
        json!([
            {"verdict": "DIVERGE", "count": 1},
            {"verdict": "CONVERGE", "count": 2},
            {"verdict": "UNKNOWN", "count": 1},
        ])
    );
    assert_eq!(all["verdict"], "MIXED");
    let left = of_a_and_b(&service, "left", json!({"includeNarrower": true})).await;
    assert_eq!(left["verdict"], "CONVERGE");
    assert_eq!(left["rollUp"], json!([{"verdict": "CONVERGE", "count": 2}]));
}

#[tokio::test]
async fn measures_agree_with_the_arithmetic() {
    let service = Service::with_fixture("scopes").await;
    // a: 2, 2, -1; b: 1, -2, -1. Mean distance 5/12; by chance 31/72 over both, 19/36 over each side's own.
    let all = of_a_and_b(&service, "all", Value::Null).await;
    let measures = &all["measures"];
    assert_eq!(measures["n"], 3);
    let is = |name: &str, expected: f64| {
        let found = measures[name].as_f64().unwrap();
        assert!((found - expected).abs() < 1e-12, "{name}: {found}, not {expected}");
    };
    is("rawAgreement", 7.0 / 12.0);
    is("s", 1.0 / 6.0);
    is("pi", 1.0 / 31.0);
    is("kappa", 4.0 / 19.0);
}

#[tokio::test]
async fn a_speaker_counts_alone_where_it_is_asked_for() {
    let service = Service::with_fixture("scopes").await;
    let everybody = of_a_and_b(&service, "voices", Value::Null).await;
    assert_eq!(everybody["verdict"], "MIXED");
    let minister = of_a_and_b(&service, "voices", json!({"speaker": "minister"})).await;
    assert_eq!(minister["verdict"], "CONVERGE");
    assert_eq!(slugs(&minister["a"]["interests"]), ["a-voices-minister"]);
}

#[tokio::test]
async fn modes_and_credibility_choose_by_the_evidence() {
    let service = Service::with_fixture("scopes").await;
    let everything = of_a_and_b(&service, "evidence", Value::Null).await;
    assert_eq!(everything["verdict"], "MIXED");
    let stated = of_a_and_b(&service, "evidence", json!({"modes": ["FACT_AS_STATED"]})).await;
    assert_eq!(stated["verdict"], "CONVERGE");
    let viewed = of_a_and_b(&service, "evidence", json!({"modes": ["REPORTED_VIEW"]})).await;
    assert_eq!(viewed["verdict"], "DIVERGE");
    let credible = json!({"credibilityAtLeast": "PROBABLY_TRUE"});
    let credible = of_a_and_b(&service, "evidence", credible).await;
    assert_eq!(slugs(&credible["a"]["counting"]), ["a-evidence-good"]);
    let both = json!({"modes": ["REPORTED_VIEW"], "credibilityAtLeast": "PROBABLY_TRUE"});
    let both = of_a_and_b(&service, "evidence", both).await;
    assert_eq!(slugs(&both["missing"]), ["a", "b"], "one claim must have both");
}

#[tokio::test]
async fn a_silence_carries_no_stance() {
    let service = Service::with_fixture("scopes").await;
    let silence = of_a_and_b(&service, "silence", json!({"modes": ["ABSENCE"]})).await;
    assert_eq!(slugs(&silence["missing"]), ["a", "b"]);
    let judged = of_a_and_b(&service, "silence", json!({"modes": ["AUTHOR_ASSESSMENT"]})).await;
    assert_eq!(judged["verdict"], "CONVERGE");
}

#[tokio::test]
async fn as_of_a_day_what_does_not_hold_is_out_and_the_undated_stand_apart() {
    let service = Service::with_fixture("scopes").await;
    let at = |day: &'static str, matches: &'static str| json!({"asOf": day, "match": matches});
    let early = of_a_and_b(&service, "dates", at("2003", "SURELY")).await;
    assert_eq!(
        (&early["verdict"], &early["agreement"]),
        (&json!("CONVERGE"), &json!("AGREE"))
    );
    assert_eq!(slugs(&early["a"]["counting"]), ["a-dates-early"]);
    assert_eq!(slugs(&early["a"]["undated"]), ["a-dates-undated"]);
    assert_eq!(asserted(&early), ["CONVERGE"]);
    assert_eq!(slugs(&early["undatedRelations"]), ["undated"]);
    let late = of_a_and_b(&service, "dates", at("2024-08-17", "SURELY")).await;
    assert_eq!(
        (&late["verdict"], &late["agreement"]),
        (&json!("DIVERGE"), &json!("AGREE"))
    );
    assert_eq!(asserted(&late), ["DIVERGE"]);
    let edge = of_a_and_b(&service, "dates", at("2005", "SURELY")).await;
    assert_eq!(slugs(&edge["missing"]), ["a"]);
    let edge = of_a_and_b(&service, "dates", json!({"asOf": "2005"})).await;
    assert_eq!(edge["verdict"], "CONVERGE", "possibly, by default");
}

#[tokio::test]
async fn what_was_dropped_and_what_is_denied_do_not_count() {
    let service = Service::with_fixture("scopes").await;
    let dropped = of_a_and_b(&service, "dropped", Value::Null).await;
    assert_eq!(
        (slugs(&dropped["missing"]), slugs(&dropped["a"]["interests"])),
        (vec!["a"], vec![])
    );
    let denied = of_a_and_b(&service, "left", Value::Null).await;
    assert_eq!(
        (asserted(&denied), &denied["agreement"]),
        (vec![], &json!("ONLY_COMPUTED"))
    );
}
