//! A client on one connection, which waits for each answer.

use axum::body::{Body, Bytes, to_bytes};
use demarche_beside::Result;
use hyper::{
    Method, Request, StatusCode, Uri,
    client::conn::http1::{SendRequest, handshake},
    header,
};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// Where a contender answers.
#[derive(Clone, Debug)]
pub struct Address {
    host: String,
    path: String,
}

impl Address {
    /// Takes a URL apart.
    ///
    /// # Errors
    /// Where it is none.
    pub fn read(url: &str) -> Result<Self> {
        let uri: Uri = url.parse()?;
        let host = uri.authority().ok_or_else(|| format!("{url} names no host"))?;
        Ok(Self {
            host: host.to_string(),
            path: uri.path().to_owned(),
        })
    }
}

/// An open connection.
pub struct Connection {
    address: Address,
    sender: SendRequest<Body>,
}

impl Connection {
    /// Connects.
    ///
    /// # Errors
    /// Where nobody listens.
    pub async fn open(address: &Address) -> Result<Self> {
        let stream = TcpStream::connect(&address.host).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self {
            address: address.clone(),
            sender,
        })
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// # Errors
    /// Where there is none, or its status is not 200.
    pub async fn ask(&mut self, body: String) -> Result<Bytes> {
        let request = Request::builder()
            .method(Method::POST)
            .uri(&self.address.path)
            .header(header::HOST, &self.address.host)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json")
            .body(Body::from(body))?;
        self.sender.ready().await?;
        let answer = self.sender.send_request(request).await?;
        let status = answer.status();
        let body = to_bytes(Body::new(answer.into_body()), usize::MAX).await?;
        if status == StatusCode::OK {
            return Ok(body);
        }
        Err(format!("answered with {status}: {}", String::from_utf8_lossy(&body)).into())
    }
}
