//! What every record has in common: its id, its key, its kind, and the leaves that filters of all kinds share.

mod codes;
mod filter;
mod hop;
mod id;
mod record;

pub use codes::{AliasKind, ExternalIdScheme, QuantityQualifier};
pub use filter::{
    ActorCondition, DayCondition, ParticipantCondition, PeriodCondition, PlaceCondition, RecordCondition, RecordFilter,
    TopicCondition,
};
pub use hop::{Hop, HopDirection, HopKind, NeighborFilter};
pub use id::{Key, NodeId, NodeKind, SLUG_LIMIT, article, is_slug};
pub use record::{Alias, Attribute, ExternalId, Node, Quantity, TopicKey};
