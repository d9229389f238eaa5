//! A connection's place in the server. A web socket keeps it after HTTP has let go of the connection.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, watch};

use crate::metrics::Open;

/// A place in the server: it counts among the connections, and is waited for when the service stops.
#[derive(Clone, Debug)]
pub struct Guest {
    stop: watch::Receiver<()>,
    _place: Arc<(OwnedSemaphorePermit, Open)>,
}

impl Guest {
    /// A place that is free again once all its clones are gone.
    pub fn new(stop: watch::Receiver<()>, place: (OwnedSemaphorePermit, Open)) -> Self {
        let _place = Arc::new(place);
        Self { stop, _place }
    }

    /// Waits until the service is to stop.
    pub async fn stopping(&mut self) {
        // Where nobody can tell any more, it has stopped.
        let _ = self.stop.changed().await;
    }
}
