//! The server: it takes connections until it is told to stop, and then lets running requests end.

use std::{future::Future, time::Duration};

use tokio::{net::TcpListener, sync::oneshot, time::sleep};

use super::router;
use crate::{
    app::App,
    error::{Error, Result},
};

/// How long running requests may take once the service is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Serves on a socket until `shutdown` is ready, then takes no more requests and waits for those that run.
///
/// # Errors
/// As [`router`]'s, or where the socket fails.
pub async fn serve(
    app: &App,
    cors_origins: &[String],
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let router = router(app, cors_origins)?;
    let (stopping, stopped) = oneshot::channel();
    let signal = async move {
        shutdown.await;
        tracing::info!("stopping: running requests may end");
        let _ = stopping.send(());
    };
    let server = axum::serve(listener, router).with_graceful_shutdown(signal);
    let out_of_time = async {
        match stopped.await {
            Ok(()) => sleep(GRACE).await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        ended = server => ended.map_err(Error::internal),
        () = out_of_time => {
            tracing::warn!("requests still ran after {} s and were cut off", GRACE.as_secs());
            Ok(())
        }
    }
}
