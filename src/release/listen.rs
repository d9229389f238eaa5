//! Keeps the catalogue fresh: hears of new releases from the database, and reads again after a lost connection.

use std::{future::Future, sync::Arc, time::Duration};

use sqlx::postgres::{PgListener, PgPoolOptions};
use tokio::time::{sleep, timeout};

use super::{catalogue::Catalogue, transaction::CHANNEL};
use crate::{Error, Result, database::Database};

/// How long to wait before the next attempt while the database is down.
const PAUSE: Duration = Duration::from_secs(1);

/// How long to wait between two readings where the database tells nothing by itself, as a replica.
const INTERVAL: Duration = Duration::from_secs(5);

/// How long nothing may be heard before the connection is tried: it may be gone without a word.
const SILENCE: Duration = Duration::from_secs(30);

/// How long a reading of the releases, or a trial of the connection, may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// What Postgres answers to a listener where it can only be read: read_only_sql_transaction.
const READ_ONLY: &str = "25006";

/// Follows the releases until it is cancelled.
pub async fn follow(catalogue: Arc<Catalogue>, database: Database) {
    loop {
        if let Err(cause) = listen(&catalogue, &database).await {
            tracing::debug!(%cause, "the catalogue of releases is not fresh: {cause}");
        }
        sleep(PAUSE).await;
    }
}

/// Listens first and reads then, so that nothing is missed between the two.
async fn listen(catalogue: &Catalogue, database: &Database) -> Result<()> {
    // A connection of its own: it is held for good, and the pool is for questions.
    let options = database.pool().connect_options().as_ref().clone();
    let own = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .connect_lazy_with(options);
    let mut listener = PgListener::connect_with(&own).await?;
    match listener.listen(CHANNEL).await {
        Err(sqlx::Error::Database(cause)) if cause.code().as_deref() == Some(READ_ONLY) => {
            tracing::info!("the database takes no listeners; new releases are looked for every {INTERVAL:?}");
            return poll(catalogue, database).await;
        }
        outcome => outcome?,
    }
    loop {
        refresh(catalogue, database).await?;
        // Without a notice the connection was lost and made anew: what happened meanwhile is read as well.
        match timeout(SILENCE, listener.try_recv()).await {
            Ok(notice) => drop(notice?),
            Err(_) => in_time(sqlx::query("SELECT 1").execute(&mut listener))
                .await
                .map(drop)?,
        }
    }
}

async fn refresh(catalogue: &Catalogue, database: &Database) -> Result<()> {
    in_time(catalogue.refresh(database)).await
}

/// Waits for the database, but not for ever.
async fn in_time<T, E>(work: impl Future<Output = std::result::Result<T, E>>) -> Result<T>
where
    Error: From<E>,
{
    match timeout(PATIENCE, work).await {
        Ok(done) => Ok(done?),
        Err(_) => Err(sqlx::Error::PoolTimedOut.into()),
    }
}

/// Reads the releases again and again.
async fn poll(catalogue: &Catalogue, database: &Database) -> Result<()> {
    loop {
        refresh(catalogue, database).await?;
        sleep(INTERVAL).await;
    }
}
