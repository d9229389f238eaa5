//! What a check of a red line answers, as plain data.

use std::sync::Arc;

use super::{CrossingResult, rules::Leaf};
use demarche_model::{interest::Interest, node::Key};

use crate::alignment::Agreement;

/// A record against a red line: what the source says beside what the record's attributes decide.
#[derive(Clone, Debug, PartialEq)]
pub struct RedLineCheck {
    /// The red line.
    pub red_line: Arc<Interest>,
    /// The record.
    pub subject: Key,
    /// The relations by which the source says what becomes of the line.
    pub asserted: Vec<Key>,
    /// What the attributes decide; `None` where the line has no test.
    pub computed: Option<CrossingResult>,
    /// Every comparison of the test.
    pub leaves: Vec<Leaf>,
    /// How the computed result stands to the source's.
    pub agreement: Agreement,
}
