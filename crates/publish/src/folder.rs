//! From a dataset folder to a release: read, checked, published.

use std::path::Path;

use semver::Version;
use tokio::task::spawn_blocking;

use demarche_model::release::Release;
use demarche_store::release;

use crate::{
    batch::{Batch, Edition},
    content,
    publish::{Outcome, ReleaseKind, publish},
};
use demarche_dataset::{self, Report};
use demarche_model::Error;
use demarche_postgres::Database;

/// A checked dataset folder, ready to be published.
#[derive(Debug)]
pub struct Checked {
    edition: Edition,
    batch: Batch,
    /// The faults that do not keep it from being published.
    pub warnings: Report,
}

/// Why a dataset folder cannot be published.
#[derive(Debug)]
pub enum Refusal {
    /// It has faults.
    Faulty(Report),
    /// It is fine by itself, and something else went wrong.
    Failed(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl Checked {
    /// Reads and checks a folder, on a thread that may be busy.
    ///
    /// # Errors
    /// `Faulty` with every fault of the folder.
    pub async fn read(dir: &Path) -> Result<Self, Refusal> {
        let dir = dir.to_owned();
        spawn_blocking(move || Self::read_now(&dir))
            .await
            .map_err(|cause| Refusal::Failed(Error::internal(cause)))?
    }

    /// Reads and checks a folder, on this thread.
    ///
    /// # Errors
    /// `Faulty` with every fault of the folder.
    pub fn read_now(dir: &Path) -> Result<Self, Refusal> {
        let dataset = demarche_dataset::read(dir).map_err(Refusal::Faulty)?;
        let (edition, batch) = content::of_dataset(&dataset)?;
        Ok(Self {
            edition,
            batch,
            warnings: dataset.warnings,
        })
    }

    /// The dataset's slug.
    pub fn dataset(&self) -> &str {
        &self.edition.dataset
    }

    /// The name that the release will have, or has.
    pub fn name(&self) -> String {
        format!("{}@{}", self.edition.dataset, self.edition.version)
    }

    /// Publishes the folder's content.
    ///
    /// # Errors
    /// Those of [`publish`].
    pub async fn publish(&self, database: &Database, kind: ReleaseKind) -> demarche_model::Result<Outcome> {
        publish(database, &self.edition, &self.batch, kind).await
    }

    /// How the folder's version stands to what is published.
    pub(super) async fn age(&self, database: &Database) -> demarche_model::Result<Age> {
        let releases = release::list(database.orm()).await?;
        let same = releases.iter().find(|release| release.name == self.name());
        if let Some(same) = same {
            let is_unchanged = same.sha256 == self.edition.sha256;
            return Ok(if is_unchanged { Age::Published } else { Age::Changed });
        }
        let is_older = releases.iter().any(|release| self.precedes(release));
        Ok(if is_older { Age::Older } else { Age::Newer })
    }

    fn precedes(&self, release: &Release) -> bool {
        let version = Version::parse(&release.version);
        let is_higher = version.is_ok_and(|version| version.cmp_precedence(&self.edition.version).is_ge());
        release.dataset == self.edition.dataset && release.is_current() && is_higher
    }
}

/// How a folder's version stands to what is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    /// It is higher than every published one.
    Newer,
    /// It is published with the same content.
    Published,
    /// It is published with other content.
    Changed,
    /// A higher one is published.
    Older,
}
