//! Takes a release back: its content goes, its row stays and says why.

use sqlx::{PgConnection, PgTransaction};

use super::{load::TABLES, model::Release, store, transaction};
use crate::{Error, Result, database::Database};

/// Withdraws a release: deletes its content and keeps its row with the reason.
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
    let mut connection = database.own_connection().await?;
    let mut transaction = begin(&mut connection, &release).await?;
    let row = "UPDATE release SET document = NULL, withdrawn_at = now(), withdrawn_reason = $2
        WHERE id = $1 AND withdrawn_at IS NULL";
    let changed = sqlx::query(row)
        .bind(release.id)
        .bind(reason)
        .execute(&mut *transaction)
        .await?;
    if changed.rows_affected() == 0 {
        return Err(Error::bad_input(format!("{name} was withdrawn before")));
    }
    delete_content(&mut transaction, release.id).await?;
    transaction::commit(transaction, name).await?;
    tracing::info!(release.name = %name, "withdrew release {name}: {reason}");
    Ok(())
}

/// Removes a draft without a trace. A draft that is gone already is no error.
pub(super) async fn remove_draft(database: &Database, name: &str) -> Result<()> {
    let releases = store::list(database.orm()).await?;
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
    let mut releases = store::list(database.orm()).await?;
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
