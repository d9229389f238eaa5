//! Questions about paths that cannot be answered as they stand.

use super::*;

#[tokio::test]
async fn each_is_refused_with_its_code_and_the_argument() {
    let service = Service::with_south_caucasus().await;
    let ends = r#"from: "actor/russia", to: "actor/iran""#;
    let of = r#"of: "event/s-300-agreement", direction: UPSTREAM"#;
    let many: Vec<String> = (0..101).map(|_| "\"actor/turkey\"".to_owned()).collect();
    let many = many.join(", ");
    let cases = [
        (
            format!("paths({ends}, maxLength: 0)"),
            "BAD_USER_INPUT",
            "`maxLength` is 0",
        ),
        (format!("paths({ends}, maxLength: 50)"), "BAD_USER_INPUT", "pass 1 to 8"),
        (format!("paths({ends}, maxLength: -1)"), "BAD_USER_INPUT", "`maxLength`"),
        (format!("paths({ends}, first: 0)"), "BAD_USER_INPUT", "`first` is 0"),
        (format!("paths({ends}, first: 101)"), "BAD_USER_INPUT", "pass 1 to 100"),
        (
            r#"paths(from: "actor/iran", to: "actor/iran")"#.into(),
            "BAD_USER_INPUT",
            "the same record",
        ),
        (
            r#"paths(from: "iran", to: "actor/russia")"#.into(),
            "BAD_USER_INPUT",
            "`from`",
        ),
        (
            r#"paths(from: "actor/iran", to: "state/russia")"#.into(),
            "BAD_USER_INPUT",
            "`to`",
        ),
        (
            r#"paths(from: "actor/iran", to: "actor/nobody")"#.into(),
            "NOT_FOUND",
            "`to`",
        ),
        (
            r#"paths(from: "actor/nobody", to: "actor/iran")"#.into(),
            "NOT_FOUND",
            "`from`",
        ),
        (
            r#"paths(from: "claim/event/s-300-agreement/1", to: "actor/iran")"#.into(),
            "BAD_USER_INPUT",
            "`from`: a claim",
        ),
        (
            format!(r#"paths({ends}, filter: {{topic: {{id: "actor/iran"}}}})"#),
            "BAD_USER_INPUT",
            "`filter.topic`",
        ),
        (
            format!(r#"paths({ends}, filter: {{topic: {{id: "nothing"}}}})"#),
            "NOT_FOUND",
            "`filter.topic`",
        ),
        (
            format!(r#"paths({ends}, filter: {{avoid: ["actor/nobody"]}})"#),
            "NOT_FOUND",
            "`filter.avoid`",
        ),
        (
            format!(r#"paths({ends}, filter: {{avoid: ["actor/iran"]}})"#),
            "BAD_USER_INPUT",
            "`filter.avoid`",
        ),
        (
            format!("paths({ends}, filter: {{avoid: [{many}]}})"),
            "BAD_USER_INPUT",
            "has 101",
        ),
        (
            format!("causes({of}, maxLength: 9)"),
            "BAD_USER_INPUT",
            "`maxLength` is 9",
        ),
        (format!("causes({of}, first: 0)"), "BAD_USER_INPUT", "`first` is 0"),
        (
            r#"causes(of: "event/nothing", direction: UPSTREAM)"#.into(),
            "NOT_FOUND",
            "`of`",
        ),
        (
            r#"causes(of: "s-300-agreement", direction: UPSTREAM)"#.into(),
            "BAD_USER_INPUT",
            "`of`",
        ),
    ];
    for (field, code, part) in cases {
        let answer = service
            .answer(&format!("{{ {field} {{ truncated }} }}"), Value::Null)
            .await;
        let error = &answer["errors"][0];
        assert_eq!(error["extensions"]["code"], code, "{field}: {answer}");
        let message = error["message"].as_str().unwrap();
        assert!(message.contains(part), "{field}: {message}");
    }
}

#[tokio::test]
async fn rest_refuses_them_with_the_status_of_the_code() {
    let service = Service::with_south_caucasus().await;
    let cases = [
        ("/v1/paths?from=actor/russia", 400, "`to`"),
        (
            "/v1/paths?from=actor/russia&to=actor/iran&maxLength=50",
            400,
            "`maxLength`",
        ),
        (
            "/v1/paths?from=actor/russia&to=actor/iran&maxLength=two",
            400,
            "`maxLength`",
        ),
        ("/v1/paths?from=actor/russia&to=actor/nobody", 404, "`to`"),
        ("/v1/paths?from=actor/russia&to=actor/iran&asOf=soon", 400, "`asOf`"),
        ("/v1/paths?from=actor/russia&to=actor/iran&via=telepathy", 400, "`via`"),
        ("/v1/paths?from=actor/russia&to=actor/iran&match=surely", 400, "`match`"),
        (
            "/v1/paths?from=actor/russia&to=actor/iran&hops=3",
            400,
            "unknown parameter `hops`",
        ),
        ("/v1/causes?of=event/s-300-agreement", 400, "`direction`"),
        (
            "/v1/causes?of=event/s-300-agreement&direction=sideways",
            400,
            "`direction`",
        ),
    ];
    for (path, status, part) in cases {
        let answer = service.get(path).await;
        assert_eq!(answer.status, status, "{path}");
        let problem = answer.json();
        assert!(problem["detail"].as_str().unwrap().contains(part), "{path}: {problem}");
    }
}
