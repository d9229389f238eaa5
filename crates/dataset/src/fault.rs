//! What is wrong with a dataset folder, and where.

use std::{fmt, sync::Arc};

use serde::Serialize;

/// Whether a fault keeps a dataset from being published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Severity {
    /// The dataset cannot be published.
    Error,
    /// The dataset can be published; somebody should look.
    Warning,
}

/// A position in a file: line and column, both from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mark {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
}

impl Mark {
    /// The start of a file, for faults of the file as a whole.
    pub const START: Self = Self { line: 1, column: 1 };
}

/// One fault of a dataset folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// The file, relative to the dataset's folder.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// Whether it keeps the dataset from being published.
    pub severity: Severity,
    /// A stable code, for tools.
    pub code: &'static str,
    /// What is wrong and what was expected.
    pub message: String,
}

impl Fault {
    /// A fault that keeps the dataset from being published.
    pub fn error(file: &Arc<str>, mark: Mark, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            file: file.clone(),
            line: mark.line,
            column: mark.column,
            severity: Severity::Error,
            code,
            message: message.into(),
        }
    }

    /// A fault that somebody should look at.
    pub fn warning(file: &Arc<str>, mark: Mark, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(file, mark, code, message)
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            severity,
            code: _,
            message,
        } = self;
        match severity {
            Severity::Error => write!(f, "{file}:{line}:{column}: {message}"),
            Severity::Warning => write!(f, "{file}:{line}:{column}: warning: {message}"),
        }
    }
}

/// All faults of a dataset folder, in the order of files and lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The faults.
    pub faults: Vec<Fault>,
}

impl Report {
    /// The faults in order, each once.
    pub fn new(mut faults: Vec<Fault>) -> Self {
        faults.sort();
        faults.dedup();
        Self { faults }
    }

    /// How many faults keep the dataset from being published.
    pub fn errors(&self) -> usize {
        self.faults
            .iter()
            .filter(|fault| fault.severity == Severity::Error)
            .count()
    }

    /// How many faults somebody should look at.
    pub fn warnings(&self) -> usize {
        self.faults.len() - self.errors()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.faults.iter().try_for_each(|fault| writeln!(f, "{fault}"))
    }
}
