//! Syntax: what the guard parses is what the oracle parses.

use apollo_compiler::ast::Document;
use async_graphql::parser::parse_query;
use proptest::prelude::*;

use super::ASKED;
use crate::guard::escapes::plain;

/// What the guard's parser says of a document; `None` where it takes it.
fn ours(text: &str) -> Option<String> {
    let refused = parse_query(plain(text)).err()?;
    refused.to_string().lines().last().map(str::to_owned)
}

/// What the oracle says of it.
fn theirs(text: &str) -> Option<String> {
    Document::parse(text, "query.graphql")
        .err()
        .map(|refused| refused.errors.to_string())
}

/// The words and signs of a document, without its comments.
fn tokens(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let text = lines.collect::<Vec<_>>().join("\n");
    let mut tokens = vec![String::new()];
    let mut in_text = false;
    for sign in text.chars() {
        in_text ^= sign == '"';
        let joins = in_text || sign == '"' || sign.is_alphanumeric() || "_.-".contains(sign);
        match tokens.last_mut().filter(|_| joins) {
            Some(word) => word.push(sign),
            None => tokens.extend([sign.to_string(), String::new()]),
        }
    }
    tokens.retain(|token| !token.trim().is_empty());
    tokens
}

/// What a document may have too much.
const SIGNS: [&str; 22] = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ":",
    "=",
    "!",
    "$",
    "@",
    "...",
    "\"x\"",
    "\"\"\"x\"\"\"",
    "1",
    "-1.5",
    "1.",
    "on",
    "query",
    "null",
    "&",
    "{}",
];

/// A document with one fault, or none.
fn faulty((document, place, fault): (usize, usize, usize)) -> String {
    let mut tokens = tokens(&ASKED[document % ASKED.len()]);
    let (place, other) = (place % tokens.len(), fault % tokens.len());
    match fault % 4 {
        0 => drop(tokens.remove(place)),
        1 => tokens.insert(place, tokens[place].clone()),
        2 => tokens.swap(place, other),
        _ => tokens.insert(place, SIGNS[fault / 4 % SIGNS.len()].to_owned()),
    }
    let text = tokens.join(" ");
    // The engine's parser wants types without white space.
    [(" !", "!"), ("[ ", "["), (" ]", "]")]
        .iter()
        .fold(text, |text, (apart, together)| text.replace(apart, together))
}

/// Whether the guard refuses what the oracle leaves out and goes on: a name without its value.
fn is_left_out(ours: Option<&str>) -> bool {
    ours.is_some_and(|said| said.ends_with("expected argument") || said.ends_with("expected object_field"))
}

#[test]
fn what_the_tests_ask_is_parsed_by_both() {
    for text in ASKED.iter() {
        assert_eq!((ours(text), theirs(text)), (None, None), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3_000) })]

    #[test]
    fn a_document_with_a_fault_is_refused_by_both_or_by_none(fault in any::<(usize, usize, usize)>()) {
        let text = faulty(fault);
        let (ours, theirs) = (ours(&text), theirs(&text));
        if !is_left_out(ours.as_deref()) {
            prop_assert_eq!(ours.is_some(), theirs.is_some(), "{}: ours {:?}, theirs {:?}", text, ours, theirs);
        }
    }
}

#[test]
fn what_the_oracle_alone_takes_is_no_document_that_can_run() {
    let texts = [
        // It goes on after a name without its value.
        "{ a(b) }",
        "{ a(b: {c}) }",
        // It lets a text go on over the end of its line.
        "{ a(b: \"\n\") }",
        // It leaves to validation what does not need a schema either.
        "{ a } { b }",
        "query A { a } query A { b }",
        "{ a } fragment F on A { a } fragment F on A { b }",
        "type A { a: Int } { a }",
    ];
    for text in texts {
        assert!(ours(text).is_some() && theirs(text).is_none(), "{text}");
    }
}

#[test]
fn what_the_guard_alone_takes_means_only_one_thing() {
    // Its parser is the engine's: it reads `01` as two numbers, and leaves a fragment that is called `on` to validation.
    for text in [
        "query() { a }",
        "{ a(b: [01]) }",
        "{ a ...on }",
        "query($a: Int @b = 1) { a }",
    ] {
        assert!(ours(text).is_none() && theirs(text).is_some(), "{text}");
    }
}

#[test]
fn what_the_guard_alone_refuses_is_known() {
    // The engine's parser wants types without white space; directives of variables before their default, of which the
    // schema has none; and white space, no comment, behind `on`.
    let texts = [
        "query($a: ID !) { a }",
        "query($a: [ ID ]) { a }",
        "query($a: Int = 1 @b) { a }",
        "{ a } fragment F on#\nA { a }",
    ];
    for text in texts {
        assert!(ours(text).is_some() && theirs(text).is_none(), "{text}");
    }
}
