//! Claims: who asserts a record, where, how, and how sure.

pub(crate) mod entity;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
mod standing;
pub(crate) mod store;

pub use demarche_model::claim::{
    Attitude, ClaimFacet, ClaimFilter, ClaimMode, ClaimOrder, Confidence, Credibility, Likelihood, Polarity, label,
};
pub use model::{Claim, ClaimPassage};
pub use standing::StandingClaim;
pub(crate) use store::{OF_DOCUMENT, OF_SUBJECT};
