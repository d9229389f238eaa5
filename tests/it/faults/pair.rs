//! A primary and its replica, for one test, and services that answer from the replica.

use std::sync::Arc;

use chrono::Utc;
use demarche::{app::App, cache::Caches, config::Limits};
use demarche_postgres::{Database, DatabaseSettings};
use demarche_store::release::{Catalogue, follow_replica};
use sqlx::AssertSqlSafe;

use super::*;
use crate::harness::patiently;

/// A primary that has published the sample, and its replica.
pub struct Pair {
    pub primary: Server,
    pub replica: Server,
    /// The primary's.
    pub database: Database,
}

impl Pair {
    /// Both, with the sample published.
    pub async fn start() -> Self {
        let pair = Self::empty().await;
        publish_to(&pair.database, 7, "1.0.0").await;
        pair
    }

    /// Both, without a release.
    pub async fn empty() -> Self {
        let primary = Server::start_primary();
        let database = Database::connect(&primary.url(), &DatabaseSettings::default()).unwrap();
        database.migrate().await.unwrap();
        let replica = primary.replica();
        Self {
            primary,
            replica,
            database,
        }
    }

    /// A service that answers from the replica, which has all that was published before.
    pub async fn service(&self) -> Service {
        let replica = Database::connect_replica(&self.replica.url(), &DatabaseSettings::default()).unwrap();
        let catalogue = Arc::new(Catalogue::new(None));
        let published = Catalogue::new(None);
        published.refresh(&self.database).await.unwrap();
        let taking_over = async {
            while catalogue.datasets().is_none() || catalogue.datasets() != published.datasets() {
                catalogue.refresh_replica(&replica, None).await.unwrap();
            }
        };
        patiently(taking_over).await;
        let app = App::with(
            replica.clone(),
            catalogue.clone(),
            Caches::of(0),
            Limits::default(),
            Utc::now,
        );
        tokio::spawn(follow_replica(catalogue, self.database.clone(), replica));
        Service::of(app, self.replica.url()).await
    }

    /// Stops the replica from taking over what happens.
    pub async fn pause(&self) {
        let mut connection = PgConnection::connect(&self.replica.url()).await.unwrap();
        run(&mut connection, "SELECT pg_wal_replay_pause()").await;
        until(&mut connection, "SELECT pg_get_wal_replay_pause_state() = 'paused'").await;
    }

    /// Lets it go on.
    pub async fn resume(&self) {
        let mut connection = PgConnection::connect(&self.replica.url()).await.unwrap();
        run(&mut connection, "SELECT pg_wal_replay_resume()").await;
    }
}

/// Publishes a sample as a version.
pub async fn publish_to(database: &Database, seed: u64, version: &str) {
    let sample = Sample { seed, ..sample() };
    let edition = sample.edition(DATASET, version.parse().unwrap());
    publish(database, &edition, &sample.batch().unwrap(), ReleaseKind::Final)
        .await
        .unwrap();
}

/// Waits until a statement says `true`.
pub async fn until(connection: &mut PgConnection, statement: &str) {
    let wait = async {
        while !sqlx::query_scalar::<_, bool>(AssertSqlSafe(statement))
            .fetch_one(&mut *connection)
            .await
            .unwrap()
        {
            tokio::task::yield_now().await;
        }
    };
    patiently(wait).await;
}

/// Waits until a path is answered with a status.
pub async fn until_status(service: &Service, path: &str, status: u16) -> Answer {
    let asking = async {
        loop {
            let answer = service.get(path).await;
            if answer.status == status {
                return answer;
            }
        }
    };
    patiently(asking).await
}

/// What a service over the primary answers to a path.
pub async fn of_primary(pair: &Pair, path: &str) -> Value {
    Service::over(pair.primary.url()).await.json(path).await
}
