//! Shows a dataset folder under work: as a draft, published again whenever its files change, and removed at the end.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use tokio::time::sleep;
use tracing::{info, warn};

use demarche_store::release;

use crate::{
    folder::{Checked, Refusal},
    publish::{Outcome, ReleaseKind},
    startup::first,
    withdraw,
};
use demarche_postgres::Database;

/// How long to wait between two looks at the files.
const PAUSE: Duration = Duration::from_secs(1);

/// How deep files lie below a dataset's folder: `events/2016.yaml`.
const DEPTH: usize = 2;

/// A folder under work and the draft that shows it.
#[derive(Debug)]
pub struct Preview {
    database: Database,
    dir: PathBuf,
    /// The slug of the dataset, once it was read without faults.
    dataset: Mutex<Option<String>>,
}

impl Preview {
    /// Nothing is published before [`Self::run`].
    pub fn new(database: Database, dir: PathBuf) -> Self {
        Self {
            database,
            dir,
            dataset: Mutex::new(None),
        }
    }

    /// Publishes the folder, and again whenever its files change, until it is cancelled.
    ///
    /// While the folder has faults, the log shows them and the last good draft stays.
    pub async fn run(&self) {
        let mut seen = None;
        loop {
            let files = Some(files(&self.dir));
            if files != seen {
                match self.publish().await {
                    // What failed for another reason than the files is tried again.
                    Err(Refusal::Failed(cause)) => warn!(%cause, "the preview is not up to date: {cause}"),
                    Err(Refusal::Faulty(report)) => {
                        warn!(
                            "the preview is not up to date, since the folder has faults:\n{}",
                            first(&report)
                        );
                        seen = files;
                    }
                    Ok(()) => seen = files,
                }
            }
            sleep(PAUSE).await;
        }
    }

    /// Removes the draft.
    ///
    /// # Errors
    /// `Unavailable` where the database is gone; the next preview of the dataset removes it then.
    pub async fn end(&self) -> demarche_model::Result<()> {
        let dataset = self.dataset.lock().unwrap_or_else(PoisonError::into_inner).clone();
        match dataset {
            Some(dataset) => self.remove_drafts(&dataset, None).await,
            None => Ok(()),
        }
    }

    async fn publish(&self) -> Result<(), Refusal> {
        let checked = Checked::read(&self.dir).await?;
        let dataset = checked.dataset().to_owned();
        // Noted before the draft is there, so that one that is cut off half-way is found at the end.
        *self.dataset.lock().unwrap_or_else(PoisonError::into_inner) = Some(dataset.clone());
        let (Outcome::Published(name) | Outcome::Unchanged(name)) =
            checked.publish(&self.database, ReleaseKind::Draft).await?;
        info!(release.name = %name, "the preview is at /datasets/{name}/graphql and /datasets/{name}/v1/");
        Ok(self.remove_drafts(&dataset, Some(&name)).await?)
    }

    /// Removes the dataset's drafts but one: earlier ones of this preview, and what a killed one left.
    async fn remove_drafts(&self, dataset: &str, kept: Option<&str>) -> demarche_model::Result<()> {
        let releases = release::list(self.database.orm()).await?;
        let drafts = releases
            .iter()
            .filter(|release| release.draft && release.dataset == dataset);
        for draft in drafts.filter(|draft| Some(draft.name.as_str()) != kept) {
            withdraw::remove_draft(&self.database, &draft.name).await?;
        }
        Ok(())
    }
}

/// The files below a folder, with what changes when they are written.
fn files(dir: &Path) -> Vec<(PathBuf, Option<SystemTime>, u64)> {
    let mut found = Vec::new();
    let mut waiting = vec![(dir.to_owned(), 0)];
    while let Some((path, depth)) = waiting.pop() {
        let Ok(metadata) = fs::metadata(&path) else { continue };
        if metadata.is_dir() && depth < DEPTH {
            let entries = fs::read_dir(&path).into_iter().flatten().flatten();
            waiting.extend(entries.map(|entry| (entry.path(), depth + 1)));
        }
        found.push((path, metadata.modified().ok(), metadata.len()));
    }
    found.sort();
    found
}
