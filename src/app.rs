//! The running service as its parts see it: the engine, what is kept of answers, the limits, the numbers.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use demarche_graphql::{Engine, Settings};
use demarche_postgres::Database;
use demarche_store::{Usage, release::Catalogue};

use crate::{cache::Caches, config::Limits, metrics::Metrics};

/// The running service; clones are cheap and share everything.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    engine: Engine,
    caches: Caches,
    limits: Limits,
    metrics: Metrics,
}

impl App {
    /// Puts the service together, with the default limits.
    pub fn new(database: Database, catalogue: Arc<Catalogue>) -> Self {
        Self::with(database, catalogue, Caches::default(), Limits::default(), Utc::now)
    }

    /// Puts the service together with caches, limits and a clock of its own, so that answers with a date can be repeated.
    pub fn with(
        database: Database,
        catalogue: Arc<Catalogue>,
        caches: Caches,
        limits: Limits,
        clock: fn() -> DateTime<Utc>,
    ) -> Self {
        let settings = Settings {
            documents: caches.documents,
            reads: caches.reads,
            counts: caches.counts,
            limits: limits.document.clone(),
            longest: limits.transport.answer,
            clock,
        };
        Self(Arc::new(Parts {
            engine: Engine::new(database, catalogue, settings),
            caches,
            limits,
            metrics: Metrics::default(),
        }))
    }

    /// Says at which address clients reach the service, such as `https://demarche.example.org`; said once.
    pub fn reached_at(self, url: String) -> Self {
        self.engine().reached_at(url);
        self
    }

    /// What runs operations.
    pub fn engine(&self) -> &Engine {
        &self.0.engine
    }

    /// The database.
    pub fn database(&self) -> &Database {
        self.engine().database()
    }

    /// The releases that can answer.
    pub fn catalogue(&self) -> &Arc<Catalogue> {
        self.engine().catalogue()
    }

    /// What is kept of requests and answers.
    pub fn caches(&self) -> &Caches {
        &self.0.caches
    }

    /// How each cache is used, those of the engine too.
    pub fn usage(&self) -> Vec<Usage> {
        let Caches {
            answers,
            texts,
            documents: _,
            reads: _,
            counts: _,
        } = self.caches();
        let own = [answers.usage("answers"), texts.usage("texts")];
        let engine = self.engine();
        let read = [engine.documents().usage("documents"), engine.kept().usage("reads")];
        own.into_iter()
            .chain(read)
            .chain(self.engine().caches().usage())
            .collect()
    }

    /// What one request may ask for and take.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// What is counted for operators.
    pub fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        self.engine().now()
    }
}
