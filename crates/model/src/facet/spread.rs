//! What is found of a facet: how often the values of a field occur, as they are stored.

use get_size2::GetSize;

/// How many values a facet lists.
pub const LONGEST: usize = 50;

/// How often the values of a field occur, as they are stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, GetSize)]
pub struct Spread {
    /// The most frequent values: as text, how many records have it, and of years how many may.
    pub values: Vec<(String, i64, Option<i64>)>,
    /// How many records have no value.
    pub missing: i64,
    /// Whether there are more values.
    pub truncated: bool,
}
