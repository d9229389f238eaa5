//! What stands on a time line, as plain data.

use super::TimelineEntryKind;
use demarche_model::{date::UncertainDate, node::Key};

/// One entry of a time line: what becomes of a record, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// The event, interest or relation.
    pub record: Key,
    /// What becomes of it.
    pub what: TimelineEntryKind,
    /// When; `None` where that is not known.
    pub date: Option<UncertainDate>,
}
