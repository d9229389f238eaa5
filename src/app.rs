//! The service as its parts see it: the database, the releases, the schema, the clock.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::{
    cache::Caches,
    database::Database,
    graphql::{self, Schema},
    release::Catalogue,
};

/// The running service; clones are cheap and share everything.
#[derive(Clone)]
pub struct App(Arc<Parts>);

struct Parts {
    database: Database,
    catalogue: Arc<Catalogue>,
    schema: Schema,
    caches: Caches,
    clock: fn() -> DateTime<Utc>,
}

impl App {
    /// Puts the service together.
    pub fn new(database: Database, catalogue: Arc<Catalogue>) -> Self {
        Self::with_clock(database, catalogue, Utc::now)
    }

    /// Puts the service together with a clock of its own, so that answers with a date can be repeated.
    pub fn with_clock(database: Database, catalogue: Arc<Catalogue>, clock: fn() -> DateTime<Utc>) -> Self {
        Self(Arc::new(Parts {
            database,
            catalogue,
            schema: graphql::schema(),
            caches: Caches::default(),
            clock,
        }))
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
    pub fn schema(&self) -> &Schema {
        &self.0.schema
    }

    /// What is kept between operations.
    pub fn caches(&self) -> &Caches {
        &self.0.caches
    }

    /// The present moment.
    pub fn now(&self) -> DateTime<Utc> {
        (self.0.clock)()
    }
}
