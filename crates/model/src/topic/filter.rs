//! How topics are filtered and ordered.

use async_graphql::InputObject;
use serde::Serialize;

use crate::{
    error::Result,
    filter::{self, Filter, Leaf, Reference, Rows, Tree},
    node::{NodeKind, RecordFilter, TopicCondition},
    order::Order,
    vocabulary::vocabulary,
};

/// Which topics are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct TopicFilter {
    /// What records of every kind can be filtered by.
    #[graphql(flatten)]
    #[serde(flatten)]
    pub record: RecordFilter,
    /// Topics below this topic, directly or, with `includeNarrower`, at any depth.
    pub broader: Option<TopicCondition>,
    /// Topics that have no broader topic (true), or that have one (false).
    pub top: Option<bool>,
    /// Topics whose options exclude each other (true), or do not (false).
    pub exclusive: Option<bool>,
    /// Fits where all of these fit.
    pub and: Option<Vec<TopicFilter>>,
    /// Fits where at least one of these fits.
    pub or: Option<Vec<TopicFilter>>,
    /// Fits where this does not.
    pub not: Option<Box<TopicFilter>>,
}

vocabulary! {
    /// In what order topics are listed; the id decides ties, in the same direction.
    pub enum TopicOrder {
        /// By id, from a to z.
        IdAsc,
        /// By id, from z to a.
        IdDesc,
        /// By label, from a to z; case and accents do not matter.
        LabelAsc,
        /// By label, from z to a; case and accents do not matter.
        LabelDesc,
    }
}

impl Filter for TopicFilter {
    fn tree(&self) -> Result<Tree> {
        let Self {
            record,
            broader,
            top,
            exclusive,
            and,
            or,
            not,
        } = self;
        let mut leaves = filter::record(record, NodeKind::Topic)?;
        leaves.extend([
            broader.as_ref().map(below).transpose()?,
            top.map(is_top),
            filter::flag("exclusive", *exclusive),
        ]);
        filter::tree(leaves, (and, or, not))
    }
}

/// Directly below a topic or, where asked for, at any depth.
fn below(broader: &TopicCondition) -> Result<Tree> {
    let TopicCondition { id, include_narrower } = broader;
    Ok(Leaf::Rows(Rows {
        table: "topic_broader",
        owner: "topic",
        record: Some(("broader", Reference::new(NodeKind::Topic, "broader", id.as_str())?)),
        below: *include_narrower,
        codes: Vec::new(),
    })
    .into())
}

/// Whether nothing is broader.
fn is_top(top: bool) -> Tree {
    Leaf::Linked {
        table: "topic_broader",
        owner: "topic",
        linked: !top,
    }
    .into()
}

impl Order for TopicOrder {}
