//! Relations that say what another record says already.

use std::collections::HashMap;

use crate::relation::RelationFields;
use crate::{Checker, Entry, find};
use demarche_model::{
    node::{NodeId, NodeKind},
    relation::RelationKind,
    vocabulary::Vocabulary,
};

/// Reports relations that repeat `partOf` or `within`, and pairs of records with two effects between them.
pub(crate) fn check(checker: &mut Checker<'_>) {
    let (mut effects, mut tellings) = (HashMap::new(), HashMap::new());
    for entry in &checker.records.relations {
        check_derived(entry, checker);
        check_effect(entry, &mut effects, checker);
        check_telling(entry, &mut tellings, checker);
        if entry.own.from.id() == entry.own.to.id() {
            let message = format!("the relation joins `{}` with itself", entry.own.to.id());
            checker.error(entry.head(), entry.own.to.mark, "self-relation", message);
        }
    }
}

fn check_derived(entry: &Entry<RelationFields>, checker: &mut Checker<'_>) {
    let RelationFields { kind, from, to, .. } = &entry.own;
    if let Some((derived, field, owner)) = derived(from.id(), checker)
        && derived == kind.value
        && owner == to.id()
    {
        let message = format!(
            "`{field}` of `{}` says so already, and the relation is made from it: leave this one out",
            from.id()
        );
        checker.error(entry.head(), kind.mark, "repeats-derived", message);
    }
}

/// The relation that the service makes from a record: its kind, the field it comes from, and where it leads.
fn derived<'a>(id: &NodeId, checker: &Checker<'a>) -> Option<(RelationKind, &'static str, &'a NodeId)> {
    let records = checker.records;
    let part_of = match id.kind() {
        NodeKind::Actor => find(&records.actors, id)?.own.part_of.as_ref().map(|whole| whole.id()),
        NodeKind::Artifact => find(&records.artifacts, id)?
            .own
            .part_of
            .as_ref()
            .map(|whole| whole.id()),
        NodeKind::Event => find(&records.events, id)?.own.part_of.as_ref().map(|whole| whole.id()),
        NodeKind::Place => {
            let within = find(&records.places, id)?.own.within.as_ref()?.id();
            return Some((RelationKind::LocatedIn, "within", within));
        }
        _ => None,
    };
    Some((RelationKind::PartOf, "partOf", part_of?))
}

type Pair<'a> = (&'a NodeId, &'a NodeId);

/// One pair of records has one of CAUSES, ENABLES, RESPONDS_TO (read backwards) and PRECEDES.
fn check_effect<'a>(
    entry: &'a Entry<RelationFields>,
    seen: &mut HashMap<Pair<'a>, &'a NodeId>,
    checker: &mut Checker<'a>,
) {
    let (from, to) = (entry.own.from.id(), entry.own.to.id());
    let pair = match entry.own.kind.value {
        RelationKind::Causes | RelationKind::Enables | RelationKind::Precedes => (from, to),
        RelationKind::RespondsTo => (to, from),
        _ => return,
    };
    if let Some(first) = seen.insert(pair, &entry.id.value) {
        let message = format!(
            "`{first}` already says what `{}` and `{}` have to do with each other: keep one of CAUSES, ENABLES, RESPONDS_TO and PRECEDES",
            pair.0, pair.1
        );
        checker.error(entry.head(), entry.own.kind.mark, "effect-twice", message);
    }
}

/// What a relation tells: its kind and ends, an undirected one's in order, and what tells it from others of those.
type Telling<'a> = (
    RelationKind,
    Pair<'a>,
    Option<&'a str>,
    Option<&'a str>,
    Vec<&'a NodeId>,
);

fn check_telling<'a>(
    entry: &'a Entry<RelationFields>,
    seen: &mut HashMap<Telling<'a>, &'a NodeId>,
    checker: &mut Checker<'a>,
) {
    let own = &entry.own;
    let (from, to) = (own.from.id(), own.to.id());
    let pair = if own.kind.is_directed() || from <= to {
        (from, to)
    } else {
        (to, from)
    };
    let valid = own.valid.as_ref().map(|valid| valid.value.0.edtf.as_str());
    let mut topics: Vec<&NodeId> = entry.common.topics.iter().map(|topic| topic.id()).collect();
    topics.sort_unstable();
    if let Some(first) = seen.insert(
        (own.kind.value, pair, own.role.as_deref(), valid, topics),
        &entry.id.value,
    ) {
        let message = format!(
            "`{first}` tells the same: {} of `{}` and `{}`",
            own.kind.code(),
            pair.0,
            pair.1
        );
        checker.error(entry.head(), own.kind.mark, "relation-twice", message);
    }
}
