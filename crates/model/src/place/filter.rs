//! How places are filtered and ordered.

use async_graphql::{ID, InputObject};
use serde::Serialize;

use super::PlaceKind;
use crate::{
    error::Result,
    filter::{self, Filter, Tree},
    node::{NodeKind, PlaceCondition, RecordFilter},
    order::Order,
    vocabulary::vocabulary,
};

/// Which places are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct PlaceFilter {
    /// What records of every kind can be filtered by.
    #[graphql(flatten)]
    #[serde(flatten)]
    pub record: RecordFilter,
    /// Places of one of these sorts.
    pub kinds: Option<Vec<PlaceKind>>,
    /// Places that lie in this place, directly or, with `includeWithin`, at any depth.
    pub within: Option<PlaceCondition>,
    /// Places that belong to this state: the actor's id, or its slug alone.
    pub country: Option<ID>,
    /// Fits where all of these fit.
    pub and: Option<Vec<PlaceFilter>>,
    /// Fits where at least one of these fits.
    pub or: Option<Vec<PlaceFilter>>,
    /// Fits where this does not.
    pub not: Option<Box<PlaceFilter>>,
}

vocabulary! {
    /// In what order places are listed; the id decides ties, in the same direction.
    pub enum PlaceOrder {
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

impl Filter for PlaceFilter {
    fn tree(&self) -> Result<Tree> {
        let Self {
            record,
            kinds,
            within,
            country,
            and,
            or,
            not,
        } = self;
        let mut leaves = filter::record(record, NodeKind::Place)?;
        leaves.extend([
            filter::codes("kind", kinds.as_ref()),
            filter::place("within", within.as_ref())?,
            filter::reference("country", NodeKind::Actor, country.as_ref())?,
        ]);
        filter::tree(leaves, (and, or, not))
    }
}

impl Order for PlaceOrder {}
