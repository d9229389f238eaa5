//! Relations: standing ties between two records, from alliances to causes and contradictions.

pub mod check;
mod codes;
pub(crate) mod entity;
mod filter;
mod model;

pub use codes::{RelationGroup, RelationKind, RelationStatus};
pub use filter::{RelationFilter, RelationOrder};
pub use model::Relation;
