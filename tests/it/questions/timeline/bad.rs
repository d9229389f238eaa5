//! Questions about time lines that cannot be answered as they stand.

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
    let service = Service::with_fixture("dates").await;
    let cases = [
        (
            "timeline(filter: {actors: [\"topic/trade\"]}) { totalCount }",
            "BAD_USER_INPUT",
            "`actors`",
        ),
        (
            "timeline(filter: {actors: [\"A!\"]}) { totalCount }",
            "BAD_USER_INPUT",
            "`actors`",
        ),
        (
            "timeline(filter: {actors: [\"a\", \"nobody\"]}) { nodes { what } }",
            "NOT_FOUND",
            "nobody",
        ),
        (
            "timeline(filter: {actorsAll: [\"nobody\"]}) { nodes { what } }",
            "NOT_FOUND",
            "`actorsAll`",
        ),
        (
            "timeline(filter: {topic: {id: \"nothing\"}}) { nodes { what } }",
            "NOT_FOUND",
            "`topic`",
        ),
        (
            "timeline(filter: {kinds: [EVENT, ACTOR]}) { nodes { what } }",
            "BAD_USER_INPUT",
            "ACTOR",
        ),
        ("timeline(first: 101) { nodes { what } }", "BAD_USER_INPUT", "`first`"),
        (
            "timeline(first: 1, last: 1) { nodes { what } }",
            "BAD_USER_INPUT",
            "`last`",
        ),
        ("timeline(after: \"x\") { nodes { what } }", "BAD_USER_INPUT", "cursor"),
        (
            "timeline(filter: {during: {from: \"2016-13\"}}) { nodes { what } }",
            "BAD_USER_INPUT",
            "2016-13",
        ),
        (
            "dyad(a: \"a\", b: \"actor/a\") { includeParts }",
            "BAD_USER_INPUT",
            "`a` and `b`",
        ),
        (
            "dyad(a: \"topic/trade\", b: \"b\") { includeParts }",
            "BAD_USER_INPUT",
            "`a`",
        ),
        ("dyad(a: \"a\", b: \"B!\") { includeParts }", "BAD_USER_INPUT", "`b`"),
        ("dyad(a: \"a\", b: \"nobody\") { includeParts }", "NOT_FOUND", "`b`"),
        (
            "dyad(a: \"a\", b: \"b\") { sharedMemberships(first: -1) { totalCount } }",
            "BAD_USER_INPUT",
            "`first`",
        ),
        (
            "dyad(a: \"a\", b: \"b\") { timeline(after: \"x\") { totalCount } }",
            "BAD_USER_INPUT",
            "cursor",
        ),
        (
            "dyad(a: \"a\", b: \"b\") { alignments(under: \"nothing\") { totalCount } }",
            "NOT_FOUND",
            "`under`",
        ),
        (
            "dyad(a: \"a\", b: \"b\") { alignments(scope: {speaker: \"nobody\"}) { totalCount } }",
            "NOT_FOUND",
            "`scope.speaker`",
        ),
        (
            "dyad(a: \"a\", b: \"b\") { relations(filter: {from: {ids: [\"a\"]}}) { totalCount } }",
            "BAD_USER_INPUT",
            "`from`",
        ),
    ];
    for (field, code, named) in cases {
        let (found, message) = refused(&service, &format!("{{ {field} }}")).await;
        assert_eq!(found, code, "{field}: {message}");
        assert!(message.contains(named), "{field}: {message}");
    }
}

#[tokio::test]
async fn the_cursor_of_another_list_is_refused() {
    let service = Service::with_fixture("dates").await;
    let events = "{ events(orderBy: DATE_ASC, first: 1) { pageInfo { endCursor } } }";
    let cursor = service.data(events, Value::Null).await["events"]["pageInfo"]["endCursor"].take();
    let query = format!("{{ timeline(after: {cursor}) {{ nodes {{ what }} }} }}");
    assert_eq!(refused(&service, &query).await.0, "BAD_USER_INPUT");
}
