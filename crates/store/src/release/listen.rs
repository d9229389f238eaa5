//! Keeps the catalogue fresh: hears of new releases from the database, and reads again after a lost connection.

use std::{future::Future, sync::Arc, time::Duration};

use sqlx::postgres::{PgListener, PgPoolOptions};
use tokio::time::{sleep, timeout};

use super::{CHANNEL, catalogue::Catalogue};
use demarche_model::{Error, Result};
use demarche_postgres::Database;

/// How long to wait before the next attempt while the database is down.
pub(super) const PAUSE: Duration = Duration::from_secs(1);

/// How long to wait between two readings where the database tells nothing by itself, as a replica.
const INTERVAL: Duration = Duration::from_secs(1);

/// How long nothing may be heard before the connection is tried: it may be gone without a word.
const SILENCE: Duration = Duration::from_secs(30);

/// How long a reading of the releases, or a trial of the connection, may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// What Postgres answers to a listener where it can only be read: read_only_sql_transaction.
const READ_ONLY: &str = "25006";

/// Follows the releases until it is cancelled.
pub async fn follow(catalogue: Arc<Catalogue>, database: Database) {
    loop {
        if let Err(cause) = hear(&catalogue, &database).await {
            database.health().note(false);
            tracing::debug!(%cause, "the catalogue of releases is not fresh: {cause}");
        }
        sleep(PAUSE).await;
    }
}

/// Listens first and reads then, so that nothing is missed between the two.
async fn hear(catalogue: &Catalogue, database: &Database) -> Result<()> {
    let mut listener = listener(database).await?;
    if !listens(&mut listener).await? {
        tracing::info!("the database takes no listeners; new releases are looked for every {INTERVAL:?}");
        poll(catalogue, database, &mut listener).await?;
        tracing::info!("the database takes listeners now");
    }
    let _listening = catalogue.listening();
    loop {
        refresh(catalogue, database).await?;
        // Without a notice the connection was lost and made anew: what happened meanwhile is read as well.
        match timeout(SILENCE, listener.try_recv()).await {
            Ok(notice) => drop(notice?),
            Err(_) => probe(&mut listener, database).await?,
        }
    }
}

/// A connection that can listen. It is its own: it is held for good, and the pool is for questions.
pub(super) async fn listener(database: &Database) -> Result<PgListener> {
    let options = database.pool().connect_options().as_ref().clone();
    let own = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .connect_lazy_with(options);
    Ok(PgListener::connect_with(&own).await?)
}

/// Begins to listen, and says whether the database lets it: a replica does not.
async fn listens(listener: &mut PgListener) -> Result<bool> {
    match listener.listen(CHANNEL).await {
        Err(sqlx::Error::Database(cause)) if cause.code().as_deref() == Some(READ_ONLY) => Ok(false),
        outcome => Ok(outcome.map(|()| true)?),
    }
}

/// Makes sure that what is heard could be heard.
pub(super) async fn probe(listener: &mut PgListener, database: &Database) -> Result<()> {
    in_time(sqlx::query("SELECT 1").execute(listener)).await?;
    database.health().note(true);
    Ok(())
}

async fn refresh(catalogue: &Catalogue, database: &Database) -> Result<()> {
    in_time(catalogue.refresh(database)).await
}

/// Waits for the database, but not for ever.
pub(super) async fn in_time<T, E>(work: impl Future<Output = std::result::Result<T, E>>) -> Result<T>
where
    Error: From<E>,
{
    match timeout(PATIENCE, work).await {
        Ok(done) => Ok(done?),
        Err(_) => Err(sqlx::Error::PoolTimedOut.into()),
    }
}

/// Reads the releases again and again, until the database takes listeners: a replica may become a primary.
async fn poll(catalogue: &Catalogue, database: &Database, listener: &mut PgListener) -> Result<()> {
    loop {
        refresh(catalogue, database).await?;
        sleep(INTERVAL).await;
        if listens(listener).await? {
            return Ok(());
        }
    }
}
