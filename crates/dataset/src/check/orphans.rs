//! Records that stand alone, and datasets that rest on one source.

use std::collections::HashSet;

use crate::{Checker, Head, load::Loaded};
use demarche_model::node::{NodeId, NodeKind};

/// Warns of records that nothing refers to and that refer to nothing, and of a single source.
pub(crate) fn check(checker: &mut Checker<'_>, loaded: &Loaded) {
    let mentioned: HashSet<&NodeId> = loaded.mentions.iter().map(|(_, mention)| &mention.id).collect();
    let alone = |head: &Head<'_>| !head.refers && !mentioned.contains(&head.id.value);
    let orphans: Vec<Head<'_>> = checker.records.heads().filter(alone).collect();
    for head in orphans.into_iter().filter(|head| head.id.kind() != NodeKind::Document) {
        let message = format!("`{}` refers to no record, and no record refers to it", head.id.value);
        checker.warning(head, head.id.mark, "orphan", message);
    }
    if let [document] = checker.records.documents.as_slice() {
        let message = format!("all records rest on one document, `{}`", document.id.value);
        checker.warning(document.head(), document.id.mark, "single-sourced", message);
    }
}
