//! Claims: who asserts a record, where, how, and how sure.

mod codes;

pub use codes::{Attitude, ClaimMode, Confidence, Credibility, Likelihood, Polarity};
