//! Actors: whoever acts or wants, from states and their bodies to companies, persons and collectives.

pub(crate) mod entity;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use demarche_model::actor::{ActorFacet, ActorFilter, ActorKind, ActorOrder};
pub use model::{Actor, Membership};
