//! What a reference may mean, as plain data.

use super::MatchKind;
use demarche_model::node::Key;

/// What a reference may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolution {
    /// The reference, as it was passed.
    pub reference: String,
    /// The record that it means, where that is sure.
    pub best: Option<Key>,
    /// Whether it fits several records.
    pub ambiguous: bool,
    /// The records that it may mean, the surest first.
    pub candidates: Vec<Candidate>,
    /// Whether records that are spelt alike were looked for.
    pub spelling_tried: bool,
}

/// A record that a reference may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The record.
    pub record: Key,
    /// By what the reference fits.
    pub matched: MatchKind,
    /// The name, code or id of the record that it fits.
    pub text: String,
    /// How alike the reference and that text are, from 0 to 1.
    pub score: f64,
}
