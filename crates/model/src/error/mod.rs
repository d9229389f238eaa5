//! What can go wrong, without HTTP or GraphQL: each error has a stable code and says what the caller can change.

#[cfg(feature = "database")]
pub mod database;

use std::fmt::Display;

/// The result of the service's own functions.
pub type Result<T> = std::result::Result<T, Error>;

/// What went wrong. The text is public; causes go to the log.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// The request asks for something that cannot be answered as it stands.
    #[error("{0}")]
    BadInput(String),
    /// What the request names does not exist.
    #[error("{0}")]
    NotFound(String),
    /// What the request names existed and was taken back.
    #[error("{0}")]
    Withdrawn(String),
    /// The request belongs to another release than the one that answers.
    #[error("{message}")]
    Conflict {
        /// What happened, and what to do.
        message: String,
        /// The release that the request belongs to, as `dataset@version`.
        release: String,
        /// The GraphQL path that answers from that release.
        path: String,
    },
    /// A limit of the service was exceeded.
    #[error("{0}")]
    Limit(String),
    /// The answer took too long.
    #[error("{0}")]
    Timeout(String),
    /// The service cannot answer at the moment; trying again later may help.
    #[error("{0}")]
    Unavailable(String),
    /// A fault of the service; the cause is in the log.
    #[error("the service met an internal fault; the log has it under the request id")]
    Internal,
}

impl Error {
    /// The stable code that both APIs report.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadInput(_) => "BAD_USER_INPUT",
            Self::NotFound(_) | Self::Withdrawn(_) => "NOT_FOUND",
            Self::Conflict { .. } => "CONFLICT",
            Self::Limit(_) => "LIMIT_EXCEEDED",
            Self::Timeout(_) => "TIMEOUT",
            Self::Unavailable(_) => "SERVICE_UNAVAILABLE",
            Self::Internal => "INTERNAL_SERVER_ERROR",
        }
    }

    /// The input is wrong in the way the text says.
    pub fn bad_input(text: impl Display) -> Self {
        Self::BadInput(text.to_string())
    }

    /// Nothing is there under the name the text gives.
    pub fn not_found(text: impl Display) -> Self {
        Self::NotFound(text.to_string())
    }

    /// Logs the cause of a fault and hides it from the caller.
    pub fn internal(cause: impl Display) -> Self {
        let cause = told(&cause);
        tracing::error!(cause, "internal fault: {cause}");
        Self::Internal
    }
}

/// The longest cause that the log has, in bytes.
const LONGEST_CAUSE: usize = 2_000;

/// A cause as the log has it: on one line and not too long, since it may repeat what a client sent.
pub fn told(cause: &dyn Display) -> String {
    let mut text = cause.to_string();
    text.truncate(text.floor_char_boundary(LONGEST_CAUSE));
    let plain = |character: char| if character.is_control() { ' ' } else { character };
    text.chars().map(plain).collect()
}
