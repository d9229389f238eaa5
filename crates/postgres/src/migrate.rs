//! Brings the schema up to date: whole or not at all, one instance at a time.

use std::collections::HashSet;

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, RuntimeErr, SqlxPostgresConnector, TransactionTrait};
use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;

use demarche_model::{Error, Result};

/// The key of the lock that migrating instances take in turn; the letters "demarche" as a number.
const LOCK: i64 = i64::from_be_bytes(*b"demarche");

/// What the migrator calls its record of the steps that ran.
const RECORD: &str = "seaql_migrations";

/// How the schema of a database compares with the one this service knows.
enum Schema {
    Current,
    Older,
}

/// Applies the steps that are missing, in one transaction.
pub(super) async fn migrate(pool: &PgPool) -> Result<()> {
    if let Schema::Current = schema(pool).await? {
        return Ok(());
    }
    if is_read_only(pool).await? {
        return Err(Error::Unavailable(
            "the database can only be read and its schema is older than this service's: \
             start the service once with a DATABASE_URL that may write, or update the primary server first"
                .into(),
        ));
    }
    // A connection of its own, since a step may take longer than any question may.
    let own = PgPoolOptions::new()
        .max_connections(1)
        .connect_with(pool.connect_options().as_ref().clone())
        .await?;
    let outcome = upgrade(&own).await;
    own.close().await;
    outcome
}

/// Makes sure that the steps that this service knows have run, of whoever they are: those of a replica run on its primary.
pub(super) async fn require(pool: &PgPool) -> Result<()> {
    match schema(pool).await? {
        Schema::Current => Ok(()),
        Schema::Older => Err(Error::Unavailable(
            "the schema of the replica is older than this service's: it comes with the replication, once the primary has it"
                .into(),
        )),
    }
}

async fn upgrade(own: &PgPool) -> Result<()> {
    let orm = SqlxPostgresConnector::from_sqlx_postgres_pool(own.clone());
    let transaction = orm.begin().await?;
    take_turn(&transaction).await?;
    // Another instance may have done the work while we waited; then no step is left.
    Migrator::up(&transaction, None).await.map_err(explain)?;
    transaction.commit().await?;
    tracing::info!("the schema of the database is up to date");
    Ok(())
}

/// Waits until no other instance migrates. The lock ends with the transaction.
async fn take_turn(transaction: &DatabaseTransaction) -> Result<()> {
    for limit in [
        "statement_timeout",
        "lock_timeout",
        "idle_in_transaction_session_timeout",
    ] {
        transaction
            .execute_unprepared(&format!("SET LOCAL {limit} = 0"))
            .await?;
    }
    tracing::info!("bringing the schema of the database up to date, after any other instance that does so");
    transaction
        .execute_unprepared(&format!("SELECT pg_advisory_xact_lock({LOCK})"))
        .await?;
    Ok(())
}

/// Compares the steps that ran with those this service knows; writes nothing.
async fn schema(pool: &PgPool) -> Result<Schema> {
    let applied = applied(pool).await?;
    let known: HashSet<String> = Migrator::migrations()
        .iter()
        .map(|step| step.name().to_owned())
        .collect();
    if let Some(unknown) = applied.iter().find(|step| !known.contains(*step)) {
        return Err(Error::Unavailable(format!(
            "the database has the schema of a newer service (step {unknown} is unknown here): \
             install that version, or name another database in DATABASE_URL"
        )));
    }
    Ok(if applied.len() == known.len() {
        Schema::Current
    } else {
        Schema::Older
    })
}

async fn applied(pool: &PgPool) -> Result<Vec<String>> {
    let exists: bool = sqlx::query_scalar("SELECT to_regclass($1) IS NOT NULL")
        .bind(RECORD)
        .fetch_one(pool)
        .await?;
    if !exists {
        return Ok(Vec::new());
    }
    Ok(
        sqlx::query_scalar("SELECT version FROM seaql_migrations ORDER BY version")
            .fetch_all(pool)
            .await?,
    )
}

async fn is_read_only(pool: &PgPool) -> Result<bool> {
    Ok(
        sqlx::query_scalar("SELECT current_setting('transaction_read_only')::bool")
            .fetch_one(pool)
            .await?,
    )
}

/// What the operator has to mend is said; anything else is a fault of ours.
fn explain(error: DbErr) -> Error {
    if let DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) = &error
        && let sqlx::Error::Database(cause) = cause.as_ref()
        && let Some(advice) = advice(&cause.code().unwrap_or_default(), cause.message())
    {
        tracing::error!(%cause, "the schema cannot be brought up to date: {cause}");
        return Error::Unavailable(advice.into());
    }
    Error::from(error)
}

/// What to do about a step that the database refuses.
fn advice(code: &str, message: &str) -> Option<&'static str> {
    match code {
        // insufficient_privilege
        "42501" => Some("the database user may not make tables: grant it CREATE on the database and its schema"),
        // undefined_file before Postgres 17, then feature_not_supported
        "58P01" | "0A000" if message.contains("pg_trgm") => Some(
            "the database server lacks the extension pg_trgm, which comes with PostgreSQL: \
             install its contrib package (postgresql-contrib) on that server",
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::advice;

    #[test]
    fn a_server_without_the_extension_is_told_what_it_lacks() {
        let before_17 = "could not open extension control file \"/usr/share/postgresql/15/extension/pg_trgm.control\": No such file";
        for (code, message) in [
            ("58P01", before_17),
            ("0A000", "extension \"pg_trgm\" is not available"),
        ] {
            assert!(
                advice(code, message).is_some_and(|advice| advice.contains("postgresql-contrib")),
                "{code}"
            );
        }
        assert_eq!(advice("0A000", "something else is not supported"), None);
    }
}
