//! A service that listens, for one test: in this process, over a database of its own.

use std::{future::pending, net::SocketAddr, ops::Deref, path::Path};

use demarche::{app::App, http};
use demarche_bench::Sample;
use demarche_postgres::{Database, DatabaseSettings};
use demarche_publish::{ReleaseKind, publish};
use tokio::{net::TcpListener, task::yield_now};

use super::{Door, Options, folder, published};

/// The dataset that samples are published as.
pub const DATASET: &str = "sample";

/// The sample that the tests of both APIs ask about: a few of every kind.
pub fn sample() -> Sample {
    Sample::of_records(7, 200)
}

/// A service with its database, asked through its door. It ends with the test's runtime.
pub struct Service {
    pub app: App,
    /// The database's address.
    pub url: String,
    door: Door,
}

impl Deref for Service {
    type Target = Door;

    fn deref(&self) -> &Door {
        &self.door
    }
}

impl Service {
    /// What a service is told, to begin one that is not as the others.
    pub fn options() -> Options {
        Options::default()
    }

    /// A service that has published [`sample`].
    pub async fn with_sample() -> Self {
        Self::options().with_sample().await
    }

    /// A service that has published these records.
    pub async fn with(sample: &Sample) -> Self {
        Self::options().with(sample).await
    }

    /// A service that has published these records, to be read: the tests that ask for it share its database.
    pub async fn to_read(sample: &Sample) -> Self {
        Self::over(published::records_to_read(sample).await).await
    }

    /// A service that has published a dataset folder below `fixtures`, to be read as [`Self::to_read`].
    pub async fn with_fixture(name: &str) -> Self {
        Self::over(published::folder_to_read(&folder::fixture(name)).await).await
    }

    /// A service that has published the dataset of the South Caucasus, to be read as [`Self::to_read`].
    pub async fn with_south_caucasus() -> Self {
        Self::over(published::folder_to_read(&folder::south_caucasus()).await).await
    }

    /// A service that has published nothing.
    pub async fn empty() -> Self {
        Self::options().empty().await
    }

    /// A service over a database that is there already.
    pub async fn over(url: String) -> Self {
        Self::options().over(url).await
    }

    /// A service over a database without tables.
    pub async fn over_new(url: String) -> Self {
        let database = Database::connect(&url, &DatabaseSettings::default()).unwrap();
        database.migrate().await.unwrap();
        database.close().await;
        Self::over(url).await
    }

    /// A service that is put together already, with the address of its database.
    pub async fn of(app: App, url: String) -> Self {
        Self::listening(app, url, vec!["*".to_owned()]).await
    }

    /// Lets a service listen, for pages of these origins.
    pub async fn listening(app: App, url: String, origins: Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let door = Door::at(listener.local_addr().unwrap());
        let served = app.clone();
        tokio::spawn(async move { http::serve(&served, &origins, listener, pending()).await });
        // Its routes are put together now, and not while the test waits for a connection to the database.
        yield_now().await;
        Self { app, url, door }
    }

    /// Asks another listener of the same service from now on.
    pub fn move_to(&mut self, address: SocketAddr) {
        self.door = Door::at(address);
    }

    /// The database.
    pub fn database(&self) -> &Database {
        self.app.database()
    }

    /// How many statements it has sent so far.
    pub fn statements(&self) -> u64 {
        self.database().statements()
    }

    /// Reads the catalogue anew.
    pub async fn refresh(&self) {
        self.app.catalogue().refresh(self.database()).await.unwrap();
    }

    /// Publishes these records as a version.
    pub async fn publish(&self, sample: &Sample, version: &str) {
        self.publish_untold(sample, version).await.unwrap();
        self.refresh().await;
    }

    /// Publishes these records as a version of which the service is not told, and says what came of it.
    pub async fn publish_untold(&self, sample: &Sample, version: &str) -> demarche_model::Result<()> {
        let edition = sample.edition(DATASET, version.parse().unwrap());
        let batch = sample.batch().unwrap();
        let published = publish(self.database(), &edition, &batch, ReleaseKind::Final);
        published.await.map(drop)
    }

    /// Publishes other records of the size of [`sample`] as a version.
    pub async fn publish_another(&self, version: &str) {
        self.publish(&another_sample(), version).await;
    }

    /// Publishes a dataset folder.
    pub async fn publish_folder(&self, folder: &Path) {
        published::publish_folder(self.database(), folder).await;
        self.refresh().await;
    }
}

/// Other records of the size of [`sample`].
pub fn another_sample() -> Sample {
    Sample { seed: 8, ..sample() }
}
