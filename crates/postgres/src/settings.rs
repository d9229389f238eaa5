//! How the service connects: the size of the pool and the limits of each connection.

use std::fs::File;
use std::io::ErrorKind;
use std::str::FromStr;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{Connection, PgConnection};
use tokio::time::timeout;

use super::replica::Expected;
use demarche_model::{Error, Result};

/// A connection that lay idle for longer is tried before it is used; the others cost no extra round trip.
const FRESH: Duration = Duration::from_secs(1);

/// How long an idle connection may take to answer when it is tried; then a new one is made in its place.
const TRIAL: Duration = Duration::from_millis(500);

/// How long a connection may take to become free again after its last statement was given up. The statement has its own
/// limit; who takes longer is gone without a word, and would hold its place in the pool for a quarter of an hour.
const RETURN: Duration = Duration::from_secs(6);

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
            // With the wait for a connection before it, less than three seconds.
            lock_timeout: Duration::from_millis(900),
            idle_in_transaction_timeout: Duration::from_secs(10),
        }
    }
}

/// When a connection last came back broken: where one is cut, so are the others, however fresh they are.
#[derive(Clone, Debug, Default)]
struct Trouble(Arc<Mutex<Option<Instant>>>);

impl Trouble {
    fn note(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }

    /// Whether connections may be idle that were cut then and are not old enough to be tried by themselves.
    fn is_recent(&self) -> bool {
        let noted = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.is_some_and(|noted| noted.elapsed() <= FRESH)
    }
}

/// Waits until a connection is ready for a statement. Where it takes too long, it is closed.
async fn answer_within(limit: Duration, connection: &mut PgConnection) -> std::result::Result<(), sqlx::Error> {
    let answered = timeout(limit, connection.ping()).await;
    answered.unwrap_or_else(|_| Err(sqlx::Error::Io(ErrorKind::TimedOut.into())))
}

/// Makes sure that the certificates that a URL names are there: a missing one would look like a server that is.
fn require_files(url: &str, setting: &str) -> Result<()> {
    let (_, query) = url.split_once('?').unwrap_or_default();
    for (name, path) in form_urlencoded::parse(query.as_bytes()) {
        if !matches!(&*name, "sslrootcert" | "sslcert" | "sslkey") {
            continue;
        }
        if let Err(cause) = File::open(&*path) {
            return Err(Error::bad_input(format!(
                "{name} in {setting} names {path}, which cannot be read: {cause}"
            )));
        }
    }
    Ok(())
}

impl DatabaseSettings {
    /// A pool that connects when it is first used, and uses servers that have what is expected.
    pub(super) fn pool(&self, options: PgConnectOptions, expected: Expected) -> PgPool {
        let met = expected.clone();
        let trouble = Trouble::default();
        let meeting = trouble.clone();
        let pool = PgPoolOptions::new()
            .max_connections(self.max_connections)
            .acquire_timeout(self.acquire_timeout)
            .test_before_acquire(false)
            .after_connect(move |connection, _| {
                let expected = met.clone();
                Box::pin(async move { expected.confirm(connection).await })
            })
            .before_acquire(move |connection, state| {
                let may_lack = expected.may_lack(state.age);
                let is_doubtful = state.idle_for > FRESH || trouble.is_recent();
                Box::pin(async move {
                    if is_doubtful && !may_lack {
                        answer_within(TRIAL, connection).await?;
                    }
                    Ok(!may_lack)
                })
            })
            .after_release(move |connection, _| {
                let trouble = meeting.clone();
                Box::pin(async move {
                    let answered = answer_within(RETURN, connection).await;
                    answered.inspect_err(|_| trouble.note())?;
                    Ok(true)
                })
            });
        pool.connect_lazy_with(options)
    }

    /// How to connect to the server of a URL, which the operator knows by the name of its setting.
    pub(super) fn options(&self, url: &str, setting: &str) -> Result<PgConnectOptions> {
        // The URL may hold a password: neither it nor the parser's words about it are repeated.
        let options = PgConnectOptions::from_str(url).map_err(|_| {
            Error::bad_input(format!(
                "{setting} is no Postgres URL: write postgres://user:password@host:5432/database"
            ))
        })?;
        require_files(url, setting)?;
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
