//! What differs between the kinds of record, as the code that is the same for all of them sees it.

use std::{fmt::Debug, sync::Arc};

use crate::{
    facet::FacetBy,
    filter::Filter,
    node::{Node, NodeKind},
    order::Order,
    record::Record,
};

/// A kind of record: what its lists are filtered, ordered and counted by.
pub trait Kind: Debug + Send + Sync + Sized + 'static {
    /// Which kind it is.
    const KIND: NodeKind;
    /// What lists of this kind are filtered by.
    type Filter: Filter;
    /// What lists of this kind are ordered by.
    type Order: Order;
    /// What lists of this kind are counted by.
    type Facet: FacetBy;

    /// The record, where it is of this kind.
    fn of(record: Record) -> Option<Arc<Self>>;

    /// What it has in common with every record.
    fn node(&self) -> &Node;
}
