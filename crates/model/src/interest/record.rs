//! The record of an interest.

use std::sync::Arc;

use super::{Crossing, InterestFacet, InterestFilter, InterestKind, InterestOrder, InterestStatus};
use crate::{
    date::UncertainPeriod,
    kind::Kind,
    node::NodeKind,
    node::{Key, Node},
    record::Record,
};
use get_size2::GetSize;

/// What an actor wants, fears or holds.
#[derive(Clone, Debug, PartialEq, GetSize)]
pub struct Interest {
    /// What every record has.
    pub node: Node,
    /// In what form the actor wants, fears or holds it.
    pub kind: InterestKind,
    /// The actor whose interest it is.
    pub holder: Key,
    /// The person or body that voiced it for the holder.
    pub speaker: Option<Key>,
    /// The topic it is about.
    pub topic: Key,
    /// The key of the topic's option that it is toward; `None` where the topic has none, or the source names none.
    pub option: Option<String>,
    /// From −2 (wholly against) over 0 (neutral or tolerant) to +2 (wholly for), toward the option, never toward an
    /// actor; `None` where it is not stated.
    pub stance: Option<i16>,
    /// Whether the holder wants a good that only one can have: a market, a zone of influence.
    pub rival: bool,
    /// How much it matters to the holder beside his others, 0 to 3; ordinal, and only where the source compares.
    pub salience: Option<i16>,
    /// Whether it was said in so many words.
    pub explicit: bool,
    /// In words, the condition under which the holder wants it.
    pub condition: Option<String>,
    /// For a red line, the test over a record's attributes that says whether it is crossed.
    pub crossed_when: Option<Crossing>,
    /// While the actor holds it; `None` where that is not said.
    pub valid: Option<UncertainPeriod>,
    /// Whether it is still held.
    pub status: InterestStatus,
}

impl Kind for Interest {
    const KIND: NodeKind = NodeKind::Interest;
    type Filter = InterestFilter;
    type Order = InterestOrder;
    type Facet = InterestFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Interest(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}
