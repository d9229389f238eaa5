//! The releases that are published from a moment on. They are found by comparing the catalogue with what was seen, not
//! from notices, so that a notice lost or doubled changes nothing, and whoever is slow holds nobody up.

use std::{collections::HashSet, sync::Arc};

use demarche_model::release::{Dataset, Release};
use tokio::sync::watch;

use super::catalogue::Catalogue;

/// The releases that are published from now on: each once, in the order of publication. Drafts are none, and one that is
/// withdrawn before it was told of is left out.
#[derive(Debug)]
pub struct Feed {
    catalogue: Arc<Catalogue>,
    revision: watch::Receiver<u64>,
    /// The releases that are old news; unknown before the catalogue was read first.
    seen: Option<HashSet<i32>>,
}

impl Feed {
    /// What is published after this moment.
    pub fn new(catalogue: &Arc<Catalogue>) -> Self {
        let revision = catalogue.revision();
        Self {
            catalogue: catalogue.clone(),
            revision,
            seen: catalogue.datasets().map(|datasets| everything(&datasets)),
        }
    }

    /// Waits for the next release. Nothing is lost where the waiting is given up.
    pub async fn next(&mut self) -> Arc<Release> {
        loop {
            self.revision.mark_unchanged();
            if let Some(release) = self.catalogue.datasets().and_then(|datasets| self.look(&datasets)) {
                return release;
            }
            if self.revision.changed().await.is_err() {
                // There is no catalogue any more, and so no news.
                std::future::pending::<()>().await;
            }
        }
    }

    /// The first release that was not seen.
    fn look(&mut self, datasets: &[Dataset]) -> Option<Arc<Release>> {
        let seen = self.seen.get_or_insert_with(|| everything(datasets));
        let releases = datasets.iter().flat_map(|dataset| &dataset.releases);
        let news = releases.filter(|release| release.is_current() && !seen.contains(&release.id));
        let first = news.min_by_key(|release| (release.published_at, release.id))?;
        seen.insert(first.id);
        Some(first.clone())
    }
}

fn everything(datasets: &[Dataset]) -> HashSet<i32> {
    let releases = datasets.iter().flat_map(|dataset| &dataset.releases);
    releases.map(|release| release.id).collect()
}
