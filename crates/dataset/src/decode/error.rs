//! Why a value cannot be read, and where.

use std::fmt::Display;

use serde::de;

use crate::Mark;
use demarche_model::suggest::did_you_mean;

/// A field that nobody knows, and those that are known in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnknownField {
    pub(crate) name: String,
    pub(crate) known: &'static [&'static str],
}

/// Why a value cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DecodeError {
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) mark: Option<Mark>,
    /// From the faulty value outwards: its index in its list or map, that one's index, …
    pub(crate) path: Vec<usize>,
    /// The field that is not known, where that is why.
    pub(crate) unknown: Option<Box<UnknownField>>,
    /// A field is missing whose faulty value was reported and taken out before.
    pub(crate) missing_was_removed: bool,
    pub(super) missing: Option<&'static str>,
}

impl DecodeError {
    pub(super) fn new(code: &'static str, message: impl Display) -> Self {
        Self {
            code,
            message: message.to_string(),
            mark: None,
            path: Vec::new(),
            unknown: None,
            missing_was_removed: false,
            missing: None,
        }
    }

    pub(super) fn at(mut self, mark: Mark) -> Self {
        self.mark.get_or_insert(mark);
        self
    }

    pub(super) fn inside(mut self, index: usize) -> Self {
        self.path.push(index);
        self
    }
}

impl UnknownField {
    /// Says so, with the field that may be meant; `more` are known besides.
    pub(crate) fn message(&self, more: &[&str]) -> String {
        let Self { name, known } = self;
        let known: Vec<&str> = known.iter().chain(more).copied().collect();
        let meant = did_you_mean(name, known.iter().copied());
        match meant.is_empty() {
            true => format!("no field is called `{name}` here; known are {}", known.join(", ")),
            false => format!("no field is called `{name}` here{meant}"),
        }
    }
}

impl Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<T: Display>(message: T) -> Self {
        Self::new("bad-value", message)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let unknown = UnknownField {
            name: field.to_owned(),
            known: expected,
        };
        Self {
            message: unknown.message(&[]),
            unknown: Some(Box::new(unknown)),
            ..Self::new("unknown-field", "")
        }
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let meant = did_you_mean(variant, expected.iter().copied());
        let message = format!("`{variant}` is none of {}{meant}", expected.join(", "));
        Self::new("unknown-code", message)
    }

    fn missing_field(field: &'static str) -> Self {
        Self {
            missing: Some(field),
            ..Self::new("missing-field", format!("`{field}` is missing"))
        }
    }
}
