//! What every record has in common: its id, its kind, its label; and the reads that are the same for all kinds.

mod attached;
mod codes;
pub mod condition;
pub(crate) mod entity;
mod filter;
mod graphql;
mod hop;
mod id;
mod kind;
mod model;
mod names;
pub(crate) mod row;
pub mod store;

pub use attached::{Attached, TopicKey, attached};
pub use codes::{AliasKind, ExternalIdScheme, QuantityQualifier};
pub use filter::{
    ActorCondition, DayCondition, ParticipantCondition, PeriodCondition, PlaceCondition, RecordCondition, RecordFilter,
    TopicCondition,
};
pub use graphql::RecordFields;
pub use hop::{Hop, HopDirection, HopKind, NeighborFilter, count_hops, hops, hops_by_key};
pub use id::{Key, NodeId, NodeKind, SLUG_LIMIT, article, is_slug};
pub use kind::{DateColumns, Direction, Filter, Kind, Order, SortBy};
pub use model::{Alias, Attribute, ExternalId, Node, Quantity};
pub use names::Names;
