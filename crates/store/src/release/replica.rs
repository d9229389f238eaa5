//! Follows the releases with a replica: hears of them from the primary, and shows each once the replica has it.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use tokio::time::{sleep, timeout};

use super::{
    CHANNEL,
    catalogue::Catalogue,
    listen::{self, PAUSE, in_time},
    store,
};
use demarche_model::{Result, release::Release};
use demarche_postgres::Database;

/// How long to wait before the first look whether the replica has what is new; each later wait is twice as long.
const RETRY_DELAY: Duration = Duration::from_millis(50);

/// The longest wait while the replica lacks something.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// How long to wait between two looks while nothing happens.
const INTERVAL: Duration = Duration::from_secs(5);

/// Follows the releases until it is cancelled.
pub async fn follow_replica(catalogue: Arc<Catalogue>, primary: Database, replica: Database) {
    loop {
        if let Err(cause) = listen(&catalogue, &primary, &replica).await {
            tracing::debug!(%cause, "nothing is heard from the primary: {cause}");
        }
        // What the replica has can be read all the same.
        let looked = in_time(catalogue.refresh_replica(&replica, None)).await;
        replica.health().note(looked.is_ok());
        if let Err(cause) = looked {
            tracing::debug!(%cause, "the catalogue of releases is not fresh: {cause}");
        }
        sleep(PAUSE).await;
    }
}

/// Listens to the primary, and looks at the replica after each notice until that has what the primary has.
async fn listen(catalogue: &Catalogue, primary: &Database, replica: &Database) -> Result<()> {
    let mut listener = listen::listener(primary).await?;
    listener.listen(CHANNEL).await?;
    let _listening = catalogue.listening();
    let mut pause = RETRY_DELAY;
    loop {
        let published = in_time(store::list(primary.orm())).await?;
        let looked = in_time(catalogue.refresh_replica(replica, Some(&published))).await;
        replica.health().note(looked.is_ok());
        let is_complete = looked.unwrap_or(false);
        let wait = if is_complete { INTERVAL } else { pause };
        match timeout(wait, listener.try_recv()).await {
            Ok(notice) => {
                drop(notice?);
                pause = RETRY_DELAY;
            }
            Err(_) if is_complete => listen::probe(&mut listener, primary).await?,
            Err(_) => pause = grown(pause),
        }
    }
}

/// The next wait of a replica that is behind; where it becomes long, the log says so once.
fn grown(pause: Duration) -> Duration {
    if pause < POLL_INTERVAL && pause * 2 >= POLL_INTERVAL {
        tracing::warn!("the replica is away or behind: what is new on the primary is not shown yet");
    }
    POLL_INTERVAL.min(pause * 2)
}

/// Whether what can be read is exactly what is published.
pub(super) fn is_all(readable: &[Release], published: &[Release]) -> bool {
    readable.len() == published.len() && published.iter().all(|release| readable.contains(release))
}

/// What is shown: what can be read there, and what was shown already and is still published, since another server of
/// the replica's address has it. What is taken back anywhere is taken back; a draft that is gone there is gone.
pub(super) fn shown(readable: &[Release], published: Option<&[Release]>, held: &[Release]) -> Vec<Release> {
    let known = published.unwrap_or_default();
    let is_gone = |release: &Release| release.draft && published.is_some() && find(known, release).is_none();
    let taken_back = |release: &Release| {
        let found = [known, held].map(|releases| find(releases, release).filter(|found| found.withdrawn.is_some()));
        found.into_iter().flatten().next()
    };
    let read = readable.iter().filter(|release| !is_gone(release));
    let read = read.map(|release| taken_back(release).unwrap_or(release));
    let is_published = |release: &Release| find(known, release).is_some_and(Release::is_current);
    let kept = held
        .iter()
        .filter(|release| is_published(release) && find(readable, release).is_none());
    read.chain(kept).cloned().collect()
}

/// What every connection has to have.
pub(super) fn expected(shown: &[Release]) -> Vec<(i32, DateTime<Utc>)> {
    let current = shown.iter().filter(|release| release.is_current());
    current.map(|release| (release.id, release.published_at)).collect()
}

fn find<'a>(releases: &'a [Release], wanted: &Release) -> Option<&'a Release> {
    releases
        .iter()
        .find(|release| release.publication() == wanted.publication())
}
