//! A service that listens, for one test, and the answers one gets from it over HTTP.

use std::{future::pending, net::SocketAddr};

use demarche::{
    http,
    release::{Standing, publish},
};
use demarche_bench::Sample;
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, header::HeaderMap, redirect::Policy};
use serde_json::Value;
use tokio::net::TcpListener;

use crate::service::{DATASET, Service};

/// A service with its address.
pub struct Running {
    pub service: Service,
    client: Client,
    address: SocketAddr,
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

/// The sample that the tests of both APIs ask about: a few of every kind.
pub fn sample() -> Sample {
    Sample::of_records(7, 200)
}

impl Running {
    /// A service that has published [`sample`].
    pub async fn with_sample() -> Self {
        Self::start(Service::with_sample(&sample()).await).await
    }

    /// Lets a service listen.
    pub async fn start(service: Service) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let app = service.app.clone();
        tokio::spawn(async move { http::serve(&app, &["*".into()], listener, pending()).await });
        let client = Client::builder().redirect(Policy::none()).build().unwrap();
        Self {
            service,
            client,
            address,
        }
    }

    /// Publishes the sample once more, under another version.
    pub async fn publish(&self, version: &str) {
        let sample = Sample { seed: 8, ..sample() };
        let edition = sample.edition(DATASET, version.parse().unwrap());
        let database = self.service.app.database();
        publish(database, &edition, &sample.batch().unwrap(), Standing::Final)
            .await
            .unwrap();
        self.refresh().await;
    }

    /// Reads the catalogue anew.
    pub async fn refresh(&self) {
        let app = &self.service.app;
        app.catalogue().refresh(app.database()).await.unwrap();
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Asks another listener of the same service from now on.
    pub fn move_to(&mut self, address: SocketAddr) {
        self.address = address;
    }

    /// Starts a request.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("http://{}{path}", self.address))
    }

    /// Asks for a path.
    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path)).await
    }

    /// The JSON of a path that answers.
    pub async fn json(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()
    }
}

impl Answer {
    /// Sends a request and reads the answer.
    pub async fn of(request: RequestBuilder) -> Self {
        let response: Response = request.send().await.unwrap();
        Self {
            status: response.status(),
            headers: response.headers().clone(),
            body: String::from_utf8_lossy(&response.bytes().await.unwrap()).into_owned(),
        }
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }

    /// A header; empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}
