//! The way to the collector: HTTP/1.1 in the exporter's own thread, so that no request ever waits for it.

use std::{
    fmt::{self, Debug},
    io,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderValue, Request, Response, Uri, header},
};
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use opentelemetry_http::{HttpClient, HttpError};
use tokio::{
    net::TcpStream,
    runtime::{Builder, Runtime},
    time::timeout,
};

/// The longest answer of a collector that is read, in bytes.
const LONGEST_ANSWER: usize = 64 * 1024;

/// The port of addresses that name none.
const PORT: u16 = 80;

/// Sends to a collector. The exporter has a thread of its own, which may wait.
pub(super) struct Client {
    timeout: Duration,
    /// The runtime of that thread, once it has sent something.
    runtime: Mutex<Option<Runtime>>,
    /// Whether the last attempt failed: the log says it once, and once when it is over.
    fails: AtomicBool,
}

impl Client {
    /// One that waits so long at most.
    pub(super) fn new(timeout: Duration) -> Self {
        Self {
            timeout,
            runtime: Mutex::new(None),
            fails: AtomicBool::new(false),
        }
    }

    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let mut held = self.runtime.lock().unwrap_or_else(PoisonError::into_inner);
        let runtime = match held.take() {
            Some(runtime) => runtime,
            None => Builder::new_current_thread().enable_all().build()?,
        };
        let sent = runtime.block_on(async { timeout(self.timeout, post(request)).await });
        *held = Some(runtime);
        sent?
    }

    /// Says that the collector is away, or that it is back.
    fn tell(&self, sent: &Result<Response<Bytes>, HttpError>) {
        let failed = match sent {
            Ok(response) if response.status().is_success() => None,
            Ok(response) => Some(format!("it answered {}", response.status())),
            Err(cause) => Some(cause.to_string()),
        };
        match (self.fails.swap(failed.is_some(), Ordering::Relaxed), failed) {
            (false, Some(cause)) => {
                tracing::warn!("the collector takes no traces, which are lost until it does: {cause}");
            }
            (true, None) => tracing::info!("the collector takes traces again"),
            (true, Some(_)) | (false, None) => {}
        }
    }
}

#[async_trait]
impl HttpClient for Client {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let sent = self.send(request);
        self.tell(&sent);
        sent
    }
}

/// Sends one request on a connection of its own.
async fn post(request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
    let (mut parts, body) = request.into_parts();
    let host = parts
        .uri
        .host()
        .ok_or_else(|| io::Error::other("its address names no host"))?;
    let bare = host.trim_matches(['[', ']']);
    let stream = TcpStream::connect((bare, parts.uri.port_u16().unwrap_or(PORT))).await?;
    let authority = parts.uri.authority().map_or(host, |authority| authority.as_str());
    parts.headers.insert(header::HOST, HeaderValue::from_str(authority)?);
    parts
        .headers
        .insert(header::CONNECTION, HeaderValue::from_static("close"));
    parts.uri = parts
        .uri
        .path_and_query()
        .map_or("/", |path| path.as_str())
        .parse::<Uri>()?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await?;
    let connection = tokio::spawn(connection);
    let answer = sender
        .send_request(Request::from_parts(parts, Body::from(body)))
        .await?;
    let (head, body) = answer.into_parts();
    let body = to_bytes(Body::new(body), LONGEST_ANSWER).await?;
    connection.abort();
    Ok(Response::from_parts(head, body))
}

impl Debug for Client {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Client({:?})", self.timeout)
    }
}
