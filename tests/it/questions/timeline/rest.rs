//! The same answers over REST.

use super::*;
use crate::harness::Service;

#[tokio::test]
async fn a_time_line_is_the_same_over_both_apis() {
    let service = Service::with_fixture("dates").await;
    let cases = [
        ("", Value::Null),
        (
            "?actor=a&actor=c&includeParts=true",
            json!({"actors": ["a", "c"], "includeParts": true}),
        ),
        (
            "?actorsAll=a&actorsAll=b&from=2016&to=2016",
            json!({
                "actorsAll": ["a", "b"], "during": {"from": "2016", "to": "2016"},
            }),
        ),
        (
            "?topic=trade&includeNarrower=true&what=start",
            json!({
                "topic": {"id": "trade", "includeNarrower": true}, "what": ["START"],
            }),
        ),
        (
            "?kind=event&eventKind=consult&participant=b&role=host&place=region&includeWithin=true",
            json!({
                "kinds": ["EVENT"], "eventKinds": ["CONSULT"], "participant": {"actor": "b", "role": ["HOST"]},
                "place": {"id": "region", "includeWithin": true},
            }),
        ),
        (
            "?asOf=2007&match=surely",
            json!({"asOf": {"date": "2007", "match": "SURELY"}}),
        ),
        ("?dated=false", json!({"dated": false})),
    ];
    for (query, filter) in cases {
        let mut rest = Vec::new();
        let mut next = json!(format!("/v1/timeline{query}"));
        let mut page = Value::Null;
        while let Some(path) = next.as_str() {
            let mut answer = service.json(path).await;
            rest.extend(entries(&answer["data"]));
            page = answer["page"].take();
            next = page["next"].clone();
        }
        let line = line(&service, filter).await;
        assert_eq!(rest, line.entries, "{query}");
        assert_eq!(
            (&page["total"], &page["undated"]),
            (&line.total, &line.undated),
            "{query}"
        );
    }
}

#[tokio::test]
async fn a_time_line_is_a_table_too() {
    let table = Service::with_fixture("dates")
        .await
        .get("/v1/timeline?format=csv&kind=event&from=2007&to=2007")
        .await;
    let mut lines = table.body.lines();
    assert_eq!(
        lines.next(),
        Some(
            "date.edtf,date.earliest,date.latest,date.precision,date.approximate,date.uncertain,what,record.id,record.label"
        )
    );
    assert_eq!(
        lines.next(),
        Some("2007,2007-01-01,2007-12-31,YEAR,false,false,EVENT,event/signing,A signing")
    );
}

#[tokio::test]
async fn an_unknown_parameter_is_refused() {
    let answer = Service::with_fixture("dates").await.get("/v1/timeline?actors=a").await;
    assert_eq!(answer.status, 400);
    assert!(answer.body.contains("did you mean `actor"), "{}", answer.body);
}

#[tokio::test]
async fn a_dyad_is_the_same_over_both_apis() {
    let service = Service::with_fixture("dates").await;
    let question = "query($parts: Boolean) { dyad(a: \"a\", b: \"b\", includeParts: $parts) {
        relations { totalCount nodes { id } } timeline { totalCount nodes { date { edtf } what record { id } } }
        sharedMemberships { totalCount nodes { record { id } a { actor { id } partyRole } b { relation { id } } } }
        alignments { totalCount nodes { topic { id } verdict } }
    } }";
    for parts in [false, true] {
        let path = format!("/v1/dyads?a=a&b=actor/b&includeParts={parts}&include=alignments");
        let mut rest = service.json(&path).await["data"].take();
        let mut dyad = service.data(question, json!({"parts": parts})).await["dyad"].take();
        for part in ["relations", "timeline", "sharedMemberships", "alignments"] {
            let (rest, graphql) = (rest[part].take(), dyad[part].take());
            assert_eq!(rest["page"]["total"], graphql["totalCount"], "{part}");
            let shown = graphql["nodes"].as_array().unwrap().iter();
            for (index, node) in shown.enumerate() {
                assert_covers(&rest["data"][index], node);
            }
        }
    }
}

/// The answer has all that is wanted; it may have more.
fn assert_covers(answer: &Value, wanted: &Value) {
    match wanted {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, wanted)| assert_covers(&answer[name], wanted)),
        Value::Array(items) => {
            assert_eq!(answer.as_array().map(Vec::len), Some(items.len()), "{answer}");
            items
                .iter()
                .enumerate()
                .for_each(|(index, wanted)| assert_covers(&answer[index], wanted));
        }
        single => assert_eq!(answer, single),
    }
}

#[tokio::test]
async fn a_dyad_that_makes_no_sense_is_a_problem() {
    let service = Service::with_fixture("dates").await;
    for (query, status, named) in [
        ("?a=a&b=a", 400, "`a` and `b`"),
        ("?a=a", 400, "`b` is missing"),
        ("?a=a&b=nobody", 404, "`b`"),
        ("?a=topic/trade&b=b", 400, "`a`"),
    ] {
        let answer = service.get(&format!("/v1/dyads{query}")).await;
        assert_eq!(answer.status, status, "{query}: {}", answer.body);
        assert!(answer.body.contains(named), "{query}: {}", answer.body);
    }
}
