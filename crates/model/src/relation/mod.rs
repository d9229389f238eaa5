//! Relations: standing ties between two records, from alliances to causes and contradictions.

mod codes;
mod facet;
mod filter;
mod label;
mod record;
pub mod rules;

pub use codes::{RelationGroup, RelationKind, RelationStatus};
pub use facet::RelationFacet;
pub use filter::{RelationFilter, RelationOrder};
pub use label::{label, verb};
pub use record::Relation;
