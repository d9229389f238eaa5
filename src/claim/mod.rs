//! Claims: who asserts a record, where, how, and how sure.

mod codes;
mod filter;
mod model;

pub use codes::{Attitude, ClaimMode, Confidence, Credibility, Likelihood, Polarity};
pub use filter::{ClaimFilter, ClaimOrder};
pub use model::{Claim, ClaimPassage};
