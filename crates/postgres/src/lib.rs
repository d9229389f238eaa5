//! The service's Postgres: its connections, its schema, and the embedded cluster.

pub mod embedded;
mod health;
mod migrate;
mod probe;
mod replica;
mod settings;

use std::future::Future;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::future::BoxFuture;
pub use sea_orm::Statement;
use sea_orm::{DatabaseConnection, SqlxPostgresConnector};
use sqlx::postgres::PgPoolOptions;
use sqlx::{ConnectOptions, Connection, PgConnection, PgPool};
use tokio::time::{sleep, timeout};

pub use demarche_model::error::database::waits_in_vain;
pub use embedded::{Cluster, ClusterSettings, Durability, EmbeddedError, default_data_dir};
pub use health::Health;
pub use settings::DatabaseSettings;

use demarche_model::{
    Error, Result,
    error::database::{is_passing, unavailable},
};
use probe::Probe;
use replica::Expected;

/// How long a look at the database may take.
const PING: Duration = Duration::from_millis(800);

/// How long a first connection may take.
const KNOCK: Duration = Duration::from_secs(2);

/// How long connections in use may take to come back before the service ends without them.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);

/// How long to wait before the next attempt while the database is down.
const PAUSE: Duration = Duration::from_millis(500);

/// The attempts between two lines of the log that say the service still waits.
const ATTEMPTS_A_LINE: u64 = 20;

/// The connections to one database. Clones share them.
#[derive(Clone, Debug)]
pub struct Database {
    orm: DatabaseConnection,
    pool: PgPool,
    probe: Probe,
    health: Health,
    expected: Expected,
    /// Of a replica: a connection that is used whatever the server has, to find that out.
    apart: Option<DatabaseConnection>,
    setting: &'static str,
}

impl Database {
    /// Opens a pool on the database. Connections are made when they are needed, so this does not wait for it.
    ///
    /// Call it inside the runtime.
    pub fn connect(url: &str, settings: &DatabaseSettings) -> Result<Self> {
        Self::of(url, settings, "DATABASE_URL")
    }

    /// As [`Self::connect`], to a replica: a server that is only read from, may be behind, and may be replaced by one
    /// that is further behind. What it is expected to have is said with [`Self::expect`].
    pub fn connect_replica(url: &str, settings: &DatabaseSettings) -> Result<Self> {
        let database = Self::of(url, settings, "DATABASE_READ_URL")?;
        let options = database.pool.connect_options().as_ref().clone();
        let one = PgPoolOptions::new().max_connections(1);
        let one = one.acquire_timeout(settings.acquire_timeout).connect_lazy_with(options);
        let apart = Some(SqlxPostgresConnector::from_sqlx_postgres_pool(one));
        Ok(Self { apart, ..database })
    }

    fn of(url: &str, settings: &DatabaseSettings, setting: &'static str) -> Result<Self> {
        let expected = Expected::default();
        let pool = settings.pool(settings.options(url, setting)?, expected.clone());
        let health = Health::default();
        let noting = health.clone();
        let mut orm = SqlxPostgresConnector::from_sqlx_postgres_pool(pool.clone());
        orm.set_metric_callback(move |info| noting.count_statement(info.failed));
        let probe = Probe::default();
        Ok(Self {
            orm,
            pool,
            probe,
            health,
            expected,
            apart: None,
            setting,
        })
    }

    /// Tells of every statement that ends from now on: the statement, how long it took, and whether it failed.
    pub fn observed_by(mut self, observe: impl Fn(&Statement, Duration, bool) + Send + Sync + 'static) -> Self {
        let health = self.health.clone();
        self.orm.set_metric_callback(move |info| {
            health.count_statement(info.failed);
            observe(info.statement, info.elapsed, info.failed);
        });
        self
    }

    /// Says which releases are answered from from now on, by number and time of publication: connections to a server
    /// that lacks one of them are not used.
    pub fn expect(&self, releases: Vec<(i32, DateTime<Utc>)>) {
        self.expected.set(releases);
    }

    /// The connection that finds out what the server has; of a replica, it is used whatever that is.
    pub fn apart(&self) -> &DatabaseConnection {
        self.apart.as_ref().unwrap_or(&self.orm)
    }

    /// The connection that queries and entities use.
    pub fn orm(&self) -> &DatabaseConnection {
        &self.orm
    }

    /// The pool below the ORM. No transaction begins on it: one that is dropped while it begins would stay open.
    pub fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// Opens a connection beside the pool, for what takes long or has a transaction. When it is dropped half-way, the
    /// database takes back what was not committed.
    ///
    /// # Errors
    /// `Unavailable` where the database cannot be reached.
    // Boxed, so that the driver's way to a connection is compiled here and not in each crate that asks for one.
    pub fn own_connection(&self) -> BoxFuture<'_, Result<PgConnection>> {
        Box::pin(self.connect_apart())
    }

    async fn connect_apart(&self) -> Result<PgConnection> {
        // Its statements are slow by nature, which is no news for the log.
        let options = self.pool.connect_options().as_ref().clone().disable_statement_logging();
        let connecting = async {
            let mut connection = PgConnection::connect_with(&options).await?;
            self.expected.confirm(&mut connection).await?;
            Ok(connection)
        };
        let connected = timeout(KNOCK, connecting).await;
        Ok(connected.unwrap_or(Err(sqlx::Error::PoolTimedOut))?)
    }

    /// How many statements went through [`Self::orm`] so far. What goes to the pool directly is not counted.
    pub fn statements(&self) -> u64 {
        self.health.statements()
    }

    /// What is known of the database without asking it.
    pub fn health(&self) -> &Health {
        &self.health
    }

    /// How many connections the pool has open, and how many of them are idle.
    pub fn connections(&self) -> (usize, usize) {
        (self.pool.size() as usize, self.pool.num_idle())
    }

    /// Does work that waits for the database, and gives it up where the database hangs: it answers nobody any more.
    ///
    /// # Errors
    /// `Unavailable` where the work was given up.
    pub async fn watch<T>(&self, work: impl Future<Output = T>) -> Result<T> {
        let watched = self.probe.watch(&self.pool, work).await;
        watched.inspect_err(|_| self.health.note(false))
    }

    /// Asks the database for a sign of life, and gives it less than a second.
    pub async fn ping(&self) -> Result<()> {
        let answer = timeout(PING, self.orm.ping()).await;
        self.health.note(matches!(answer, Ok(Ok(()))));
        answer.map_or_else(|_| Err(unavailable("no answer to a ping")), |answer| Ok(answer?))
    }

    /// Waits for a database that is down or starting, and says so in the log.
    ///
    /// What waiting cannot mend, such as a wrong password, is an error.
    pub async fn wait_until_ready(&self) -> Result<()> {
        let mut attempts = 0_u64;
        while let Err(cause) = self.knock().await {
            if !is_passing(&cause) {
                return Err(refused(&cause, self.setting));
            }
            if attempts.is_multiple_of(ATTEMPTS_A_LINE) {
                tracing::warn!(%cause, "the database cannot be reached, waiting for it: {cause}");
            }
            attempts += 1;
            sleep(PAUSE).await;
        }
        Ok(())
    }

    /// Connects once, outside the pool, which would hide why it fails.
    async fn knock(&self) -> std::result::Result<(), sqlx::Error> {
        let options = self.pool.connect_options();
        let connection = timeout(KNOCK, PgConnection::connect_with(&options)).await;
        connection.unwrap_or(Err(sqlx::Error::PoolTimedOut))?.close().await
    }

    /// Brings the schema up to date, one instance at a time.
    ///
    /// A database that may only be read is fine where its schema is the one this service knows.
    pub async fn migrate(&self) -> Result<()> {
        migrate::migrate(&self.pool).await
    }

    /// Makes sure that the schema is the one this service knows; changes nothing.
    pub async fn require_schema(&self) -> Result<()> {
        migrate::require(&self.pool).await
    }

    /// Closes all connections, after waiting for those in use; not for ever, since a database that hangs lets none go.
    pub async fn close(&self) {
        let closing = async {
            self.pool.close().await;
            if let Some(apart) = &self.apart {
                apart.get_postgres_connection_pool().close().await;
            }
        };
        if timeout(CLOSE_TIMEOUT, closing).await.is_err() {
            tracing::warn!("the database does not let go of its connections; they are cut off");
        }
    }
}

/// The database answers, and does not want us.
fn refused(cause: &sqlx::Error, setting: &str) -> Error {
    tracing::error!(%cause, "the database of {setting} refuses this service: {cause}");
    Error::Unavailable(format!(
        "the database refuses this service: check the user, password, name and TLS in {setting}; the log has the cause"
    ))
}
