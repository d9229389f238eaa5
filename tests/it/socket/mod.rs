//! GraphQL over web sockets: the protocol graphql-transport-ws, spoken with a client that is not ours.

mod client;
mod hurry;
mod messages;
mod opening;
mod releases;
mod stopping;

use std::sync::Arc;

use chrono::Utc;
use demarche::{
    app::App,
    cache::Caches,
    config::{Limits, SocketLimits},
    release::follow,
};

pub use client::{Client, RELEASES, patiently};

use crate::{
    running::{Running, sample},
    service::Service,
};

/// A service with a sample, and with these limits for its sockets.
async fn with_sockets(sockets: SocketLimits) -> Running {
    let mut service = Service::with_sample(&sample()).await;
    let limits = Limits {
        sockets,
        ..Limits::default()
    };
    let (database, catalogue) = (service.app.database().clone(), service.app.catalogue().clone());
    service.app = App::with(database, catalogue, Caches::default(), limits, Utc::now);
    Running::start(service).await
}

/// Two services over one database, each of which follows what is published.
pub async fn two_instances() -> [Running; 2] {
    let service = Service::with_sample(&sample()).await;
    let url = service.url.clone();
    let instances = [service, Service::over(url).await];
    for service in &instances {
        let app = service.app.clone();
        tokio::spawn(async move { follow(Arc::clone(app.catalogue()), app.database().clone()).await });
    }
    let [one, other] = instances;
    [Running::start(one).await, Running::start(other).await]
}
