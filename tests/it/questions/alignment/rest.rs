//! The same answers over REST.

use crate::harness::Service;

use super::*;

#[tokio::test]
async fn an_alignment_is_the_same_over_both_apis() {
    let service = Service::with_south_caucasus().await;
    let cases = [
        ("eu-monitoring-mission", "", Value::Null),
        (
            "western-presence",
            "&includeNarrower=true",
            json!({"includeNarrower": true}),
        ),
        (
            "post-2020-status-quo",
            "&asOf=2022&match=surely",
            json!({"asOf": "2022", "match": "SURELY"}),
        ),
        (
            "eu-monitoring-mission",
            "&mode=reported-statement",
            json!({"modes": ["REPORTED_STATEMENT"]}),
        ),
    ];
    for (topic, parameters, scope) in cases {
        let rest = service
            .json(&format!("/v1/alignments/{topic}?a=russia&b=actor/iran{parameters}"))
            .await;
        let graphql = align(&service, ("russia", "iran"), topic, scope).await;
        for field in ["verdict", "closeness", "agreement", "rollUp", "measures"] {
            assert_eq!(rest["data"][field], graphql[field], "{topic}{parameters} {field}");
        }
        for side in ["a", "b"] {
            assert_eq!(
                slugs(&rest["data"][side]["counting"]),
                slugs(&graphql[side]["counting"]),
                "{topic} {side}"
            );
        }
    }
}

#[tokio::test]
async fn alignments_come_in_pages_and_as_a_table() {
    let service = Service::with_south_caucasus().await;
    let path = "/v1/alignments?a=russia&b=iran&under=syrian-settlement&first=4";
    let first = service.json(path).await;
    assert_eq!(
        (first["data"].as_array().unwrap().len(), &first["page"]["total"]),
        (4, &json!(7))
    );
    let next = service.json(first["page"]["next"].as_str().unwrap()).await;
    assert_eq!(next["data"].as_array().unwrap().len(), 3);
    assert_eq!(next["page"]["next"], Value::Null);
    let table = service.get(&format!("{path}&format=csv")).await;
    assert_eq!(
        (table.status.as_u16(), table.body.lines().count()),
        (200, 5),
        "{}",
        table.body
    );
}

#[tokio::test]
async fn a_red_line_is_checked() {
    let service = Service::with_south_caucasus().await;
    let subject = "subject=actor/eu-monitoring-mission-in-armenia";
    let check = service
        .json(&format!(
            "/v1/red-lines/iran-red-line-western-presence/checks?{subject}"
        ))
        .await;
    assert_eq!(
        (&check["data"]["computed"], &check["data"]["agreement"]),
        (&json!("RESPECTED"), &json!("AGREE"))
    );
    assert_eq!(check["data"]["asserted"][0]["claims"][0]["mode"], "AUTHOR_ASSESSMENT");
}

#[tokio::test]
async fn what_cannot_be_answered_is_a_problem() {
    let service = Service::with_south_caucasus().await;
    let line = "/v1/red-lines/iran-red-line-western-presence/checks";
    let cases = [
        ("/v1/alignments?a=russia", 400, "`b` is missing"),
        ("/v1/alignments/western-presence", 400, "`a` is missing"),
        ("/v1/alignments?a=russia&b=russia", 400, "`a` and `b`"),
        ("/v1/alignments?a=russia&b=nobody", 404, "`b`"),
        ("/v1/alignments?a=russia&b=iran&first=101", 400, "`first`"),
        ("/v1/alignments?a=russia&b=iran&since=2020", 400, "since"),
        ("/v1/alignments/no-such-topic?a=russia&b=iran", 404, "`topic`"),
        ("/v1/alignments/western-presence?a=russia&b=iran&asOf=soon", 400, "asOf"),
        (line, 400, "`subject` is missing"),
        (&format!("{line}?subject=actor/nobody"), 404, "`subject`"),
        (
            "/v1/red-lines/iran-tolerates-the-eu-mission/checks?subject=actor/russia",
            400,
            "RED_LINE",
        ),
    ];
    for (path, status, part) in cases {
        let answer = service.get(path).await;
        assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.body);
        let problem = answer.json();
        assert!(problem["detail"].as_str().unwrap().contains(part), "{path}: {problem}");
    }
}
