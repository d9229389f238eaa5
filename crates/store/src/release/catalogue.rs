//! The releases there are, in memory: so that every request knows its release without asking the database.

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use semver::Version;
use tokio::sync::watch;

use super::{replica, store};
use demarche_model::{
    Error, Result,
    release::{Dataset, Release},
};
use demarche_postgres::Database;

/// The dataset that answers where several are published and none is chosen.
const FALLBACK: &str = "south-caucasus";

/// The releases there are. It is read without waiting and replaced whole.
#[derive(Debug)]
pub struct Catalogue {
    default_dataset: Option<String>,
    datasets: RwLock<Option<Arc<[Dataset]>>>,
    revision: watch::Sender<u64>,
    listening: AtomicBool,
}

/// The catalogue is told of new releases as long as this is held.
#[derive(Debug)]
pub struct Listening<'a>(&'a AtomicBool);

impl Catalogue {
    /// A catalogue that was not read yet. The default dataset is the one that unnamed questions go to.
    pub fn new(default_dataset: Option<String>) -> Self {
        Self {
            default_dataset,
            datasets: RwLock::new(None),
            revision: watch::Sender::new(0),
            listening: AtomicBool::new(false),
        }
    }

    /// Reads the releases from the database, and keeps the old ones where that fails.
    ///
    /// # Errors
    /// `Unavailable` where the database cannot be reached.
    pub async fn refresh(&self, database: &Database) -> Result<()> {
        self.show(store::list(database.orm()).await?);
        Ok(())
    }

    /// Reads the releases from a replica, and shows those that can be read there; `published` are those of its primary,
    /// as far as that could be asked. A release that was withdrawn there is so at once.
    ///
    /// Says whether the replica has all that is published.
    ///
    /// # Errors
    /// `Unavailable` where the replica cannot be reached; the old releases are kept, but for those withdrawn.
    pub async fn refresh_replica(&self, database: &Database, published: Option<&[Release]>) -> Result<bool> {
        let held: Vec<Release> = self.releases();
        let read = store::list(database.apart()).await;
        let readable = read.as_ref().unwrap_or(&held);
        let is_complete = published.is_none_or(|published| replica::is_all(readable, published));
        let shown = replica::shown(readable, published, &held);
        if read.is_ok() || self.datasets().is_some() {
            database.expect(replica::expected(&shown));
            self.show(shown);
        }
        read.map(|_| is_complete)
    }

    /// All releases.
    fn releases(&self) -> Vec<Release> {
        let datasets = self.datasets().unwrap_or_default();
        let releases = datasets.iter().flat_map(|dataset| &dataset.releases);
        releases.map(|release| Release::clone(release)).collect()
    }

    fn show(&self, releases: Vec<Release>) {
        let datasets: Arc<[Dataset]> = group(releases).into();
        let mut held = self.datasets.write().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref() != Some(&datasets) {
            *held = Some(datasets);
            drop(held);
            self.revision.send_modify(|revision| *revision += 1);
        }
    }

    /// The datasets with their releases, in the order of the slugs; `None` before the first reading.
    pub fn datasets(&self) -> Option<Arc<[Dataset]>> {
        self.datasets.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A number that grows with every change; waiting on it tells of new releases.
    pub fn revision(&self) -> watch::Receiver<u64> {
        self.revision.subscribe()
    }

    /// Says that the database tells of new releases from now on.
    pub(super) fn listening(&self) -> Listening<'_> {
        self.listening.store(true, Ordering::Relaxed);
        Listening(&self.listening)
    }

    /// Whether the database tells of new releases at the moment; else they are looked for, or it is away.
    pub fn is_listening(&self) -> bool {
        self.listening.load(Ordering::Relaxed)
    }

    /// Makes sure that a release that has answered still may: what was read of one that is taken back may be half of it.
    ///
    /// # Errors
    /// `Withdrawn` with the reason; `NotFound` where the release is gone without a trace, as a draft.
    pub fn confirm(&self, release: &Release) -> Result<()> {
        let datasets = self.datasets().unwrap_or_default();
        let mut releases = datasets.iter().flat_map(|dataset| &dataset.releases);
        let found = releases.find(|found| found.publication() == release.publication());
        let gone = || {
            Error::not_found(format!(
                "{} is gone: it was a draft, or of another database",
                release.name
            ))
        };
        answer(found.ok_or_else(gone)?).map(drop)
    }

    /// The release that answers: exactly the named version, or the dataset's newest, or the default dataset's newest.
    ///
    /// # Errors
    /// `NotFound` where there is no such dataset or version, with those there are; `Withdrawn` with the reason;
    /// `Unavailable` where nothing is published, or nothing is known yet.
    pub fn resolve(&self, dataset: Option<&str>, version: Option<&str>) -> Result<Arc<Release>> {
        let datasets = self.datasets().ok_or_else(|| {
            Error::Unavailable("the releases are not known yet, since the database has not answered so far".into())
        })?;
        let Some(slug) = dataset else {
            return default(&datasets, self.default_dataset.as_deref());
        };
        let found = datasets
            .iter()
            .find(|dataset| dataset.slug == slug)
            .ok_or_else(|| unknown(slug, &datasets))?;
        match version {
            Some(version) => exactly(found, version),
            None => newest(found),
        }
    }
}

impl Drop for Listening<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// Unnamed questions go to the chosen dataset, else to the only one, else to the fallback.
fn default(datasets: &[Dataset], chosen: Option<&str>) -> Result<Arc<Release>> {
    let published: Vec<&Dataset> = datasets.iter().filter(|dataset| dataset.newest().is_some()).collect();
    let dataset = match (chosen, published.as_slice()) {
        (None, [only]) => Some(*only),
        (chosen, published) => published
            .iter()
            .copied()
            .find(|dataset| dataset.slug == chosen.unwrap_or(FALLBACK)),
    };
    dataset.and_then(Dataset::newest).cloned().ok_or_else(|| {
        Error::Unavailable(match (chosen, published.is_empty()) {
            (_, true) => "nothing is published yet".into(),
            (Some(chosen), false) => format!("nothing of the default dataset {chosen} is published yet"),
            (None, false) => format!(
                "several datasets are published and none is the default: ask at /datasets/{{dataset}}/…, one of {}",
                slugs(&published)
            ),
        })
    })
}

fn newest(dataset: &Dataset) -> Result<Arc<Release>> {
    if let Some(release) = dataset.newest() {
        return Ok(Arc::clone(release));
    }
    let withdrawn = dataset.releases.iter().find(|release| release.withdrawn.is_some());
    match withdrawn {
        Some(release) => answer(release),
        None => Err(Error::not_found(format!(
            "dataset {} has drafts only: {}",
            dataset.slug,
            names(dataset)
        ))),
    }
}

fn exactly(dataset: &Dataset, version: &str) -> Result<Arc<Release>> {
    let found = dataset.releases.iter().find(|release| release.version == version);
    found.map_or_else(
        || {
            let (slug, names) = (&dataset.slug, names(dataset));
            Err(Error::not_found(format!(
                "no release is named {slug}@{version}; there are {names}"
            )))
        },
        answer,
    )
}

fn answer(release: &Arc<Release>) -> Result<Arc<Release>> {
    match &release.withdrawn {
        Some(withdrawal) => Err(Error::Withdrawn(format!(
            "{} was withdrawn: {}",
            release.name, withdrawal.reason
        ))),
        None => Ok(Arc::clone(release)),
    }
}

fn unknown(slug: &str, datasets: &[Dataset]) -> Error {
    let known: Vec<&Dataset> = datasets.iter().collect();
    Error::not_found(match known.as_slice() {
        [] => format!("no dataset is named {slug}: none is published"),
        known => format!("no dataset is named {slug}; there are {}", slugs(known)),
    })
}

fn slugs(datasets: &[&Dataset]) -> String {
    datasets
        .iter()
        .map(|dataset| dataset.slug.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

fn names(dataset: &Dataset) -> String {
    dataset
        .releases
        .iter()
        .map(|release| release.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Sorts releases into their datasets, the newest version first; drafts stand behind the published ones.
fn group(mut releases: Vec<Release>) -> Vec<Dataset> {
    releases.sort_by_cached_key(|release| Reverse(age(release)));
    let mut datasets: BTreeMap<String, Vec<Arc<Release>>> = BTreeMap::new();
    for release in releases {
        datasets
            .entry(release.dataset.clone())
            .or_default()
            .push(Arc::new(release));
    }
    datasets
        .into_iter()
        .filter_map(|(slug, releases)| {
            let shown = releases
                .iter()
                .find(|release| release.is_current())
                .or(releases.first())?;
            let (title, licence) = (shown.title.clone(), shown.licence.clone());
            Some(Dataset {
                slug,
                title,
                licence,
                releases,
            })
        })
        .collect()
}

fn age(release: &Release) -> (bool, Option<Version>, i32) {
    (!release.draft, Version::parse(&release.version).ok(), release.id)
}
