//! Databases with a release in them: what many tests ask about is published once a run.

use std::path::Path;

use demarche_bench::Sample;
use demarche_postgres::{Database, DatabaseSettings};
use demarche_publish::{Checked, ReleaseKind, publish};

use super::{DATASET, cluster};

/// A new database in which these records are published; its URL.
pub async fn records(sample: &Sample) -> String {
    let fill = async |url: &str| publish_records(url, sample).await;
    cluster().copy_of(&format!("{sample:?}"), fill).await
}

/// The database of these records; its URL. Several tests share it, so they only read.
pub async fn records_to_read(sample: &Sample) -> String {
    let fill = async |url: &str| publish_records(url, sample).await;
    cluster().shared(&format!("{sample:?}"), fill).await
}

/// The database of a dataset folder that no test changes; its URL. Several tests share it, so they only read.
pub async fn folder_to_read(folder: &Path) -> String {
    let fill = async |url: &str| {
        let database = Database::connect(url, &DatabaseSettings::default()).unwrap();
        publish_folder(&database, folder).await;
        database.close().await;
    };
    cluster().shared(&folder.display().to_string(), fill).await
}

/// Publishes a dataset folder.
pub async fn publish_folder(database: &Database, folder: &Path) {
    let checked = Checked::read(folder).await;
    let checked = checked.unwrap_or_else(|refusal| panic!("{refusal:#?}"));
    checked.publish(database, ReleaseKind::Final).await.unwrap();
}

async fn publish_records(url: &str, sample: &Sample) {
    let database = Database::connect(url, &DatabaseSettings::default()).unwrap();
    let edition = sample.edition(DATASET, "1.0.0".parse().unwrap());
    let batch = sample.batch().unwrap();
    publish(&database, &edition, &batch, ReleaseKind::Final).await.unwrap();
    database.close().await;
}
