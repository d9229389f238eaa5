//! Questions about alignment that cannot be answered as they stand.

use super::*;

/// The code and message of the only error.
async fn refused(service: &Service, query: &str) -> (String, String) {
    let answer = service.answer(query, Value::Null).await;
    let errors = answer["errors"]
        .as_array()
        .unwrap_or_else(|| panic!("{query}: {answer}"));
    assert_eq!(errors.len(), 1, "{query}: {answer}");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    (text(&errors[0]["extensions"]["code"]), text(&errors[0]["message"]))
}

#[tokio::test]
async fn each_is_refused_with_its_code_and_the_argument() {
    let service = Service::with_south_caucasus().await;
    let topic = "topic: \"eu-monitoring-mission\"";
    let many = |count: usize| -> String {
        let all: Vec<String> = (0..count).map(|_| "\"russia\"".to_owned()).collect();
        all.join(", ")
    };
    let cases = [
        (
            format!("alignment(a: \"russia\", b: \"russia\", {topic}) {{ verdict }}"),
            "BAD_USER_INPUT",
            "`a` and `b`",
        ),
        (
            format!("alignment(a: \"russia\", b: \"actor/russia\", {topic}) {{ verdict }}"),
            "BAD_USER_INPUT",
            "`a` and `b`",
        ),
        (
            format!("alignment(a: \"topic/western-presence\", b: \"iran\", {topic}) {{ verdict }}"),
            "BAD_USER_INPUT",
            "`a`",
        ),
        (
            format!("alignment(a: \"russia\", b: \"Iran!\", {topic}) {{ verdict }}"),
            "BAD_USER_INPUT",
            "`b`",
        ),
        (
            "alignment(a: \"russia\", b: \"iran\", topic: \"actor/iran\") { verdict }".into(),
            "BAD_USER_INPUT",
            "`topic`",
        ),
        (
            "alignment(a: \"russia\", b: \"iran\", topic: \"no-such-topic\") { verdict }".into(),
            "NOT_FOUND",
            "`topic`",
        ),
        (
            format!("alignment(a: \"no-such-actor\", b: \"iran\", {topic}) {{ verdict }}"),
            "NOT_FOUND",
            "`a`",
        ),
        (
            format!("alignment(a: \"russia\", b: \"iran\", {topic}, scope: {{speaker: \"nobody\"}}) {{ verdict }}"),
            "NOT_FOUND",
            "`scope.speaker`",
        ),
        (
            "alignments(a: \"iran\", b: \"iran\") { totalCount }".into(),
            "BAD_USER_INPUT",
            "`a` and `b`",
        ),
        (
            "alignments(a: \"russia\", b: \"iran\", under: \"no-such-topic\") { totalCount }".into(),
            "NOT_FOUND",
            "`under`",
        ),
        (
            "alignments(a: \"russia\", b: \"iran\", first: 101) { totalCount }".into(),
            "BAD_USER_INPUT",
            "`first`",
        ),
        (
            "alignments(a: \"russia\", b: \"iran\", after: \"x\") { totalCount }".into(),
            "BAD_USER_INPUT",
            "cursor",
        ),
        (
            format!(
                "alignmentMatrix(actors: [{}], {topic}) {{ cells {{ verdict }} }}",
                many(21)
            ),
            "BAD_USER_INPUT",
            "21",
        ),
        (
            format!(
                "alignmentMatrix(actors: [{}], {topic}) {{ cells {{ verdict }} }}",
                many(2)
            ),
            "BAD_USER_INPUT",
            "twice",
        ),
        (
            format!("alignmentMatrix(actors: [\"iran\"], {topic}) {{ cells {{ verdict }} }}"),
            "BAD_USER_INPUT",
            "2 to 20",
        ),
        (
            format!("alignmentMatrix(actors: [], {topic}) {{ cells {{ verdict }} }}"),
            "BAD_USER_INPUT",
            "2 to 20",
        ),
    ];
    for (field, code, part) in cases {
        let (found, message) = refused(&service, &format!("{{ {field} }}")).await;
        assert_eq!(found, code, "{field}: {message}");
        assert!(message.contains(part), "{field}: {message}");
    }
}

#[tokio::test]
async fn what_is_no_date_or_no_code_is_refused_before_anything_is_read() {
    let service = Service::with_south_caucasus().await;
    for scope in [
        "asOf: \"soon\"",
        "asOf: \"2022-13\"",
        "modes: [GOSSIP]",
        "credibilityAtLeast: 2",
        "since: \"2020\"",
    ] {
        let query = format!(
            "{{ alignment(a: \"russia\", b: \"iran\", topic: \"western-presence\", scope: {{{scope}}}) {{ verdict }} }}"
        );
        let (code, message) = refused(&service, &query).await;
        assert!(
            ["BAD_USER_INPUT", "GRAPHQL_VALIDATION_FAILED"].contains(&code.as_str()),
            "{scope}: {code} {message}"
        );
    }
}
