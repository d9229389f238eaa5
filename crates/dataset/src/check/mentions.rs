//! References that lead nowhere.

use std::{collections::HashMap, sync::Arc};

use crate::{Checker, Fault, HEADER_FILE, Mark, Mention, Redirect, claims::claim_id, load::Loaded};
use demarche_model::{
    node::{NodeId, NodeKind, article},
    suggest::did_you_mean,
};

/// After so many unknown ids, no likely ones are looked for: a file is probably missing.
const SUGGESTION_LIMIT: usize = 100;

/// Reports every reference to a record that is not there.
pub(crate) fn check(checker: &mut Checker<'_>, loaded: &Loaded) {
    let claims = named_claims(checker);
    let retired = retired(checker);
    let redirected: Vec<Mark> = redirects(checker).map(|redirect| redirect.to.mark).collect();
    let known = |id: &NodeId| loaded.ids.contains_key(id) || claims.binary_search(id).is_ok();
    let unknown = loaded
        .mentions
        .iter()
        .filter(|(_, mention)| !known(&mention.id) && loaded.is_read(mention.id.kind()));
    for (count, (file, mention)) in unknown.enumerate() {
        let suggest = count < SUGGESTION_LIMIT;
        let is_chain = &**file == HEADER_FILE && redirected.contains(&mention.mark);
        let (code, message) = match retired.get(&mention.id) {
            Some(_) if is_chain => continue,
            Some(living) => ("retired-id", format!("`{}` is retired: write `{living}`", mention.id)),
            None => unknown_id(&mention.id, loaded, &claims, suggest),
        };
        checker.faults.push(fault(file, mention, code, message));
    }
}

fn fault(file: &Arc<str>, mention: &Mention, code: &'static str, message: String) -> Fault {
    Fault::error(file, mention.mark, code, message)
}

fn unknown_id(id: &NodeId, loaded: &Loaded, claims: &[NodeId], suggest: bool) -> (&'static str, String) {
    if id.kind() == NodeKind::Claim && id.slug().rsplit('/').next().is_some_and(is_position) {
        let message =
            format!("`{id}` names a claim by its position, which may change: give the claim an `id` and name that");
        return ("positional-claim", message);
    }
    let meant = if suggest {
        did_you_mean(id.slug(), slugs(id.kind(), loaded, claims))
    } else {
        String::new()
    };
    let elsewhere = other_kind(id, loaded).filter(|_| meant.is_empty());
    let message = match elsewhere {
        Some(other) => format!(
            "no {} has the id `{}`; `{other}` exists, but {} is expected",
            name(id),
            id.slug(),
            article(id.kind())
        ),
        None => format!("no {} has the id `{}`{meant}", name(id), id.slug()),
    };
    ("unknown-id", message)
}

/// The slugs of a kind.
fn slugs<'a>(kind: NodeKind, loaded: &'a Loaded, claims: &'a [NodeId]) -> Vec<&'a str> {
    let ids = loaded.ids.keys().chain(claims).filter(|known| known.kind() == kind);
    ids.map(NodeId::slug).collect()
}

fn name(id: &NodeId) -> &'static str {
    id.kind().prefix()
}

/// A record of another kind with the same slug.
fn other_kind(id: &NodeId, loaded: &Loaded) -> Option<NodeId> {
    let others = crate::folder::record_kinds().filter_map(|kind| NodeId::new(kind, id.slug()).ok());
    others
        .filter(|other| other.kind() != id.kind())
        .find(|other| loaded.ids.contains_key(other))
}

/// The ids of claims that have a slug of their own, in order.
fn named_claims(checker: &Checker<'_>) -> Vec<NodeId> {
    let heads = checker.records.heads();
    let mut ids: Vec<NodeId> = heads
        .flat_map(|head| head.common.claims.iter().map(move |claim| (head.id, claim)))
        .filter_map(|(subject, claim)| claim_id(subject, claim.id.as_ref()?))
        .collect();
    ids.sort();
    ids
}

fn redirects<'a>(checker: &Checker<'a>) -> impl Iterator<Item = &'a Redirect> {
    checker.header.into_iter().flat_map(|header| &header.redirects.0)
}

fn retired(checker: &Checker<'_>) -> HashMap<NodeId, NodeId> {
    redirects(checker)
        .map(|redirect| (redirect.from.0.clone(), redirect.to.id().clone()))
        .collect()
}

/// Whether a claim's own part is a position and no slug.
pub(crate) fn is_position(own: &str) -> bool {
    own.bytes().all(|byte| byte.is_ascii_digit())
}
