//! Keeps the catalogue fresh: hears of new releases from the database, and reads again after a lost connection.

use std::{sync::Arc, time::Duration};

use sqlx::postgres::{PgListener, PgPoolOptions};
use tokio::time::sleep;

use super::{catalogue::Catalogue, transaction::CHANNEL};
use crate::{Result, database::Database};

/// How long to wait before the next attempt while the database is down.
const PAUSE: Duration = Duration::from_secs(1);

/// How long to wait between two readings where the database tells nothing by itself, as a replica.
const INTERVAL: Duration = Duration::from_secs(5);

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
    let own = PgPoolOptions::new().max_connections(1).connect_lazy_with(options);
    let mut listener = PgListener::connect_with(&own).await?;
    match listener.listen(CHANNEL).await {
        Err(sqlx::Error::Database(cause)) if cause.code().as_deref() == Some(READ_ONLY) => {
            tracing::info!("the database takes no listeners; new releases are looked for every {INTERVAL:?}");
            return poll(catalogue, database).await;
        }
        outcome => outcome?,
    }
    loop {
        catalogue.refresh(database).await?;
        // Without a notice the connection was lost and made anew: what happened meanwhile is read as well.
        let _notice = listener.try_recv().await?;
    }
}

/// Reads the releases again and again.
async fn poll(catalogue: &Catalogue, database: &Database) -> Result<()> {
    loop {
        catalogue.refresh(database).await?;
        sleep(INTERVAL).await;
    }
}
