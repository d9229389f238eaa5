//! How the values of a facet are shown.

use demarche_model::node::Key;

/// How the records of a list spread over the values of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub by: &'static str,
    /// Its most frequent values.
    pub values: Vec<FacetValue>,
    /// How many records have no value.
    pub missing: i64,
    /// Whether there are more values.
    pub truncated: bool,
}

/// A value and how many records have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The value.
    pub shown: Shown,
    /// How many records have it, surely.
    pub count: i64,
    /// How many records may have it; `None` where there is nothing uncertain.
    pub possible_count: Option<i64>,
}

/// A value as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The record with this key.
    Record(Key),
    /// A value and its words.
    Plain {
        /// The value.
        value: String,
        /// The value in words.
        label: String,
    },
}
