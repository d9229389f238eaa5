//! What runs operations: the releases, what is kept of them, and the limits.

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use chrono::{DateTime, Utc};
use demarche_model::release::Release;
use demarche_postgres::Database;
use demarche_questions::{Analysis, Caches};
use demarche_store::{Kept, Level, Reader, release::Catalogue};

use crate::{
    guard::{DocumentLimits, Documents},
    session::Session,
};

/// What runs operations; clones are cheap and share everything.
#[derive(Clone)]
pub struct Engine(Arc<Parts>);

struct Parts {
    database: Database,
    catalogue: Arc<Catalogue>,
    documents: Documents,
    reads: Arc<Kept>,
    caches: Arc<Caches>,
    limits: DocumentLimits,
    longest: Duration,
    clock: fn() -> DateTime<Utc>,
    public_url: OnceLock<String>,
}

/// What an engine is put together from.
#[derive(Debug)]
pub struct Settings {
    /// How many bytes of documents are kept between operations.
    pub documents: u64,
    /// How many bytes of reads are kept between operations.
    pub reads: u64,
    /// How many bytes of counts are kept between operations.
    pub counts: u64,
    /// What a document may ask for.
    pub limits: DocumentLimits,
    /// How long an answer may take.
    pub longest: Duration,
    /// The clock, so that answers with a date can be repeated.
    pub clock: fn() -> DateTime<Utc>,
}

impl Engine {
    /// Puts an engine together over the releases of a catalogue.
    pub fn new(database: Database, catalogue: Arc<Catalogue>, settings: Settings) -> Self {
        let Settings {
            documents,
            reads,
            counts,
            limits,
            longest,
            clock,
        } = settings;
        Self(Arc::new(Parts {
            database,
            catalogue,
            documents: Documents::new(documents),
            reads: Arc::new(Kept::new(reads)),
            caches: Arc::new(Caches::new(counts)),
            limits,
            longest,
            clock,
            public_url: OnceLock::new(),
        }))
    }

    /// Says at which address clients reach the service, such as `https://demarche.example.org`; said once.
    pub fn reached_at(&self, url: String) {
        self.0.public_url.get_or_init(|| url);
    }

    /// The address at which clients reach the service, without a slash at its end; `None` where nobody has said.
    pub fn public_url(&self) -> Option<&str> {
        self.0.public_url.get().map(String::as_str)
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.0.database
    }

    /// The releases that can answer.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        &self.0.catalogue
    }

    /// The documents that have passed the guard.
    pub fn documents(&self) -> &Documents {
        &self.0.documents
    }

    /// What is kept of reads.
    pub fn kept(&self) -> &Kept {
        &self.0.reads
    }

    /// What questions keep.
    pub fn caches(&self) -> &Caches {
        &self.0.caches
    }

    /// What a document may ask for.
    pub fn limits(&self) -> &DocumentLimits {
        &self.0.limits
    }

    /// How long an answer may take.
    pub(crate) fn longest(&self) -> Duration {
        self.0.longest
    }

    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        (self.0.clock)()
    }

    /// The analysis that a release holds.
    pub fn analysis(&self, release: Arc<Release>) -> Analysis {
        let reader = Reader::new(self.0.database.clone(), release, self.0.reads.clone());
        Analysis::new(reader, self.0.caches.clone())
    }

    /// The session of an operation on a release, which runs with this level.
    pub(crate) fn session(&self, release: Arc<Release>, level: &Level) -> Session {
        Session::new(self.analysis(release), level)
    }
}
