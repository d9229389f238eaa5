//! Takes a release back: its row stays and says why, its content goes when nobody answers from it any more.

use std::time::Duration;

use sqlx::{PgConnection, PgTransaction};
use tokio::time::sleep;

use demarche_model::release::Release;
use demarche_store::release;

use crate::{load::TABLES, transaction};
use demarche_model::{Error, Result};
use demarche_postgres::Database;

/// How long the content stays after all instances were told: longer than those take that look for themselves. What runs
/// longer is told that its release was withdrawn.
const GRACE: Duration = Duration::from_secs(2);

/// Withdrawn releases whose content nobody is about to delete.
const REMAINS: &str = "SELECT name FROM release r WHERE withdrawn_at < now() - interval '1 minute'
    AND EXISTS (SELECT FROM node n WHERE n.release = r.id)";

/// Withdraws a release: keeps its row with the reason, which is in force at once, and then deletes its content. Where that
/// was interrupted, the same again goes on with it.
///
/// # Errors
/// `NotFound` where no release has the name; `BadInput` where it was withdrawn before, or the reason is blank.
pub async fn withdraw(database: &Database, name: &str, reason: &str) -> Result<()> {
    let reason = reason.trim();
    if reason.is_empty() || reason.contains('\0') {
        return Err(Error::bad_input(
            "a withdrawal needs a reason: everybody who asks for the release is told it",
        ));
    }
    let release = find(database, name).await?;
    if mark(database, &release, reason).await? {
        tracing::info!(release.name = %name, "withdrew release {name}: {reason}");
        sleep(GRACE).await;
    } else if !has_content(database, release.id).await? {
        return Err(Error::bad_input(format!("{name} was withdrawn before")));
    }
    clear(database, &release).await
}

/// Deletes what interrupted withdrawals have left.
///
/// # Errors
/// `Unavailable` where the database went away, or can only be read.
pub async fn clear_withdrawn(database: &Database) -> Result<()> {
    let names: Vec<String> = sqlx::query_scalar(REMAINS).fetch_all(database.pool()).await?;
    for name in names {
        tracing::info!(release.name = %name, "deleting what an interrupted withdrawal of {name} has left");
        clear(database, &find(database, &name).await?).await?;
    }
    Ok(())
}

/// Says why a release is withdrawn, and tells all instances; not where one said so before.
async fn mark(database: &Database, release: &Release, reason: &str) -> Result<bool> {
    let mut connection = database.own_connection().await?;
    let mut transaction = begin(&mut connection, release).await?;
    let row = "UPDATE release SET document = NULL, withdrawn_at = now(), withdrawn_reason = $2
        WHERE id = $1 AND withdrawn_at IS NULL";
    let changed = sqlx::query(row)
        .bind(release.id)
        .bind(reason)
        .execute(&mut *transaction)
        .await?;
    transaction::commit(transaction, &release.name).await?;
    Ok(changed.rows_affected() > 0)
}

async fn has_content(database: &Database, release: i32) -> Result<bool> {
    let statement = "SELECT EXISTS (SELECT FROM node WHERE release = $1)";
    let found = sqlx::query_scalar(statement).bind(release);
    Ok(found.fetch_one(database.pool()).await?)
}

/// Deletes the content of a release that is withdrawn.
async fn clear(database: &Database, release: &Release) -> Result<()> {
    let mut connection = database.own_connection().await?;
    let mut transaction = begin(&mut connection, release).await?;
    delete_content(&mut transaction, release.id).await?;
    transaction.commit().await?;
    Ok(())
}

/// Removes a draft without a trace. A draft that is gone already is no error.
pub(super) async fn remove_draft(database: &Database, name: &str) -> Result<()> {
    let releases = release::list(database.orm()).await?;
    let Some(draft) = releases
        .into_iter()
        .find(|release| release.draft && release.name == name)
    else {
        return Ok(());
    };
    let mut connection = database.own_connection().await?;
    let mut transaction = begin(&mut connection, &draft).await?;
    let row = "UPDATE release SET document = NULL WHERE id = $1";
    sqlx::query(row).bind(draft.id).execute(&mut *transaction).await?;
    delete_content(&mut transaction, draft.id).await?;
    sqlx::query("DELETE FROM release WHERE id = $1")
        .bind(draft.id)
        .execute(&mut *transaction)
        .await?;
    transaction::commit(transaction, name).await
}

async fn find(database: &Database, name: &str) -> Result<Release> {
    let mut releases = release::list(database.orm()).await?;
    if let Some(place) = releases.iter().position(|release| release.name == name) {
        return Ok(releases.swap_remove(place));
    }
    let mut known: Vec<&str> = releases.iter().map(|release| release.name.as_str()).collect();
    known.sort_unstable();
    Err(Error::not_found(match known.as_slice() {
        [] => format!("no release is named {name}: none is published"),
        known => format!("no release is named {name}; published are {}", known.join(", ")),
    }))
}

/// Opens the one door that the freeze of this release has.
async fn begin<'a>(connection: &'a mut PgConnection, release: &Release) -> Result<PgTransaction<'a>> {
    let mut transaction = transaction::begin(connection, &release.dataset).await?;
    let door = "SELECT set_config('demarche.withdrawing', $1, true)";
    sqlx::query(door)
        .bind(release.id.to_string())
        .execute(&mut *transaction)
        .await?;
    Ok(transaction)
}

async fn delete_content(from: &mut PgConnection, release: i32) -> Result<()> {
    for table in TABLES.iter().rev() {
        let statement = format!("DELETE FROM {table} WHERE release = $1");
        sqlx::query(sqlx::AssertSqlSafe(statement))
            .bind(release)
            .execute(&mut *from)
            .await?;
    }
    Ok(())
}
