//! A service for one test: a database of its own, a small dataset, and the questions one asks of it over HTTP.

use std::{future::pending, net::SocketAddr, path::Path, sync::Arc};

use chrono::Utc;
use demarche::{
    app::App,
    cache::Caches,
    config::Limits,
    database::{Database, DatabaseSettings},
    http,
    release::{Catalogue, Checked, Standing, publish},
};
use demarche_bench::Sample;
use serde_json::{Value, json};
use tokio::{net::TcpListener, sync::OnceCell};

use crate::{cluster::cluster, harness::folder};

/// The dataset that samples are published as.
pub const DATASET: &str = "sample";

/// A service with its database, and a client of it. It ends with the test's runtime.
pub struct Service {
    pub app: App,
    /// The database's address.
    pub url: String,
    /// Where it listens, from the first question on.
    address: OnceCell<SocketAddr>,
    client: reqwest::Client,
}

impl Service {
    /// A service that has published these records.
    pub async fn with_sample(sample: &Sample) -> Self {
        let service = Self::empty().await;
        service.publish(sample, "1.0.0").await;
        service
    }

    /// A service that has published nothing.
    pub async fn empty() -> Self {
        Self::over(cluster().database().await).await
    }

    /// A service over a database that is there already. It keeps nothing between questions, so that each shows what it
    /// costs; the test of the caches has one that does.
    pub async fn over(url: String) -> Self {
        Self::with_caches(url, Caches::of(0)).await
    }

    /// A service over a database that is there already, with these caches.
    pub async fn with_caches(url: String, caches: Caches) -> Self {
        let database = Database::connect(&url, &DatabaseSettings::default()).unwrap();
        let catalogue = Arc::new(Catalogue::new(None));
        let app = App::with(database, catalogue, caches, Limits::default(), Utc::now);
        app.catalogue().refresh(app.database()).await.unwrap();
        Self::of(app, url)
    }

    /// A service over a database without tables.
    pub async fn over_new(url: String) -> Self {
        let database = Database::connect(&url, &DatabaseSettings::default()).unwrap();
        database.migrate().await.unwrap();
        database.close().await;
        Self::over(url).await
    }

    /// A service that is put together already, with the address of its database.
    pub fn of(app: App, url: String) -> Self {
        Self {
            app,
            url,
            address: OnceCell::new(),
            client: reqwest::Client::new(),
        }
    }

    /// Lets it listen.
    async fn listen(&self) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let app = self.app.clone();
        tokio::spawn(async move { http::serve(&app, &[], listener, pending()).await });
        address
    }

    /// Publishes these records as a version.
    pub async fn publish(&self, sample: &Sample, version: &str) {
        let edition = sample.edition(DATASET, version.parse().unwrap());
        let batch = sample.batch().unwrap();
        publish(self.app.database(), &edition, &batch, Standing::Final)
            .await
            .unwrap();
        self.app.catalogue().refresh(self.app.database()).await.unwrap();
    }

    /// A service that has published the dataset folder `fixtures/mini`.
    pub async fn with_mini() -> Self {
        Self::with_fixture("mini").await
    }

    /// A service that has published a dataset folder below `fixtures`.
    pub async fn with_fixture(name: &str) -> Self {
        Self::with_folder(&folder::fixture(name)).await
    }

    /// A service that has published the dataset of the South Caucasus.
    pub async fn with_south_caucasus() -> Self {
        Self::with_folder(&folder::south_caucasus()).await
    }

    /// A service that has published a dataset folder.
    pub async fn with_folder(folder: &Path) -> Self {
        let service = Self::empty().await;
        service.publish_folder(folder).await;
        service
    }

    /// Publishes a dataset folder.
    pub async fn publish_folder(&self, folder: &Path) {
        let checked = Checked::read(folder)
            .await
            .unwrap_or_else(|refusal| panic!("{refusal:#?}"));
        let database = self.app.database();
        checked.publish(database, Standing::Final).await.unwrap();
        self.app.catalogue().refresh(database).await.unwrap();
    }

    /// The whole answer to a question.
    pub async fn answer(&self, query: &str, variables: Value) -> Value {
        self.answer_at("/graphql", query, variables).await
    }

    /// The whole answer to a question that is put to a path, such as that of one release.
    pub async fn answer_at(&self, path: &str, query: &str, variables: Value) -> Value {
        let address = self.address.get_or_init(|| self.listen()).await;
        let request = self.client.post(format!("http://{address}{path}"));
        let question = json!({"query": query, "variables": variables});
        request.json(&question).send().await.unwrap().json().await.unwrap()
    }

    /// The data of an answer without errors.
    pub async fn data(&self, query: &str, variables: Value) -> Value {
        let mut answer = self.answer(query, variables).await;
        assert!(answer.get("errors").is_none(), "{query}: {:#}", answer["errors"]);
        answer["data"].take()
    }
}
