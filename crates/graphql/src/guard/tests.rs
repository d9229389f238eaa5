//! What the guard lets pass, and what it refuses.

use std::fmt::Write;

use async_graphql::Value;

use crate::guard::*;

fn refused(text: &str) -> Refusal {
    parse(text, &DocumentLimits::DEFAULT).expect_err("a refusal")
}

/// The limit that a document exceeds, and what it asked for.
fn excess(text: &str) -> (String, String) {
    let refusal = refused(text);
    assert_eq!(refusal.code, "LIMIT_EXCEEDED", "{refusal:?}");
    let detail = |name| refusal.details.iter().find(|(detail, _)| *detail == name);
    let text = |name| match detail(name) {
        Some((_, Value::String(text))) => text.clone(),
        Some((_, other)) => other.to_string(),
        None => String::new(),
    };
    (text("limit"), text("asked"))
}

fn exceeds(text: &str, limit: &str, asked: usize) {
    assert_eq!(excess(text), (limit.to_owned(), asked.to_string()));
}

/// `{ a { a { … } } }`, so many levels deep.
fn nested(levels: usize) -> String {
    format!("{}{}", "{ a ".repeat(levels), "}".repeat(levels))
}

/// Fragments of which each spreads the next so often.
fn doubling(fragments: usize, times: usize) -> String {
    let mut text = "{ ...F0 }".to_owned();
    for number in 0..fragments {
        let next = format!("...F{} ", number + 1).repeat(times);
        write!(text, " fragment F{number} on Query {{ {next}}}").expect("text");
    }
    text + &format!(" fragment F{fragments} on Query {{ __typename }}")
}

/// A document of so many definitions.
fn repeated(definition: &str, times: usize) -> String {
    (0..times).fold(String::new(), |mut text, number| {
        write!(text, "{} ", definition.replace('#', &number.to_string())).expect("text");
        text
    })
}

#[test]
fn what_clients_ask_passes() {
    let operations = repeated("query Q# { a }", 10);
    for text in [INTROSPECTION, "{ __typename }", &nested(15), &operations] {
        parse(text, &DocumentLimits::DEFAULT).unwrap_or_else(|refusal| panic!("{refusal:?}"));
    }
}

#[test]
fn each_limit_is_named_with_what_was_asked() {
    exceeds(&format!("{{ {} }}", "a ".repeat(1_999)), "tokens", 2_001);
    exceeds(&nested(16), "depth", 16);
    exceeds(&format!("{{ {} }}", "a: b ".repeat(31)), "aliases", 31);
    exceeds(&format!("{{ a {} }}", "@b ".repeat(51)), "directives", 51);
    exceeds(&repeated("query Q# { a }", 11), "operations", 11);
    exceeds(
        &format!("{{ a }} {}", repeated("fragment F# on Q { a }", 51)),
        "fragments",
        51,
    );
    exceeds(
        &format!("query Q({}) {{ a }}", repeated("$a#: Int", 51)),
        "variables",
        51,
    );
    exceeds(&format!("{{ {} }}", "a".repeat(257)), "wordLength", 257);
}

#[test]
fn fragments_count_where_they_are_spread() {
    exceeds(
        &format!("{{ {} }} fragment F on Q {{ {} }}", "...F ".repeat(41), "a ".repeat(49)),
        "fields",
        2_009,
    );
    exceeds(
        &format!("{{ {} }} fragment F on Q {{ a: b }}", "...F ".repeat(31)),
        "aliases",
        31,
    );
    exceeds(
        &format!("{{ {} }} fragment F on Q {{ a @b }}", "...F ".repeat(51)),
        "directives",
        51,
    );
    exceeds(
        "{ a { ...F } } fragment F on Q { a { b { c { d { e { f { g { h { i { j { k { l { m { n { o } } } } } } } } } } } } } } }",
        "depth",
        16,
    );
}

#[test]
fn fragments_that_double_are_counted_without_being_spread() {
    exceeds(&doubling(24, 2), "fields", 1 << 24);
    let (limit, asked) = excess(&doubling(45, 10));
    assert_eq!((limit.as_str(), asked.as_str()), ("fields", "1000000000"));
    exceeds(
        &format!("{} {{ a }}", doubling(24, 2).replace("{ ...F0 }", "")),
        "fields",
        1 << 24,
    );
}

#[test]
fn fragments_that_spread_themselves_are_refused() {
    for text in [
        "{ ...F } fragment F on Q { ...F }",
        "{ ...F } fragment F on Q { a { ...G ...G } } fragment G on Q { ...F }",
        "{ a } fragment F on Q { ...G } fragment G on Q { ...F }",
    ] {
        let refusal = refused(text);
        assert_eq!(refusal.code, "GRAPHQL_VALIDATION_FAILED", "{refusal:?}");
        assert!(refusal.message.contains("spreads itself"), "{refusal:?}");
        assert_eq!(refusal.positions.len(), 1, "{refusal:?}");
    }
}

#[test]
fn what_nests_deep_never_meets_what_recurses() {
    for deep in ["{", "[", "(", "{ a ", "{ a(b: [", "{ ... "] {
        assert_eq!(excess(&deep.repeat(200)).0, "nesting", "{deep}");
    }
    exceeds("{ a(b: ".repeat(31).as_str(), "nesting", 62);
    let fragments = repeated("fragment F# on Q { ... { ... { ...G# } } }", 49);
    let chain = (0..49).fold(fragments, |text, number| {
        text.replace(&format!("G{number} "), &format!("F{} ", number + 1))
    });
    assert_eq!(
        excess(&format!("{{ ...F0 }} {chain} fragment F49 on Q {{ a }}")).0,
        "nesting"
    );
}

#[test]
fn a_spread_of_nothing_counts_as_a_field() {
    let text = doubling(24, 2).replace("__typename", "...Nothing");
    exceeds(&text, "fields", 1 << 24);
}

#[test]
fn introspection_has_limits_of_its_own() {
    let types = "{ __schema { types { fields { type { fields { name } } } } } }";
    assert!(parse(types, &DocumentLimits::DEFAULT).is_ok());
    let (limit, _) = excess(&types.replace("name", "type { fields { name } }"));
    assert_eq!(limit, "introspectionElements");
    let (limit, _) = excess(&format!("{{ __type(name: \"A\") {{ {} }} }}", "name ".repeat(501)));
    assert_eq!(limit, "introspectionFields");
    let deep = format!("{{ __type(name: \"A\") {}{}}}", "{ ofType ".repeat(25), "}".repeat(25));
    exceeds(&deep, "introspectionDepth", 26);
}

#[test]
fn what_cannot_be_parsed_says_where() {
    let refusal = refused("{ a(\n }");
    assert_eq!(refusal.code, "GRAPHQL_PARSE_FAILED");
    assert_eq!(refusal.positions.first().map(|pos| pos.line), Some(2), "{refusal:?}");
}

/// What tools ask to learn the schema.
const INTROSPECTION: &str = "query IntrospectionQuery { __schema { description queryType { name kind } mutationType { name kind } \
    subscriptionType { name kind } types { ...FullType } directives { name description isRepeatable locations \
    args(includeDeprecated: true) { ...InputValue } } } } \
    fragment FullType on __Type { kind name description specifiedByURL isOneOf fields(includeDeprecated: true) { \
    name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated \
    deprecationReason } inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef } \
    enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { \
    ...TypeRef } } \
    fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated \
    deprecationReason } \
    fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { \
    kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } \
    } } } } } } } } }";
