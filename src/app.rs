//! The service as its parts see it: the database, the releases, the schema, the clock.

use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};

use crate::{
    cache::Caches,
    config::Limits,
    database::Database,
    graphql::{self, Schemas, shape::Shapes},
    metrics::Metrics,
    release::Catalogue,
};

/// The running service; clones are cheap and share everything.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    database: Database,
    catalogue: Arc<Catalogue>,
    schemas: Schemas,
    caches: Caches,
    shapes: Shapes,
    limits: Limits,
    metrics: Metrics,
    clock: fn() -> DateTime<Utc>,
    public_url: OnceLock<String>,
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
        Self(Arc::new(Parts {
            database,
            catalogue,
            shapes: Shapes::read(&graphql::sdl()).expect("the schema that was just written can be read"),
            schemas: Schemas::new(),
            caches,
            limits,
            metrics: Metrics::default(),
            clock,
            public_url: OnceLock::new(),
        }))
    }

    /// Says at which address clients reach the service, such as `https://demarche.example.org`; said once.
    pub fn reached_at(self, url: String) -> Self {
        self.0.public_url.get_or_init(|| url);
        self
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

    /// The GraphQL schema.
    pub fn schemas(&self) -> &Schemas {
        &self.0.schemas
    }

    /// What is kept between operations.
    pub fn caches(&self) -> &Caches {
        &self.0.caches
    }

    /// The types of the GraphQL schema.
    pub fn shapes(&self) -> &Shapes {
        &self.0.shapes
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
        (self.0.clock)()
    }
}
