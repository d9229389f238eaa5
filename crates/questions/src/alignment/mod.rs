//! Alignment: on which topics two actors want the same, as computed from their interests and as the source judges.

mod codes;
pub mod measures;
mod model;
pub mod rules;
pub mod service;
mod store;

pub use codes::{Agreement, Verdict};
pub use model::{
    Alignment, AlignmentScope, AlignmentSide, AssertedVerdict, Question, SimilarityMeasures, Terms, VerdictCount,
};
