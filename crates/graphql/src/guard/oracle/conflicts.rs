//! Fields that cannot share a key: the guard finds them where the oracle does.

use apollo_compiler::ExecutableDocument;
use async_graphql::parser::parse_query;
use proptest::prelude::*;

use super::{ASKED, Choices, SCHEMA, documents::Writer};
use crate::guard::conflicts::check;

/// What the guard says of the fields of a document; `None` where they fit.
fn ours(text: &str) -> Option<String> {
    let document = parse_query(text).expect("a document");
    check(crate::schema_model(), &document)
        .err()
        .map(|refusal| refusal.message)
}

/// What the oracle says of a document that has no other fault.
fn theirs(text: &str) -> Option<String> {
    let refused = ExecutableDocument::parse_and_validate(&SCHEMA, text, "query.graphql").err()?;
    for error in refused.errors.iter() {
        let name = error.error.unstable_error_name().unwrap_or_default();
        assert!(name.starts_with("ConflictingField"), "{text}: {error}");
    }
    Some(refused.errors.to_string())
}

#[test]
fn what_the_tests_ask_fits_for_both() {
    for text in ASKED.iter() {
        assert_eq!(ours(text), None, "{text}");
        theirs(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn fields_that_do_not_fit_are_found_by_both(choices in prop::collection::vec(any::<u8>(), 0..100)) {
        let text = Writer { schema: &SCHEMA, choices: Choices(choices.iter()) }.document();
        let (ours, theirs) = (ours(&text), theirs(&text));
        prop_assert_eq!(ours.is_some(), theirs.is_some(), "{}: ours {:?}, theirs {:?}", text, ours, theirs);
    }
}

#[test]
fn fields_of_different_objects_fit_where_they_answer_the_same() {
    let on = |actor: &str, event: &str| {
        format!("{{ node(id: \"x\") {{ ... on Actor {{ {actor} }} ... on Event {{ {event} }} }} }}")
    };
    for (actor, event) in [("k: partOf { label }", "k: place { label }"), ("k: label", "l: modes")] {
        let text = on(actor, event);
        assert!(ours(&text).is_none() && theirs(&text).is_none(), "{text}");
    }
    let unfit = [
        ("k: label", "k: summary"),
        ("k: label", "k: id"),
        ("k: label", "k: redirectedFrom"),
        ("k: label", "k: place { label }"),
        ("k: label", "k: disputed"),
        ("k: actorKind", "k: eventKind"),
        ("k: partOf { l: label }", "k: place { l: disputed }"),
        ("k: __typename", "k: disputed"),
    ];
    for (actor, event) in unfit {
        let text = on(actor, event);
        assert!(ours(&text).is_some() && theirs(&text).is_some(), "{text}");
    }
}

#[test]
fn lists_of_different_length_are_different_arguments_for_the_guard_alone() {
    // The oracle compares lists as far as the shorter one goes.
    let text = "{ events { facets(by: [KIND]) { by } facets(by: [KIND, YEAR]) { by } } }";
    assert!(ours(text).is_some() && theirs(text).is_none());
}
