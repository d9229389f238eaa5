//! Why a request is refused before it runs.

use async_graphql::{ErrorExtensionValues, Pos, ServerError, Value};

/// A request error: what is wrong, where, and under which stable code.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The stable code.
    pub code: &'static str,
    /// What the client can change.
    pub message: String,
    /// Where in the document.
    pub positions: Vec<Pos>,
    /// What a program can read of it.
    pub details: Vec<(&'static str, Value)>,
}

/// A limit, and by how much it was exceeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excess {
    /// What is limited, as a client reads it in `extensions.limit`.
    pub limit: &'static str,
    /// How much is allowed.
    pub allowed: usize,
    /// How much was asked for.
    pub asked: usize,
}

impl Refusal {
    /// A refusal with a code.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            positions: Vec::new(),
            details: Vec::new(),
        }
    }

    /// A refusal because of a limit: the message says which, its value, and what was asked.
    pub fn excess(excess: Excess, message: impl Into<String>) -> Self {
        let Excess { limit, allowed, asked } = excess;
        Self::new("LIMIT_EXCEEDED", message)
            .with("limit", limit.into())
            .with("allowed", allowed.into())
            .with("asked", asked.into())
    }

    /// Says where it is.
    #[must_use]
    pub fn at(mut self, position: Pos) -> Self {
        self.positions.push(position);
        self
    }

    /// Says where it is, unless that was said.
    #[must_use]
    pub fn or_at(self, position: Pos) -> Self {
        match self.positions.is_empty() {
            true => self.at(position),
            false => self,
        }
    }

    /// Adds what a program can read.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: Value) -> Self {
        self.details.push((name, value));
        self
    }
}

impl From<Refusal> for Vec<Refusal> {
    fn from(refusal: Refusal) -> Self {
        vec![refusal]
    }
}

impl From<Refusal> for ServerError {
    fn from(refusal: Refusal) -> Self {
        let Refusal {
            code,
            message,
            positions,
            details,
        } = refusal;
        let mut error = Self::new(message, None);
        error.locations = positions;
        let extensions = error.extensions.get_or_insert_with(ErrorExtensionValues::default);
        extensions.set("code", code);
        for (name, value) in details {
            extensions.set(name, value);
        }
        error
    }
}
