//! Dyads: two actors side by side, with all that is between them.

mod model;
pub mod service;
mod store;

pub use model::{Dyad, MembershipTie, SharedMembership};
