//! What every record has in common: its id, its kind, its label.

mod codes;
pub(crate) mod entity;
mod filter;
mod id;
mod model;

pub use codes::{AliasKind, ExternalIdScheme, QuantityQualifier};
pub use filter::{
    ActorCondition, DayCondition, ParticipantCondition, PeriodCondition, PlaceCondition, RecordCondition, RecordFilter,
    TopicCondition,
};
pub use id::{Key, NodeId, NodeKind, SLUG_LIMIT, article, is_slug};
pub use model::{Alias, Attribute, ExternalId, Node, Quantity};
