//! How a test's service is put together.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use demarche::{app::App, cache::Caches, config::Limits};
use demarche_bench::Sample;
use demarche_postgres::{Database, DatabaseSettings};
use demarche_store::release::Catalogue;

use super::{cluster, published, sample, service::Service};

/// What a service is told. Unless a test says otherwise it keeps nothing between questions, so that each shows what it
/// costs, lets every page read it, and is as the service is by default in all else.
pub struct Options {
    caches: Caches,
    limits: Limits,
    clock: fn() -> DateTime<Utc>,
    database: DatabaseSettings,
    origins: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            caches: Caches::of(0),
            limits: Limits::default(),
            clock: Utc::now,
            database: DatabaseSettings::default(),
            origins: vec!["*".to_owned()],
        }
    }
}

impl Options {
    /// It keeps what it can.
    pub fn keeping(self) -> Self {
        let caches = Caches::default();
        Self { caches, ..self }
    }

    /// What a request may ask for.
    pub fn limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// What time it is.
    pub fn clock(self, clock: fn() -> DateTime<Utc>) -> Self {
        Self { clock, ..self }
    }

    /// How it holds its database.
    pub fn database(self, database: DatabaseSettings) -> Self {
        Self { database, ..self }
    }

    /// Whose pages may read it.
    pub fn origins(self, origins: &[&str]) -> Self {
        let origins = origins.iter().map(|origin| (*origin).to_owned()).collect();
        Self { origins, ..self }
    }

    /// A service that has published nothing.
    pub async fn empty(self) -> Service {
        self.over(cluster().database().await).await
    }

    /// A service that has published [`sample`].
    pub async fn with_sample(self) -> Service {
        self.with(&sample()).await
    }

    /// A service that has published these records.
    pub async fn with(self, sample: &Sample) -> Service {
        self.over(published::records(sample).await).await
    }

    /// A service over a database that is there already.
    pub async fn over(self, url: String) -> Service {
        let database = Database::connect(&url, &self.database).unwrap();
        let catalogue = Arc::new(Catalogue::new(None));
        catalogue.refresh(&database).await.unwrap();
        let app = App::with(database, catalogue, self.caches, self.limits, self.clock);
        Service::listening(app, url, self.origins).await
    }
}
