//! Opens the database that a command works on: the one that is named, or the service's own.

use std::{future::Future, process::ExitCode};

use demarche_model::error::{Error, Result};
use demarche_postgres::{Cluster, ClusterSettings, Database, DatabaseSettings, Durability, default_data_dir};

use crate::{config::DatabaseConfig, traces::trace_statement};

/// A database's URL, and the cluster that this process runs for it, if it runs one.
pub struct Opened {
    /// Where to connect.
    pub url: String,
    // Kept until the connections are closed; dropping it stops the server.
    _cluster: Option<Cluster>,
}

/// Finds the database, and starts the service's own where none is named.
///
/// Blocks; called before the runtime starts.
///
/// # Errors
/// `Unavailable` where the service's own Postgres cannot run, with what to install or to change.
pub fn open(config: &DatabaseConfig) -> Result<Opened> {
    let DatabaseConfig {
        database_url,
        data_dir,
        postgres_bin_dir,
    } = config;
    if let Some(url) = database_url {
        return Ok(Opened {
            url: url.clone(),
            _cluster: None,
        });
    }
    let cluster = Cluster::start(&ClusterSettings {
        root: data_dir.clone().unwrap_or_else(default_data_dir),
        durability: Durability::Durable,
        bin_dir: postgres_bin_dir.clone(),
    })?;
    Ok(Opened {
        url: cluster.url(),
        _cluster: Some(cluster),
    })
}

/// As [`open`], for a command that may work beside a running service.
///
/// # Errors
/// As [`open`].
pub fn open_beside(config: &DatabaseConfig) -> Result<Opened> {
    let root = config.data_dir.clone().unwrap_or_else(default_data_dir);
    let running = || Cluster::url_of_running(&root).map(|url| Opened { url, _cluster: None });
    match config.database_url.is_none().then(running).flatten() {
        Some(opened) => Ok(opened),
        None => open(config),
    }
}

/// Runs a command on an up-to-date database and prints what went wrong.
pub fn with_database<F>(config: &DatabaseConfig, command: impl FnOnce(Database) -> F) -> ExitCode
where
    F: Future<Output = Result<()>>,
{
    let run = || {
        let opened = open_beside(config)?;
        runtime()?.block_on(async {
            let database = Database::connect(&opened.url, &DatabaseSettings::default())?.observed_by(trace_statement);
            database.ping().await?;
            database.migrate().await?;
            let outcome = command(database.clone()).await;
            database.close().await;
            outcome
        })
    };
    finish(run())
}

/// Success, or the error on the standard error and a failure.
pub fn finish(outcome: Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            super::complain(&error);
            ExitCode::FAILURE
        }
    }
}

/// The runtime in which a command works.
///
/// # Errors
/// `Internal` where the system gives no threads.
pub fn runtime() -> Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Error::internal)
}
