//! What is known of the database without asking it: when it last answered, and when it last did not.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// What is known of the database from the questions that were put to it anyway. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Health(Arc<Signs>);

#[derive(Debug, Default)]
struct Signs {
    statements: AtomicU64,
    /// Milliseconds since 1970; none where it is 0.
    answered: AtomicU64,
    failed: AtomicU64,
}

impl Health {
    /// Notes a statement and whether it was answered.
    pub(super) fn count_statement(&self, failed: bool) {
        self.0.statements.fetch_add(1, Ordering::Relaxed);
        // A statement that is refused was answered, too; those that were not leave other signs.
        if !failed {
            self.note(true);
        }
    }

    /// Notes whether an answer came.
    pub fn note(&self, answered: bool) {
        let noted = if answered { &self.0.answered } else { &self.0.failed };
        noted.store(now(), Ordering::Relaxed);
    }

    /// How many statements went to the database.
    pub fn statements(&self) -> u64 {
        self.0.statements.load(Ordering::Relaxed)
    }

    /// When the database last answered, since 1970.
    pub fn last_answer(&self) -> Duration {
        Duration::from_millis(self.0.answered.load(Ordering::Relaxed))
    }

    /// Whether the last that is known of the database is an answer.
    pub fn is_up(&self) -> bool {
        let answered = self.0.answered.load(Ordering::Relaxed);
        answered > 0 && answered >= self.0.failed.load(Ordering::Relaxed)
    }
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_is_up_once_it_has_answered() {
        let health = Health::default();
        assert!(!health.is_up());
        health.note(false);
        assert!(!health.is_up());
        health.count_statement(true);
        assert!(!health.is_up());
        health.count_statement(false);
        assert!(health.is_up());
        assert_eq!(health.statements(), 2);
    }
}
