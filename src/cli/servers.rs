//! The database servers of the service: the one that is written to, and the replica that answers, where there is one.

use std::time::Duration;

use tokio::{task::JoinHandle, time::sleep};
use tracing::{error, info};

use demarche_model::error::Result;
use demarche_postgres::{Database, DatabaseSettings};

use crate::{app::App, traces::trace_statement};

/// How long to wait before the database is tried again; each later time twice as long, up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// The longest wait between two attempts.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The most connections to a server that answers no requests, beside those that are listened or published on.
const BESIDE: u32 = 4;

/// Where the service writes, and where it reads.
#[derive(Clone)]
pub struct Servers {
    /// The server that is written to.
    pub primary: Database,
    replica: Option<Database>,
}

impl Servers {
    /// Connects to the servers, as soon as they are needed.
    ///
    /// # Errors
    /// `BadInput` where a URL is none.
    pub fn connect(url: &str, read_url: Option<&str>, settings: &DatabaseSettings) -> Result<Self> {
        let Some(read_url) = read_url else {
            let primary = Database::connect(url, settings)?.observed_by(trace_statement);
            return Ok(Self { primary, replica: None });
        };
        let few = DatabaseSettings {
            max_connections: BESIDE,
            ..settings.clone()
        };
        Ok(Self {
            primary: Database::connect(url, &few)?.observed_by(trace_statement),
            replica: Some(Database::connect_replica(read_url, settings)?.observed_by(trace_statement)),
        })
    }

    /// The server that answers requests.
    pub fn reads(&self) -> &Database {
        self.replica.as_ref().unwrap_or(&self.primary)
    }

    /// Waits until the primary is up to date, and follows the releases from when there is something to answer from: a
    /// replica does not wait for its primary.
    pub async fn follow(&self, app: &App) -> JoinHandle<()> {
        let (app, primary) = (app.clone(), self.primary.clone());
        let Some(replica) = self.replica.clone() else {
            until(|| ready(&app)).await;
            return tokio::spawn(demarche_store::release::follow(app.catalogue().clone(), primary));
        };
        info!("requests are answered from the replica of DATABASE_READ_URL");
        let following = tokio::spawn(async move {
            until(|| ready_behind(&app)).await;
            demarche_store::release::follow_replica(app.catalogue().clone(), primary, replica).await;
        });
        until(|| up_to_date(&self.primary)).await;
        following
    }

    /// Closes all connections.
    pub async fn close(&self) {
        self.reads().close().await;
        self.primary.close().await;
    }
}

/// Tries until it is done: what is wrong with the database may be mended without a new start.
async fn until<F: Future<Output = Result<()>>>(attempt: impl Fn() -> F) {
    let mut pause = FIRST_PAUSE;
    while let Err(cause) = attempt().await {
        error!(%cause, "the database cannot be used, and is tried again in {pause:?}: {cause}");
        sleep(pause).await;
        pause = LONGEST_PAUSE.min(pause * 2);
    }
}

async fn ready(app: &App) -> Result<()> {
    up_to_date(app.database()).await?;
    app.catalogue().refresh(app.database()).await
}

async fn up_to_date(primary: &Database) -> Result<()> {
    primary.wait_until_ready().await?;
    primary.migrate().await
}

async fn ready_behind(app: &App) -> Result<()> {
    app.database().wait_until_ready().await?;
    app.database().require_schema().await?;
    app.catalogue().refresh_replica(app.database(), None).await.map(drop)
}
