//! What a question is answered from: one release, and what is kept of it.

use std::sync::Arc;

use demarche_model::{error::Result, release::Release};
use demarche_store::Reader;
use sea_orm::DatabaseConnection;

use crate::caches::{Caches, Counting};

/// The analysis that one release holds, as questions see it; clones are cheap.
#[derive(Clone)]
pub struct Analysis {
    reader: Reader,
    caches: Arc<Caches>,
}

impl Analysis {
    /// The analysis that the reader's release holds.
    pub fn new(reader: Reader, caches: Arc<Caches>) -> Self {
        Self { reader, caches }
    }

    /// The reader of the release.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// The release.
    pub fn release(&self) -> &Arc<Release> {
        self.reader.release()
    }

    pub(crate) fn db(&self) -> &DatabaseConnection {
        self.reader.db()
    }

    pub(crate) fn caches(&self) -> &Caches {
        &self.caches
    }

    /// What is kept of a count, else the count, which is kept then.
    ///
    /// # Errors
    /// The counting's.
    pub(crate) async fn count(&self, counting: Counting, count: impl Future<Output = Result<i64>>) -> Result<i64> {
        let key = (self.release().publication(), counting);
        let kept = self.caches.counts.find(key, count).await;
        kept.map_err(Arc::unwrap_or_clone)
    }
}
