//! The server: it takes connections until it is told to stop, and then lets running requests end.

use std::{future::Future, io, pin::pin, sync::Arc, time::Duration};

use axum::Router;
use hyper::{
    Request,
    body::Incoming,
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::{sleep, timeout},
};

use super::{guest::Guest, patience::Patient, router};
use demarche_model::error::Result;

use crate::{app::App, config::TransportLimits, metrics::Thing};

/// How long to wait before taking connections again once there were no file descriptors left.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves on a socket until `shutdown` is ready, then takes no more requests and waits for those that run.
///
/// # Errors
/// As [`router`]'s.
pub async fn serve(
    app: &App,
    cors_origins: &[String],
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let limits = app.limits().transport.clone();
    let (stopping, stop) = watch::channel(());
    let server = Server {
        app: app.clone(),
        router: router(app, cors_origins)?,
        places: Arc::new(Semaphore::new(limits.connections)),
        limits: limits.clone(),
        stop,
    };
    tokio::select! {
        () = server.take_connections(&listener) => {}
        () = shutdown => tracing::info!("stopping: running requests may end"),
    }
    drop((listener, server));
    // Each connection holds one end: when it is told to stop, and all have let go, none runs any more.
    let _ = stopping.send(());
    if timeout(limits.drain, stopping.closed()).await.is_err() {
        let seconds = limits.drain.as_secs_f32();
        tracing::warn!("requests still ran after {seconds} s and were cut off");
    }
    Ok(())
}

/// What every connection is served with.
struct Server {
    app: App,
    router: Router,
    places: Arc<Semaphore>,
    limits: TransportLimits,
    stop: watch::Receiver<()>,
}

impl Server {
    async fn take_connections(&self, listener: &TcpListener) {
        loop {
            // It is never closed, so there is always a place at last.
            let Ok(place) = self.places.clone().acquire_owned().await else {
                return;
            };
            match listener.accept().await {
                Ok((stream, _)) => {
                    tokio::spawn(self.connection(stream, place));
                }
                Err(cause) => rest(&cause).await,
            }
        }
    }

    /// Serves one connection until it ends or the service stops.
    fn connection(&self, stream: TcpStream, place: OwnedSemaphorePermit) -> impl Future<Output = ()> + Send + use<> {
        let router = TowerToHyperService::new(self.router.clone());
        let open = self.app.metrics().open(Thing::Connection);
        let guest = Guest::new(self.stop.clone(), (place, open));
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(guest.clone());
            router.call(request)
        });
        let (mut stop, receive, send) = (self.stop.clone(), self.limits.receive, self.limits.send);
        async move {
            // Answers are written whole: there is nothing to wait for.
            let _ = stream.set_nodelay(true);
            let io = TokioIo::new(Patient::new(stream, send));
            let mut builder = http1::Builder::new();
            builder.timer(TokioTimer::new()).header_read_timeout(receive);
            let mut connection = pin!(builder.serve_connection(io, service).with_upgrades());
            let ended = tokio::select! {
                ended = connection.as_mut() => ended,
                _ = stop.changed() => {
                    connection.as_mut().graceful_shutdown();
                    connection.await
                }
            };
            if let Err(cause) = ended {
                tracing::debug!(%cause, "a connection ended early: {cause}");
            }
        }
    }
}

/// After a failed `accept`: a client that gave up is no matter; where something has run out, waiting may help.
async fn rest(cause: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if matches!(cause.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        return;
    }
    tracing::warn!(%cause, "no connection can be taken at the moment: {cause}");
    sleep(PAUSE).await;
}
