//! `demarche serve`: answers GraphQL and REST until it is told to stop.

use std::{path::PathBuf, process::ExitCode, sync::Arc, time::Duration};

use chrono::Utc;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    task::JoinHandle,
    time::timeout,
};
use tracing::{debug, error, info, warn};

use super::{
    descriptors::for_clients,
    open::{finish, open, runtime},
    servers::Servers,
};
use demarche_model::error::{Error, Result};
use demarche_postgres::DatabaseSettings;
use demarche_publish::Preview;
use demarche_store::release::Catalogue;

use crate::{
    app::App,
    cache::Caches,
    config::{Limits, ServeConfig},
    http,
};

/// How long a preview may take to remove its draft when the service stops.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(2);

/// Runs the service.
pub fn run(config: &ServeConfig) -> ExitCode {
    let run = || {
        let opened = open(&config.database)?;
        runtime()?.block_on(serve(config, &opened.url))
    };
    finish(run())
}

/// Listens at once, so that a port in use is reported before anything else happens; answers from releases as soon as
/// the database has told of them.
async fn serve(config: &ServeConfig, url: &str) -> Result<()> {
    let listener = listen(config).await?;
    let settings = DatabaseSettings::default();
    let servers = Servers::connect(url, config.database_read_url.as_deref(), &settings)?;
    let catalogue = Arc::new(Catalogue::new(config.default_dataset.clone()));
    let caches = Caches::of(config.cache_mb.saturating_mul(1024 * 1024));
    let limits = limits(config, &settings);
    let mut app = App::with(servers.reads().clone(), catalogue, caches, limits, Utc::now);
    if let Some(url) = &config.public_url {
        app = app.reached_at(url.clone());
    }
    let preview = config
        .preview
        .clone()
        .map(|folder| Arc::new(Preview::new(servers.primary.clone(), folder)));
    let preparing = prepare(config, app.clone(), (servers.clone(), preview.clone()));
    info!(bind = %config.bind, "listening on http://{}", config.bind);
    let outcome = http::serve(&app, &config.cors_origins, listener, stopped()).await;
    preparing.abort();
    // What it was about to do is done, or taken back, before the draft is looked for.
    let _ = preparing.await;
    if let Some(preview) = preview {
        match timeout(CLOSE_TIMEOUT, preview.end()).await {
            Ok(Ok(())) => {}
            Ok(Err(cause)) => warn!(%cause, "the preview's draft stays until the next preview: {cause}"),
            Err(_) => warn!("the preview's draft stays until the next preview: the database does not answer"),
        }
    }
    servers.close().await;
    info!("stopped");
    outcome
}

/// The limits, with no more connections than there are file descriptors for.
fn limits(config: &ServeConfig, database: &DatabaseSettings) -> Limits {
    let mut limits = config.limits.clone();
    limits.transport.connections = for_clients(limits.transport.connections, database.max_connections);
    limits
}

async fn listen(config: &ServeConfig) -> Result<TcpListener> {
    let bind = config.bind;
    TcpListener::bind(bind).await.map_err(|cause| {
        Error::Unavailable(format!(
            "cannot listen on {bind}: {cause}; choose another address with --bind"
        ))
    })
}

/// Brings the database up to date and publishes what is new, beside the service.
fn prepare(config: &ServeConfig, app: App, (servers, preview): (Servers, Option<Arc<Preview>>)) -> JoinHandle<()> {
    let datasets = config.datasets.clone().or_else(default_datasets);
    tokio::spawn(async move {
        let following = servers.follow(&app).await;
        if let Err(cause) = demarche_publish::clear_withdrawn(&servers.primary).await {
            debug!(%cause, "what interrupted withdrawals have left stays: {cause}");
        }
        if let Some(datasets) = datasets {
            demarche_publish::publish_folder(&servers.primary, &datasets).await;
        }
        if let Some(preview) = &preview {
            preview.run().await;
        }
        // It ends with the service.
        let _ = following.await;
    })
}

/// `./datasets`, where it exists.
fn default_datasets() -> Option<PathBuf> {
    let folder = PathBuf::from("datasets");
    folder.is_dir().then_some(folder)
}

/// Waits for SIGTERM or SIGINT.
async fn stopped() {
    let (Ok(mut terminate), Ok(mut interrupt)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        error!("signals cannot be heard: the service stops only when it is killed");
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}
