//! What every record has in common: its id, its kind, its label; and the reads that are the same for all kinds.

mod attached;
pub mod condition;
pub(crate) mod entity;
mod graphql;
mod hop;
mod kind;
mod model;
mod names;
pub(crate) mod row;
pub mod store;

pub use attached::{Attached, TopicKey, attached};
pub use demarche_model::node::{
    ActorCondition, AliasKind, DayCondition, ExternalIdScheme, Key, NodeId, NodeKind, ParticipantCondition,
    PeriodCondition, PlaceCondition, QuantityQualifier, RecordCondition, RecordFilter, SLUG_LIMIT, TopicCondition,
    article, is_slug,
};
pub use graphql::{CommonFields, RecordFields};
pub use hop::{Hop, HopDirection, HopKind, NeighborFilter, count_hops, hops, hops_by_key};
pub use kind::{DateColumns, Direction, Filter, Kind, Order, SortBy};
pub use model::{Alias, Attribute, ExternalId, Node, Quantity};
pub use names::Names;
