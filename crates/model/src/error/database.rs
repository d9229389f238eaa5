//! Failures of the database as the service's own errors; what the database said goes to the log only.
//!
//! They stand here, behind the feature `database`, since only the crate of [`Error`] may convert into it.

use std::{
    fmt::Display,
    io::ErrorKind,
    sync::atomic::{AtomicU64, Ordering},
};

use sea_orm::{ConnAcquireErr, DbErr, RuntimeErr};

use super::{Error, told};

/// The waits for a connection of the pool that were in vain: of the process, since failures are translated apart from the
/// pool in which they happen.
static WAITS_IN_VAIN: AtomicU64 = AtomicU64::new(0);

/// How many waits for a connection of a pool were in vain.
pub fn waits_in_vain() -> u64 {
    WAITS_IN_VAIN.load(Ordering::Relaxed)
}

/// What a failure means for the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failure {
    /// The database is away, full or busy: later it may answer.
    Passing,
    /// The statement ran into its limit.
    TooSlow,
    /// The database may only be read.
    ReadOnly,
    /// The database has no room on its disk.
    Full,
    /// A fault of ours.
    Fault,
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match &error {
            DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => {
                WAITS_IN_VAIN.fetch_add(1, Ordering::Relaxed);
                unavailable(error)
            }
            DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed) => unavailable(error),
            DbErr::Conn(RuntimeErr::SqlxError(cause))
            | DbErr::Exec(RuntimeErr::SqlxError(cause))
            | DbErr::Query(RuntimeErr::SqlxError(cause)) => translate(kind(cause), &error),
            DbErr::Conn(_) => unavailable(error),
            _ => Self::internal(error),
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        translate(kind(&error), &error)
    }
}

/// The database cannot be reached; the cause goes to the log.
pub fn unavailable(cause: impl Display) -> Error {
    let cause = told(&cause);
    tracing::warn!(cause, "the database cannot be reached: {cause}");
    Error::Unavailable("the database cannot be reached; try again in a moment".into())
}

/// Whether waiting may mend it; a certificate stays what it is.
pub fn is_passing(error: &sqlx::Error) -> bool {
    let is_of_tls = match error {
        sqlx::Error::Tls(_) => true,
        // What is wrong with a certificate comes in this wrapping.
        sqlx::Error::Io(cause) => cause.kind() == ErrorKind::InvalidData,
        _ => false,
    };
    kind(error) == Failure::Passing && !is_of_tls
}

fn translate(kind: Failure, cause: &dyn Display) -> Error {
    match kind {
        Failure::Passing => unavailable(cause),
        Failure::TooSlow => {
            let cause = told(cause);
            tracing::warn!(cause, "a statement was cancelled: {cause}");
            Error::Timeout("the answer took too long; ask for less: a smaller page or a narrower filter".into())
        }
        Failure::ReadOnly => {
            let cause = told(cause);
            tracing::warn!(cause, "a write was refused: {cause}");
            Error::Unavailable("the database can only be read at the moment".into())
        }
        Failure::Full => {
            let cause = told(cause);
            tracing::error!(cause, "the database has no room left: {cause}");
            Error::Unavailable("the database has no room left on its disk, and can do nothing that needs some".into())
        }
        Failure::Fault => Error::internal(cause),
    }
}

fn kind(error: &sqlx::Error) -> Failure {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => Failure::Passing,
        sqlx::Error::Database(cause) => of_state(&cause.code().unwrap_or_default()),
        _ => Failure::Fault,
    }
}

/// Sorts Postgres's SQLSTATE codes: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn of_state(code: &str) -> Failure {
    match code {
        // query_canceled, by statement_timeout
        "57014" => Failure::TooSlow,
        "25006" => Failure::ReadOnly,
        // disk_full
        "53100" => Failure::Full,
        // lock_not_available, serialization_failure, deadlock_detected, idle_in_transaction_session_timeout
        "55P03" | "40001" | "40P01" | "25P03" => Failure::Passing,
        // protocol_violation, as a proxy says that does not pass our settings on
        "08P01" => Failure::Fault,
        // Classes: connection exception, insufficient resources, operator intervention (shutdown, starting up)
        _ if ["08", "53", "57"].iter().any(|class| code.starts_with(class)) => Failure::Passing,
        _ => Failure::Fault,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cancelled_statement_is_a_timeout() {
        assert_eq!(of_state("57014"), Failure::TooSlow);
    }

    #[test]
    fn a_full_disk_and_a_database_that_can_only_be_read_are_named() {
        assert_eq!(of_state("53100"), Failure::Full);
        assert_eq!(of_state("25006"), Failure::ReadOnly);
    }

    #[test]
    fn a_database_that_stops_starts_or_is_busy_may_answer_later() {
        for code in ["57P01", "57P02", "57P03", "53300", "08006", "40P01", "55P03"] {
            assert_eq!(of_state(code), Failure::Passing, "{code}");
        }
    }

    #[test]
    fn a_wrong_statement_is_a_fault_of_ours() {
        for code in ["42P01", "42601", "23505", "28P01", ""] {
            assert_eq!(of_state(code), Failure::Fault, "{code}");
        }
    }

    #[test]
    fn the_words_of_the_database_never_reach_the_caller() {
        let secret = "relation \"secret\" does not exist";
        let error = Error::from(DbErr::Query(RuntimeErr::Internal(secret.into())));
        assert!(!error.to_string().contains("secret"));
        assert_eq!(Error::from(sqlx::Error::PoolTimedOut).code(), "SERVICE_UNAVAILABLE");
    }
}
