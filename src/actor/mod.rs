//! Actors: whoever acts or wants, from states and their bodies to companies, persons and collectives.

pub mod check;
mod codes;
pub(crate) mod entity;
mod facet;
mod filter;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use codes::ActorKind;
pub use facet::ActorFacet;
pub use filter::{ActorFilter, ActorOrder};
pub use model::{Actor, Membership};
