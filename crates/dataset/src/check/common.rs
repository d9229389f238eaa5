//! What must hold for records of every kind.

use crate::{Checker, Common, Head, QuantityEntry, check::registers};
use demarche_model::node::NodeKind;

/// Checks labels, aliases, external ids, attributes and figures.
pub(crate) fn check(checker: &mut Checker<'_>) {
    for head in checker.records.heads() {
        let Common {
            label: _,
            summary: _,
            aliases,
            external_ids,
            topics,
            attributes,
            quantities,
            note: _,
            claims: _,
            at: _,
        } = head.common;
        check_label(head, checker);
        for alias in aliases.iter().filter(|alias| alias.text.trim().is_empty()) {
            checker.error(head, alias.text.mark, "empty-text", "an alias is empty");
        }
        checker.twice(
            head,
            "alias",
            aliases.iter().map(|alias| (alias.text.mark, alias.text.as_str())),
        );
        checker.twice(
            head,
            "topic",
            topics.iter().map(|topic| (topic.mark, topic.id().slug())),
        );
        external_ids.iter().for_each(|id| registers::check(head, id, checker));
        for attribute in attributes.0.iter().filter(|attribute| !is_dotted_key(&attribute.key)) {
            let message = format!("`{}` is no attribute key: {DOTTED_KEY}", attribute.key.value);
            checker.error(head, attribute.key.mark, "bad-attribute-key", message);
        }
        quantities
            .iter()
            .for_each(|quantity| check_quantity(head, quantity, checker));
    }
    registers::check_shared(checker);
}

/// What an attribute key looks like.
pub(crate) const DOTTED_KEY: &str =
    "expected words of letters, digits, `-` and `_` with dots between, as presence.duration";

/// Whether the text is words with dots between.
pub(crate) fn is_dotted_key(text: &str) -> bool {
    text.split('.').all(|word| {
        word.starts_with(|c: char| c.is_ascii_alphabetic())
            && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    })
}

fn check_label(head: Head<'_>, checker: &mut Checker<'_>) {
    match &head.common.label {
        Some(label) if label.trim().is_empty() => checker.error(head, label.mark, "empty-text", "the label is empty"),
        Some(_) => {}
        None if !head.is_whole || has_generated_label(head, checker) => {}
        None => {
            let message = format!("`label` is missing: {} is shown by it", head.id.value);
            checker.error(head, head.id.mark, "missing-field", message);
        }
    }
}

/// Interests and relations are named by their ends, documents by their title.
fn has_generated_label(head: Head<'_>, checker: &Checker<'_>) -> bool {
    match head.id.kind() {
        NodeKind::Interest | NodeKind::Relation => true,
        NodeKind::Document => checker
            .document(head.id)
            .is_some_and(|document| document.own.title.is_some()),
        _ => false,
    }
}

fn check_quantity(head: Head<'_>, quantity: &QuantityEntry, checker: &mut Checker<'_>) {
    let unit = quantity.unit.as_deref();
    if unit.is_some_and(|unit| unit.trim().is_empty()) {
        checker.error(
            head,
            quantity.value.mark,
            "empty-text",
            "the unit of a quantity is empty",
        );
    }
}
