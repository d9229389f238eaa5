//! Releases: whole or not at all, frozen, in order, taken back with a reason.

mod catalogue;
mod command;
mod content;
mod folders;
mod freeze;
mod order;
mod whole;
pub mod written;

pub use whole::Obstacle;

use std::sync::Arc;

use demarche_bench::Sample;
use demarche_model::{Error, node::NodeKind};
use demarche_postgres::{Database, DatabaseSettings};
use demarche_publish::{Batch, Edition, Outcome, ReleaseKind, clear_withdrawn, publish, withdraw};
use demarche_store::release::{Catalogue, follow};
use sqlx::{AssertSqlSafe, Connection, PgConnection};

use crate::harness::cluster;

/// A small dataset of every kind of record.
fn sample(seed: u64) -> Sample {
    Sample::of_records(seed, 200)
}

fn edition(seed: u64, version: &str) -> Edition {
    sample(seed).edition("sample", version.parse().unwrap())
}

fn batch(seed: u64) -> Batch {
    sample(seed).batch().unwrap()
}

async fn fresh() -> Database {
    open(&cluster().database().await)
}

fn open(url: &str) -> Database {
    Database::connect(url, &DatabaseSettings::default()).unwrap()
}

async fn publish_sample(database: &Database, seed: u64, version: &str) -> demarche_model::Result<Outcome> {
    publish(database, &edition(seed, version), &batch(seed), ReleaseKind::Final).await
}

/// How many rows of whatever table there are.
async fn rows(database: &Database) -> i64 {
    let mut total = 0;
    for table in content_tables(database)
        .await
        .iter()
        .map(String::as_str)
        .chain(["release", "dataset"])
    {
        let statement = AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
        let count: i64 = sqlx::query_scalar(statement).fetch_one(database.pool()).await.unwrap();
        total += count;
    }
    total
}

/// The tables whose rows belong to a release.
async fn content_tables(database: &Database) -> Vec<String> {
    let statement = "SELECT table_name::text FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = 'release' ORDER BY 1";
    sqlx::query_scalar(statement).fetch_all(database.pool()).await.unwrap()
}

async fn read(database: &Database) -> Catalogue {
    let catalogue = Catalogue::new(None);
    catalogue.refresh(database).await.unwrap();
    catalogue
}

async fn run(database: &Database, statement: &str) -> Result<(), String> {
    let done = sqlx::raw_sql(AssertSqlSafe(statement.to_owned()))
        .execute(database.pool())
        .await;
    done.map(drop).map_err(|error| error.to_string())
}
