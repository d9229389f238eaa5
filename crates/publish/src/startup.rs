//! Publishes, at the start of the service, the datasets of a folder that are newer than what is published.

use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use sqlx::{Connection, PgConnection};
use tokio::time::sleep;
use tracing::{debug, error, info, warn};

use crate::{
    folder::{Age, Checked, Refusal},
    publish::ReleaseKind,
};
use demarche_dataset::{HEADER_FILE, Report};
use demarche_model::Error;
use demarche_postgres::Database;

/// How many faults of a dataset the log shows.
const FAULTS_SHOWN: usize = 20;

/// The folder of a dataset to copy: no analysis, so it is not published with the others.
const TEMPLATE: &str = "template";

/// How often publishing is tried while the database goes away in its midst.
const ATTEMPTS: u32 = 5;

/// How long to wait before the second attempt; each later one waits twice as long.
const PAUSE: Duration = Duration::from_millis(500);

/// Publishes every dataset of a folder that is newer than what is published, one instance at a time.
///
/// A dataset that cannot be published is reported in the log and leaves the others, and the service, as they are. Where
/// that is the database's doing, it is tried again.
pub async fn publish_folder(database: &Database, dir: &Path) {
    let mut waiting = datasets(dir);
    for attempt in 0..ATTEMPTS {
        waiting = publish_each(database, waiting).await;
        if waiting.is_empty() {
            return;
        }
        sleep(PAUSE * 2_u32.pow(attempt)).await;
        if let Err(cause) = database.wait_until_ready().await {
            debug!(%cause, "there is no database to publish to: {cause}");
        }
    }
    error!("not published, since the database did not take it: {waiting:?}");
}

/// Publishes datasets, and gives those back for which the database was not there.
async fn publish_each(database: &Database, folders: Vec<PathBuf>) -> Vec<PathBuf> {
    let turn = match take_turn(database).await {
        Ok(turn) => turn,
        Err(cause) => {
            error!(%cause, "datasets are not published: {cause}");
            return folders;
        }
    };
    let mut waiting = Vec::new();
    for folder in folders {
        let Err(refusal) = publish_newer(database, &folder).await else {
            continue;
        };
        let may_pass = matches!(refusal, Refusal::Failed(Error::Unavailable(_)));
        report(&folder, refusal);
        if may_pass {
            waiting.push(folder);
        }
    }
    if let Err(cause) = turn.close().await {
        debug!(%cause, "the turn of publishing datasets ended with its connection: {cause}");
    }
    waiting
}

/// Waits until no other instance publishes its datasets; the turn ends with the connection.
async fn take_turn(database: &Database) -> demarche_model::Result<PgConnection> {
    let mut connection = database.own_connection().await?;
    let wait = "SET statement_timeout = 0; SET lock_timeout = 0;
        SELECT pg_advisory_lock(hashtextextended('demarche.datasets', 0))";
    sqlx::raw_sql(wait).execute(&mut connection).await?;
    Ok(connection)
}

/// The folders below that are datasets, in the order of their names, without [`TEMPLATE`]; the folder itself where it
/// is one.
fn datasets(dir: &Path) -> Vec<PathBuf> {
    if dir.join(HEADER_FILE).is_file() {
        return vec![dir.to_owned()];
    }
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(cause) => {
            error!(%cause, "no datasets can be read from {}: {cause}", dir.display());
            return Vec::new();
        }
    };
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(|path| path.file_name() != Some(OsStr::new(TEMPLATE)) && path.join(HEADER_FILE).is_file());
    found.sort();
    found
}

async fn publish_newer(database: &Database, folder: &Path) -> Result<(), Refusal> {
    let checked = Checked::read(folder).await?;
    let name = checked.name();
    match checked.age(database).await? {
        Age::Newer => {
            checked.publish(database, ReleaseKind::Final).await?;
        }
        Age::Published => info!(release.name = %name, "release {name} is published already"),
        Age::Older => info!(release.name = %name, "{name} is not published: a higher version is"),
        Age::Changed => warn!(
            release.name = %name,
            "{} has changed since {name} was published: set a higher version in its {HEADER_FILE}",
            folder.display()
        ),
    }
    Ok(())
}

fn report(folder: &Path, refusal: Refusal) {
    let folder = folder.display();
    match refusal {
        Refusal::Faulty(faults) => error!("{folder} is not published, since it has faults:\n{}", first(&faults)),
        Refusal::Failed(cause) => error!(%cause, "{folder} is not published: {cause}"),
    }
}

/// The first faults of a report, a line each.
pub(super) fn first(report: &Report) -> String {
    let mut lines: Vec<String> = report
        .faults
        .iter()
        .take(FAULTS_SHOWN)
        .map(ToString::to_string)
        .collect();
    let rest = report.faults.len().saturating_sub(FAULTS_SHOWN);
    if rest > 0 {
        lines.push(format!("and {rest} more: `demarche check` shows all"));
    }
    lines.join("\n")
}
