//! What crosses a red line, asserted and computed.

use super::*;

const CHECK: &str = "
    query($redLine: ID!, $subject: ID!) {
        redLineCheck(redLine: $redLine, subject: $subject) {
            redLine { id } subject { id } computed agreement
            asserted { id relationKind claims { mode } }
            leaves { attribute operator value result found { text } }
        }
    }";

async fn check(service: &Service, red_line: &str, subject: &str) -> Value {
    let variables = json!({"redLine": red_line, "subject": subject});
    service.data(CHECK, variables).await["redLineCheck"].take()
}

#[tokio::test]
async fn the_mission_respects_irans_red_line_and_each_leaf_says_why() {
    let service = Service::with_south_caucasus().await;
    let line = "iran-red-line-western-presence";
    let mission = check(&service, line, "actor/eu-monitoring-mission-in-armenia").await;
    assert_eq!(
        (&mission["computed"], &mission["agreement"]),
        (&json!("RESPECTED"), &json!("AGREE"))
    );
    assert_eq!(mission["asserted"][0]["relationKind"], "RESPECTS");
    assert!(!mission["asserted"][0]["claims"].as_array().unwrap().is_empty());
    assert_eq!(
        mission["leaves"],
        json!([
            {"attribute": "presence.duration", "operator": "EQ", "value": "PERMANENT", "result": "DOES_NOT_HOLD",
             "found": {"text": "TEMPORARY"}},
            {"attribute": "presence.character", "operator": "EQ", "value": "MILITARY", "result": "DOES_NOT_HOLD",
             "found": {"text": "CIVILIAN"}},
        ])
    );
}

#[tokio::test]
async fn unblocking_outside_armenian_sovereignty_crosses_the_line() {
    let service = Service::with_south_caucasus().await;
    let subject = "event/unblocking-outside-armenian-sovereignty";
    let crossed = check(&service, "interest/iran-red-line-sovereignty", subject).await;
    assert_eq!(
        (&crossed["computed"], &crossed["agreement"]),
        (&json!("CROSSED"), &json!("AGREE"))
    );
    assert_eq!(crossed["asserted"][0]["relationKind"], "CROSSES");
}

#[tokio::test]
async fn a_record_without_the_attributes_leaves_it_open() {
    let service = Service::with_south_caucasus().await;
    let open = check(&service, "iran-red-line-western-presence", "actor/russia").await;
    assert_eq!(
        (&open["computed"], &open["agreement"]),
        (&json!("UNKNOWN"), &json!("NEITHER"))
    );
    let results = open["leaves"].as_array().unwrap().iter();
    assert!(results.map(|leaf| &leaf["result"]).all(|result| result == "UNKNOWN"));
}

#[tokio::test]
async fn what_is_no_red_line_or_no_record_is_refused() {
    let service = Service::with_south_caucasus().await;
    let line = "iran-red-line-western-presence";
    let cases = [
        (
            "iran-tolerates-the-eu-mission",
            "actor/russia",
            "BAD_USER_INPUT",
            "RED_LINE",
        ),
        ("actor/iran", "actor/russia", "BAD_USER_INPUT", "`redLine`"),
        ("no-such-line", "actor/russia", "NOT_FOUND", "`redLine`"),
        (line, "russia", "BAD_USER_INPUT", "`subject`"),
        (line, "actor/nobody", "NOT_FOUND", "`subject`"),
        (line, "claim/actor/russia/1", "BAD_USER_INPUT", "claim"),
    ];
    for (red_line, subject, code, part) in cases {
        let answer = service
            .answer(CHECK, json!({"redLine": red_line, "subject": subject}))
            .await;
        let error = &answer["errors"][0];
        assert_eq!(error["extensions"]["code"], code, "{red_line} {subject}: {answer}");
        assert!(
            error["message"].as_str().unwrap().contains(part),
            "{red_line} {subject}: {error}"
        );
    }
}
