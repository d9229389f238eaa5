//! How the service connects: the size of the pool and the limits of each connection.

use std::str::FromStr;
use std::thread::available_parallelism;
use std::time::Duration;

use sqlx::Connection;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};

use crate::{Error, Result};

/// A connection that lay idle for longer is tried before it is used; the others cost no extra round trip.
const FRESH: Duration = Duration::from_secs(1);

/// The limits of the pool and of each connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseSettings {
    /// The most connections held at once.
    pub max_connections: u32,
    /// How long a request waits for a connection, a new one included.
    pub acquire_timeout: Duration,
    /// How long a statement may run.
    pub statement_timeout: Duration,
    /// How long a statement waits for a lock.
    pub lock_timeout: Duration,
    /// How long an open transaction may do nothing.
    pub idle_in_transaction_timeout: Duration,
}

impl Default for DatabaseSettings {
    fn default() -> Self {
        let cores = available_parallelism().map_or(2, |cores| u32::try_from(cores.get()).unwrap_or(2));
        Self {
            max_connections: 2 * cores + 8,
            acquire_timeout: Duration::from_secs(2),
            statement_timeout: Duration::from_secs(5),
            lock_timeout: Duration::from_secs(2),
            idle_in_transaction_timeout: Duration::from_secs(10),
        }
    }
}

impl DatabaseSettings {
    /// A pool that connects when it is first used.
    pub(super) fn pool(&self, url: &str) -> Result<PgPool> {
        let options = self.options(url)?;
        let pool = PgPoolOptions::new()
            .max_connections(self.max_connections)
            .acquire_timeout(self.acquire_timeout)
            .test_before_acquire(false)
            .before_acquire(|connection, state| {
                Box::pin(async move {
                    if state.idle_for > FRESH {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            });
        Ok(pool.connect_lazy_with(options))
    }

    fn options(&self, url: &str) -> Result<PgConnectOptions> {
        // The URL may hold a password: neither it nor the parser's words about it are repeated.
        let options = PgConnectOptions::from_str(url).map_err(|_| {
            Error::bad_input("DATABASE_URL is no Postgres URL: write postgres://user:password@host:5432/database")
        })?;
        Ok(options.application_name("demarche").options(self.parameters()))
    }

    fn parameters(&self) -> [(&'static str, String); 4] {
        let milliseconds = |limit: Duration| limit.as_millis().to_string();
        [
            ("statement_timeout", milliseconds(self.statement_timeout)),
            // A release lies in memory: an index is worth its while long before a disk's seeks would allow it.
            ("random_page_cost", "1.1".to_owned()),
            ("lock_timeout", milliseconds(self.lock_timeout)),
            (
                "idle_in_transaction_session_timeout",
                milliseconds(self.idle_in_transaction_timeout),
            ),
        ]
    }
}
