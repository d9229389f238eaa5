//! Relations: standing ties between two records, from alliances to causes and contradictions.

pub mod check;
mod codes;
mod contradictions;
pub(crate) mod entity;
mod facet;
mod filter;
pub(crate) mod graphql;
mod label;
mod model;
pub(crate) mod rest;
pub mod rules;
pub(crate) mod store;

pub use codes::{RelationGroup, RelationKind, RelationStatus};
pub use contradictions::contradictions;
pub use facet::RelationFacet;
pub use filter::{RelationFilter, RelationOrder};
pub use label::{label, verb};
pub use model::Relation;
pub(crate) use store::OF_END;
