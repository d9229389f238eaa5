//! Relations: standing ties between two records, from alliances to causes and contradictions.

mod contradictions;
pub(crate) mod entity;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use contradictions::contradictions;
pub use demarche_model::relation::{
    RelationFacet, RelationFilter, RelationGroup, RelationKind, RelationOrder, RelationStatus, label, rules, verb,
};
pub use model::Relation;
pub(crate) use store::OF_END;
