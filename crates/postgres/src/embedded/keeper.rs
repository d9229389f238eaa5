//! The thread that keeps the server: Postgres dies with the thread that started it, so this one lives as long as the cluster.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::error::{EmbeddedError, Result, about};
use super::postmaster::{Plan, Postmaster};

/// How often the keeper looks whether the server still runs.
const WATCH: Duration = Duration::from_secs(1);

/// Keeps a server running until it is dropped.
#[derive(Debug)]
pub(super) struct Keeper {
    // Dropping the sender tells the thread to stop the server and to end.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts the server on a thread of its own and waits until it is ready.
    pub(super) fn start(plan: Plan) -> Result<Self> {
        let (stop, stopped) = channel();
        let (report, started) = channel();
        let root = plan.root.clone();
        let thread = thread::Builder::new()
            .name("postgres".into())
            .spawn(move || keep(&plan, &report, &stopped));
        let keeper = Self {
            stop: Some(stop),
            thread: Some(thread.map_err(about("start a thread for", &root))?),
        };
        let answer = started.recv().unwrap_or_else(|_| Err(ended_early()));
        answer.map(|()| keeper)
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        drop(self.stop.take());
        // A thread that panicked has nothing left to stop.
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

fn ended_early() -> EmbeddedError {
    EmbeddedError::Ended {
        status: "its keeper failed".into(),
        log: "nothing".into(),
    }
}

fn keep(plan: &Plan, report: &Sender<Result<()>>, stopped: &Receiver<()>) {
    let mut server = match Postmaster::start(plan) {
        Ok(server) => server,
        // The caller waits for this answer, so there is somebody to take it.
        Err(error) => return report.send(Err(error)).unwrap_or_default(),
    };
    if report.send(Ok(())).is_ok() {
        while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(WATCH) {
            server = revive(plan, server);
        }
    }
    server.stop();
}

/// Starts the server again where something else ended it.
fn revive(plan: &Plan, mut server: Postmaster) -> Postmaster {
    let Some(status) = server.ended() else { return server };
    tracing::error!(%status, "Postgres ended ({status}); starting it again");
    match Postmaster::start(plan) {
        Ok(revived) => revived,
        Err(error) => {
            tracing::error!(%error, "Postgres does not start again: {error}");
            server
        }
    }
}
