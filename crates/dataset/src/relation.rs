//! Relations in dataset folders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{AnyRef, At, Checker, Entry, Extent, HasKind, OwnFields, find};
use demarche_model::{
    actor::ActorKind,
    interest::InterestKind,
    node::{NodeKind, article},
    relation::{RelationGroup, RelationKind, RelationStatus, rules},
    vocabulary::Vocabulary,
};

/// The fields of a relation in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RelationFields {
    /// What it says of its ends.
    pub kind: At<RelationKind>,
    /// The record it starts from.
    pub from: At<AnyRef>,
    /// The record it leads to.
    pub to: At<AnyRef>,
    /// In words, what `from` is to `to`: the title of a post.
    pub role: Option<String>,
    /// While it holds.
    pub valid: Option<At<Extent>>,
    /// Whether and how it is real; nothing where it simply holds.
    pub status: Option<RelationStatus>,
}

impl HasKind for RelationFields {
    const KIND: NodeKind = NodeKind::Relation;
}

impl OwnFields for RelationFields {
    // Checks what stands at the ends, and that a judgement says on which topics.
    fn check(entry: &Entry<Self>, checker: &mut Checker<'_>) {
        let (head, own) = (entry.head(), &entry.own);
        let (kind, from, to) = (own.kind.value, own.from.id().kind(), own.to.id().kind());
        if !rules::allowed_from(kind).contains(&from) {
            let expected = kinds(rules::allowed_from(kind));
            let message = format!(
                "{} starts from {expected}, and `{}` is {}",
                kind.code(),
                own.from.id(),
                article(from)
            );
            checker.error(head, own.from.mark, "wrong-end", message);
        } else if !rules::joins(kind, from, to) {
            let expected = kinds(&rules::allowed_to(kind, from));
            let message = format!(
                "from {} {} leads to {expected}, and `{}` is {}",
                article(from),
                kind.code(),
                own.to.id(),
                article(to)
            );
            checker.error(head, own.to.mark, "wrong-end", message);
        } else {
            check_ends(entry, checker);
        }
        if kind.group() == RelationGroup::Judgement && entry.common.topics.is_empty() && entry.is_whole {
            let message = format!("{} is said on some topics: `topics` is missing", kind.code());
            checker.error(head, own.kind.mark, "missing-field", message);
        }
    }
}

/// What the kinds of record alone cannot tell: a red line is an interest of that kind, a post is a person's.
fn check_ends(entry: &Entry<RelationFields>, checker: &mut Checker<'_>) {
    let (head, own) = (entry.head(), &entry.own);
    let kind = own.kind.value;
    let interest = find(&checker.records.interests, own.to.id()).map(|interest| interest.own.kind.value);
    if let Some(interest) =
        interest.filter(|interest| kind.group() == RelationGroup::RedLine && *interest != InterestKind::RedLine)
    {
        let message = format!(
            "{} leads to a RED_LINE, and `{}` is of kind {}",
            kind.code(),
            own.to.id(),
            interest.code()
        );
        checker.error(head, own.to.mark, "not-a-red-line", message);
    }
    let actor = find(&checker.records.actors, own.from.id()).map(|actor| actor.own.kind.value);
    if let Some(actor) = actor.filter(|actor| kind == RelationKind::HoldsPost && *actor != ActorKind::Person) {
        let message = format!(
            "HOLDS_POST starts from a PERSON, and `{}` is of kind {}",
            own.from.id(),
            actor.code()
        );
        checker.error(head, own.from.mark, "wrong-end", message);
    }
}

/// "an actor, an event or a place".
fn kinds(kinds: &[NodeKind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| article(*kind)).collect();
    match names.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        names => names.concat(),
    }
}
