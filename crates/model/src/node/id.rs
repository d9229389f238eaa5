//! Ids of records: `kind/slug` at the edges, integer keys inside a release.

use get_size2::GetSize;
use std::{cmp::Ordering, fmt, str::FromStr};

use crate::{
    error::{Error, Result},
    vocabulary::{Vocabulary, vocabulary},
};

vocabulary! {
    /// The nine kinds of record.
    pub enum NodeKind {
        /// Somebody who acts or wants: a state, a body, a company, a person, a collective.
        Actor,
        /// A place on the map: a region, a city, a border, a corridor.
        Place,
        /// An issue on which one can take a stance (a SKOS concept).
        Topic,
        /// What an actor wants, fears or holds, with its stance on a topic.
        Interest,
        /// Something that happened, is planned, or is said to have happened.
        Event,
        /// A text or made thing: an agreement, a project, a piece of equipment.
        Artifact,
        /// A standing tie between two records.
        Relation,
        /// A source, with its passages.
        Document,
        /// Who asserts a record, where, how, and how sure.
        Claim,
    }
}

impl NodeKind {
    /// The first part of an id of this kind, for example `actor`.
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Topic => "topic",
            Self::Interest => "interest",
            Self::Event => "event",
            Self::Artifact => "artifact",
            Self::Relation => "relation",
            Self::Document => "document",
            Self::Claim => "claim",
        }
    }

    /// The plural that lists of this kind have, for example `actors`.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Actor => "actors",
            Self::Place => "places",
            Self::Topic => "topics",
            Self::Interest => "interests",
            Self::Event => "events",
            Self::Artifact => "artifacts",
            Self::Relation => "relations",
            Self::Document => "documents",
            Self::Claim => "claims",
        }
    }

    /// Finds the kind of a prefix.
    pub fn from_prefix(prefix: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.prefix() == prefix)
    }
}

/// A record's number inside its release. Within a kind, keys are in the order of the ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, GetSize)]
pub struct Key(pub i32);

/// The id of a record, stable across the releases of a dataset, for example `actor/russia`.
///
/// A claim's slug is its subject's id and its own part: `claim/event/x/2`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, GetSize)]
pub struct NodeId {
    kind: NodeKind,
    slug: String,
}

/// The longest slug, in characters.
pub const SLUG_LIMIT: usize = 80;

/// Whether the text is a slug: `[a-z0-9]` and single `-` between, at most [`SLUG_LIMIT`] characters.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= SLUG_LIMIT
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
}

impl NodeId {
    /// Makes the id of a kind and a slug.
    ///
    /// # Errors
    /// `BadInput` where the slug is malformed.
    pub fn new(kind: NodeKind, slug: &str) -> Result<Self> {
        let valid = match kind {
            NodeKind::Claim => is_claim_slug(slug),
            _ => is_slug(slug),
        };
        if !valid {
            return Err(Error::bad_input(format!(
                "`{slug}` is no id of {}: {}",
                article(kind),
                shape(kind)
            )));
        }
        Ok(Self {
            kind,
            slug: slug.to_owned(),
        })
    }

    /// Reads an id whose kind is known: the full id, or the slug alone.
    ///
    /// # Errors
    /// `BadInput` where the text has another kind's prefix or is malformed.
    pub fn of_kind(kind: NodeKind, text: &str) -> Result<Self> {
        let Some((prefix, rest)) = text.split_once('/') else {
            return Self::new(kind, text);
        };
        match NodeKind::from_prefix(prefix) {
            Some(found) if found == kind => Self::new(kind, rest),
            Some(_) if kind == NodeKind::Claim => Self::new(kind, text),
            Some(found) => Err(Error::bad_input(format!(
                "`{text}` is the id of {}, and {} is asked for",
                article(found),
                article(kind)
            ))),
            None => Err(Error::bad_input(format!(
                "`{text}` is no id of {}: {}",
                article(kind),
                shape(kind)
            ))),
        }
    }

    /// What sort of record it names.
    pub fn kind(&self) -> NodeKind {
        self.kind
    }

    /// The part after the kind.
    pub fn slug(&self) -> &str {
        &self.slug
    }
}

/// `<subject kind>/<subject slug>/<slug or position>`.
fn is_claim_slug(slug: &str) -> bool {
    let parts: Vec<&str> = slug.split('/').collect();
    match parts.as_slice() {
        [kind, subject, own] => {
            NodeKind::from_prefix(kind).is_some_and(|kind| kind != NodeKind::Claim) && is_slug(subject) && is_slug(own)
        }
        _ => false,
    }
}

/// "an actor", "a place": for messages.
pub fn article(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Actor => "an actor",
        NodeKind::Place => "a place",
        NodeKind::Topic => "a topic",
        NodeKind::Interest => "an interest",
        NodeKind::Event => "an event",
        NodeKind::Artifact => "an artifact",
        NodeKind::Relation => "a relation",
        NodeKind::Document => "a document",
        NodeKind::Claim => "a claim",
    }
}

fn shape(kind: NodeKind) -> String {
    match kind {
        NodeKind::Claim => "expected `claim/<kind>/<slug>/<position>`".into(),
        _ => format!(
            "expected `{}/slug` of a-z, 0-9 and single `-`, at most {SLUG_LIMIT} characters",
            kind.prefix()
        ),
    }
}

impl NodeId {
    /// What ids are ordered by: the kind, the slug, and for claims the place as a number, so that 10 follows 9.
    fn order(&self) -> (&str, &str, u32, &str) {
        let Some((subject, own)) = self.slug.rsplit_once('/') else {
            return (self.kind.prefix(), &self.slug, 0, "");
        };
        (self.kind.prefix(), subject, own.parse().unwrap_or(u32::MAX), own)
    }
}

impl PartialOrd for NodeId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for NodeId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

impl FromStr for NodeId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let kind = text
            .split_once('/')
            .and_then(|(prefix, _)| NodeKind::from_prefix(prefix));
        let Some(kind) = kind else {
            let kinds: Vec<_> = NodeKind::ALL.iter().map(|kind| kind.prefix()).collect();
            return Err(Error::bad_input(format!(
                "`{text}` is no id: expected `kind/slug`, the kind one of {}",
                kinds.join(", ")
            )));
        };
        Self::of_kind(kind, text)
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.prefix(), self.slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_and_bare_ids_name_the_same_record() {
        let full = NodeId::of_kind(NodeKind::Actor, "actor/russia").expect("a full id");
        let bare = NodeId::of_kind(NodeKind::Actor, "russia").expect("a bare slug");
        assert_eq!(full, bare);
        assert_eq!(full.to_string(), "actor/russia");
    }

    #[test]
    fn another_kinds_prefix_is_refused() {
        let error = NodeId::of_kind(NodeKind::Actor, "event/russia").expect_err("an event is no actor");
        assert_eq!(error.code(), "BAD_USER_INPUT");
        assert!(error.to_string().contains("an event"), "{error}");
    }

    #[test]
    fn malformed_slugs_are_refused() {
        for slug in ["", "-a", "a-", "a--b", "A", "a b", "é", &"a".repeat(81)] {
            assert!(NodeId::new(NodeKind::Actor, slug).is_err(), "{slug:?}");
        }
    }

    #[test]
    fn the_tenth_claim_follows_the_ninth() {
        let id = |own: &str| format!("claim/event/x/{own}").parse::<NodeId>().expect("a claim's id");
        let mut ids = [id("said-so"), id("10"), id("9"), id("1")];
        ids.sort();
        assert_eq!(ids, [id("1"), id("9"), id("10"), id("said-so")]);
    }

    #[test]
    fn a_claim_carries_its_subject() {
        let id: NodeId = "claim/event/s-300/2".parse().expect("a claim's id");
        assert_eq!((id.kind(), id.slug()), (NodeKind::Claim, "event/s-300/2"));
        assert!("claim/claim/x/2".parse::<NodeId>().is_err());
    }
}
