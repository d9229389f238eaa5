//! The transaction in which a release comes or goes: on a connection of its own, without limits of time, in turn.

use demarche_store::release::CHANNEL;
use sqlx::{Connection, PgConnection, PgTransaction};

use demarche_model::Result;

/// What questions must not do, loading may: take long, and wait for its turn.
const NO_LIMITS: &str = "SET LOCAL statement_timeout = 0;
SET LOCAL lock_timeout = 0;
SET LOCAL idle_in_transaction_session_timeout = 0";

/// Begins the transaction, and waits while another one changes the same dataset's releases.
pub(super) async fn begin<'a>(connection: &'a mut PgConnection, dataset: &str) -> Result<PgTransaction<'a>> {
    let mut transaction = connection.begin().await?;
    sqlx::raw_sql(NO_LIMITS).execute(&mut *transaction).await?;
    let turn = "SELECT pg_advisory_xact_lock(hashtextextended('demarche.release.' || $1, 0))";
    sqlx::query(turn).bind(dataset).execute(&mut *transaction).await?;
    Ok(transaction)
}

/// Tells all instances of the change, and makes it.
pub(super) async fn commit(mut transaction: PgTransaction<'_>, name: &str) -> Result<()> {
    let notify = "SELECT pg_notify($1, $2)";
    sqlx::query(notify)
        .bind(CHANNEL)
        .bind(name)
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(())
}
