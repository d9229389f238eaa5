//! What every record has in common: its id, its key, its kind, and the leaves that filters of all kinds share.

mod codes;
mod filter;
mod id;

pub use codes::{AliasKind, ExternalIdScheme, QuantityQualifier};
pub use filter::{
    ActorCondition, DayCondition, ParticipantCondition, PeriodCondition, PlaceCondition, RecordCondition, RecordFilter,
    TopicCondition,
};
pub use id::{Key, NodeId, NodeKind, SLUG_LIMIT, article, is_slug};
