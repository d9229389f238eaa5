//! A service for one test: a database of its own, a small dataset, and the questions one asks of it.

use std::sync::Arc;

use async_graphql::{Request, Variables};
use demarche::{
    app::App,
    database::{Database, DatabaseSettings},
    graphql,
    release::{Catalogue, Sample, Standing, publish},
};
use serde_json::Value;

use crate::cluster::cluster;

/// The dataset that samples are published as.
pub const DATASET: &str = "sample";

/// A service with its database.
pub struct Service {
    pub app: App,
}

impl Service {
    /// A service that has published these records.
    pub async fn with_sample(sample: &Sample) -> Self {
        let service = Self::empty().await;
        let edition = sample.edition(DATASET, "1.0.0".parse().unwrap());
        publish(
            service.app.database(),
            &edition,
            &sample.batch().unwrap(),
            Standing::Final,
        )
        .await
        .unwrap();
        service.app.catalogue().refresh(service.app.database()).await.unwrap();
        service
    }

    /// A service that has published nothing.
    pub async fn empty() -> Self {
        let url = cluster().database().await;
        let database = Database::connect(&url, &DatabaseSettings::default()).unwrap();
        let app = App::new(database, Arc::new(Catalogue::new(None)));
        app.catalogue().refresh(app.database()).await.unwrap();
        Self { app }
    }

    /// The whole answer to a question.
    pub async fn answer(&self, query: &str, variables: Value) -> Value {
        let release = self.app.catalogue().resolve(None, None);
        let request = Request::new(query).variables(Variables::from_json(variables));
        serde_json::to_value(graphql::execute(&self.app, release, request).await).unwrap()
    }

    /// The data of an answer without errors.
    pub async fn data(&self, query: &str, variables: Value) -> Value {
        let mut answer = self.answer(query, variables).await;
        assert!(answer.get("errors").is_none(), "{query}: {:#}", answer["errors"]);
        answer["data"].take()
    }
}
