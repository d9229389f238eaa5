//! What is read of a release: everything that is batched and kept, as one enum of questions and one of answers.

use std::sync::Arc;

use get_size2::GetSize;

use super::{
    attachment::{Attachment, Attachments},
    count::Counted,
    list::{List, Listing, Row},
};
use demarche_model::{
    facet::{FacetField, Spread},
    node::{Hop, Key, NeighborFilter, NodeId, NodeKind},
    page::{Page, Slice},
    record::Record,
};

/// One read of a release. Reads that differ in their key alone are one statement.
#[derive(Clone, Debug, PartialEq, Eq, Hash, GetSize)]
pub enum Read {
    /// The record with this key.
    Record(NodeKind, Key),
    /// The record with this id, or a retired one.
    Named(NodeId),
    /// The key of the record with this id, or a retired one.
    Key(NodeId),
    /// A list that belongs to the record.
    Attached(Attachment, Key),
    /// A page of the release's records, or of those of a parent.
    Page(Arc<Listing>, Option<Key>),
    /// How many records the list has: the release's, or a parent's.
    Count(Arc<List>, Counted, Option<Key>),
    /// How the list spreads over the values of a field.
    Spread(Arc<List>, FacetField, Option<Key>),
    /// A page of the hops from the record.
    Hops(Arc<NeighborFilter>, Page, Key),
    /// How many hops go from the record.
    HopCount(Arc<NeighborFilter>, Key),
    /// The records that cannot be true together with the record.
    Contradictions(Key),
}

/// What was found. Clones are cheap: they share what they hold.
#[derive(Clone, Debug, GetSize)]
pub enum Found {
    /// A record.
    Record(Record),
    /// The key of a record.
    Key(Key),
    /// A list that belongs to a record.
    Attached(Attachments),
    /// A page of records.
    Page(Arc<Slice<Row>>),
    /// A number of records.
    Count(i64),
    /// How often the values of a field occur.
    Spread(Arc<Spread>),
    /// A page of hops.
    Hops(Arc<Slice<Hop>>),
    /// Records.
    Keys(Arc<[Key]>),
}
