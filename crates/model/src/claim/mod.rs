//! Claims: who asserts a record, where, how, and how sure.

mod codes;
mod facet;
mod filter;
mod label;
mod record;
mod standing;

pub use codes::{Attitude, ClaimMode, Confidence, Credibility, Likelihood, Polarity};
pub use facet::ClaimFacet;
pub use filter::{ClaimFilter, ClaimOrder};
pub use label::label;
pub use record::{Claim, ClaimPassage};
pub use standing::StandingClaim;
