//! What coverage tells, as plain data.

use async_graphql::SimpleObject;

use demarche_model::node::NodeKind;

/// What a release has evidence for, kind by kind, and what is missing from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// Every kind but claims, in the order of the kinds.
    pub kinds: Vec<KindCoverage>,
    /// Whether the dataset makes one claim for all records that have none of their own.
    pub has_standing_claim: bool,
}

/// What a release has evidence for among its records of one kind. Relations that only repeat `partOf` and `within` rest
/// on the claims of the record that says so: they are left out of every number but `derived`.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct KindCoverage {
    /// The kind.
    pub kind: NodeKind,
    /// How many records of it there are.
    pub records: i32,
    /// How many relations, which `records` leaves out, only repeat the field `partOf` or `within` of a record.
    pub derived: i32,
    /// How many records have no claim, one, two, and three or more.
    pub claim_counts: Vec<ClaimCount>,
    /// How many records have no claim but the one that the dataset makes for all such records; they count as having
    /// one.
    pub standing: i32,
    /// How many records the source does not date: events, artifacts and documents without a moment, actors, interests
    /// and relations without a period. Null for kinds that have no dates.
    pub undated: Option<i32>,
    /// How many records have claims, and all of them found in one document.
    pub single_sourced: i32,
    /// How many records have claims, and all of them one voice's: the actor that a claim is `by`, or else the author of
    /// the document in which it is found.
    pub single_voiced: i32,
    /// How many records have claims, and none of them `by` an actor: only authors of documents say so.
    pub unattributed: i32,
    /// How many records are `disputed`.
    pub disputed: i32,
}

/// How many records have so many claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct ClaimCount {
    /// The number of claims.
    pub claims: i32,
    /// Whether records with more claims are counted here too.
    pub or_more: bool,
    /// How many records there are.
    pub records: i32,
}
