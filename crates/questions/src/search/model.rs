//! What is searched for, and what is found, as plain data.

use std::ops::RangeInclusive;

use super::{SearchField, SearchMode};
use demarche_model::{
    node::Key,
    page::{Position, Slice},
};

/// What is searched for, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The words as they were typed.
    pub text: String,
    /// The keys of the records among which to look; all where it is `None`.
    pub among: Option<Vec<RangeInclusive<i32>>>,
}

/// A record that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The record.
    pub record: Key,
    /// Which of its texts fits best.
    pub field: SearchField,
    /// That text around the match, which is marked.
    pub snippet: String,
    /// How well it fits, above 0.
    pub score: f64,
    /// Its place in the list.
    pub position: Position,
}

/// A page of what was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The hits of the page.
    pub slice: Slice<Hit>,
    /// How they were found.
    pub mode: SearchMode,
    /// How many hits the list has.
    pub total: i32,
    /// Whether more records fit than are ranked.
    pub truncated: bool,
}
