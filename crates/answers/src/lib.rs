//! Answers over HTTP as both APIs give them: kept by what decides them, named by a hash, and not sent again to who has
//! them.

mod answers;
pub mod condition;
mod fingerprint;

pub use answers::{Answers, Finished, Found};
pub use fingerprint::Fingerprint;
