//! Dyads: two actors side by side, with all that is between them.

pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub mod service;
pub(crate) mod store;

pub use model::{Dyad, MembershipTie, SharedMembership};
