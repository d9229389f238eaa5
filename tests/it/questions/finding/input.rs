//! What clients may type: nothing of it is an internal error.

use super::*;

/// Texts that mean something to Postgres, to a shell or to a browser, or nothing at all.
fn odd_texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "%",
        "'",
        "''",
        "\\",
        "\\'",
        "\"",
        "\"\"",
        "\"a",
        ":*",
        "a:*",
        "&|!()",
        "a & b",
        "!a",
        "<->",
        "a <2> b",
        "(",
        "-",
        "--",
        "-a",
        "-\"a b\"",
        "- a",
        "\0",
        "a\0b",
        "a\0",
        "'; DROP TABLE node; --",
        "<b>a</b>",
        "⟦a⟧",
        "$1",
        "{a,b}",
        "😀",
        "e\u{301}",
        "\u{202e}abc",
        "the",
        "the of and",
        "½",
        "qqfencqq",
        "=russia",
        "~moscow",
    ]
    .map(String::from)
    .to_vec();
    texts.push("x".repeat(10_000));
    texts.push("word ".repeat(2_000));
    texts.push((0..1_500).map(|number| format!("w{number} ")).collect());
    texts.push("-x ".repeat(3_000));
    texts.push("\"".repeat(10_000));
    texts
}

#[tokio::test]
async fn whatever_is_typed_finds_something_or_nothing() {
    let service = Service::with_fixture("names").await;
    for text in odd_texts() {
        let hits = search(&service, &text).await;
        assert!(hits["totalCount"].is_i64(), "{text:.40}: {hits:#}");
    }
    for text in ["%", "'", "\\", ":*", "&|!()", "\0", "-russia", "-\"a b\"", "-"] {
        assert_eq!(found(&service, text).await, [""; 0], "{text:?}");
    }
    assert_eq!(found(&service, "russia & (").await[0], "actor/russia");
}

#[tokio::test]
async fn a_blank_search_is_bad_input() {
    let service = Service::with_fixture("names").await;
    for text in ["", " ", "\t\n", "\u{a0}"] {
        let answer = service.answer(SEARCH, json!({"text": text})).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT", "{text:?}");
        assert_eq!(
            answer["errors"][0]["message"],
            "`text` is blank: pass the words to look for"
        );
    }
}

#[tokio::test]
async fn whatever_is_resolved_means_something_or_nothing() {
    let service = Service::with_fixture("names").await;
    let mut texts = odd_texts();
    texts.extend(
        [
            "",
            " ",
            "@",
            "@1990",
            ":",
            "cow:",
            ":365",
            "365@",
            "365@x",
            "a/b",
            "actor/",
            "claim/actor/russia/1",
        ]
        .map(String::from),
    );
    for texts in texts.chunks(100) {
        let found = service.data(RESOLVE, json!({"references": texts})).await["resolveMany"].take();
        let references: Vec<&str> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["reference"].as_str().unwrap())
            .collect();
        assert_eq!(references, texts);
    }
}

#[tokio::test]
async fn claims_are_no_kind_of_record_to_find() {
    let service = Service::with_fixture("names").await;
    for (query, variables) in [
        (SEARCH, json!({"text": "a", "kinds": ["CLAIM"]})),
        (RESOLVE, json!({"references": ["a"], "kinds": ["ACTOR", "CLAIM"]})),
    ] {
        let answer = service.answer(query, variables).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
    }
}

#[tokio::test]
async fn more_than_a_hundred_references_are_bad_input() {
    let service = Service::with_fixture("names").await;
    let answer = service.answer(RESOLVE, json!({"references": vec!["a"; 101]})).await;
    assert_eq!(answer["errors"][0]["extensions"]["code"], "BAD_USER_INPUT");
    assert_eq!(answer["errors"][0]["message"], "`references` has 101: pass at most 100");
    let answer = service.data(RESOLVE, json!({"references": []})).await;
    assert_eq!(answer["resolveMany"], json!([]));
}
