//! GraphQL over web sockets: the protocol graphql-transport-ws, spoken with a client that is not ours.

mod client;
mod hurry;
mod messages;
mod opening;
mod releases;
mod stopping;

use std::sync::Arc;

use demarche::config::{Limits, SocketLimits};
use demarche_store::release::follow;

pub use client::{Client, RELEASES};

use crate::harness::Service;

/// A service with a sample, and with these limits for its sockets.
async fn with_sockets(sockets: SocketLimits) -> Service {
    let limits = Limits {
        sockets,
        ..Limits::default()
    };
    Service::options().keeping().limits(limits).with_sample().await
}

/// Two services over one database, each of which follows what is published.
pub async fn two_instances() -> [Service; 2] {
    let service = Service::with_sample().await;
    let url = service.url.clone();
    let instances = [service, Service::over(url).await];
    for service in &instances {
        let app = service.app.clone();
        tokio::spawn(async move { follow(Arc::clone(app.catalogue()), app.database().clone()).await });
    }
    instances
}
