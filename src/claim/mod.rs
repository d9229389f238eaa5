//! Claims: who asserts a record, where, how, and how sure.

pub mod check;
mod codes;
pub(crate) mod entity;
mod facet;
mod filter;
pub(crate) mod graphql;
mod label;
mod model;
pub(crate) mod rest;
mod standing;
pub(crate) mod store;

pub use codes::{Attitude, ClaimMode, Confidence, Credibility, Likelihood, Polarity};
pub use facet::ClaimFacet;
pub use filter::{ClaimFilter, ClaimOrder};
pub use label::label;
pub use model::{Claim, ClaimPassage};
pub use standing::StandingClaim;
pub(crate) use store::{OF_DOCUMENT, OF_SUBJECT};
