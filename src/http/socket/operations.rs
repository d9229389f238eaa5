//! The operations that run on a connection: each in a task of its own, which ends with the connection at the latest.

use tokio::{
    sync::mpsc,
    task::{AbortHandle, JoinError, JoinSet},
};
use tracing::Instrument;

use super::{
    super::graphql::{written, written_errors},
    protocol::{News, Ticket},
    run::Run,
};
use demarche_graphql::{Outcome, ResponseStream, failure};
use demarche_model::error::Error;

/// The operations that run on a connection, and what they bring.
pub struct Operations {
    tasks: JoinSet<()>,
    handles: Vec<(Ticket, AbortHandle)>,
    bringing: mpsc::Sender<(Ticket, News)>,
    brought: mpsc::Receiver<(Ticket, News)>,
}

impl Operations {
    /// None. They wait while as many of their results as given here are not taken yet.
    pub fn new(waiting: u16) -> Self {
        let (bringing, brought) = mpsc::channel(usize::from(waiting.max(1)));
        Self {
            tasks: JoinSet::new(),
            handles: Vec::new(),
            bringing,
            brought,
        }
    }

    /// Starts an operation.
    pub fn start(&mut self, ticket: Ticket, responses: ResponseStream, run: Run) {
        let span = run.span().clone();
        let work = bring(ticket, (responses, run), self.bringing.clone());
        let handle = self.tasks.spawn(work.instrument(span));
        self.handles.push((ticket, handle));
    }

    /// Stops an operation.
    pub fn stop(&mut self, ticket: Ticket) {
        for (_, handle) in self.handles.iter().filter(|(running, _)| *running == ticket) {
            handle.abort();
        }
    }

    /// Waits for what an operation brings; nothing is lost where the waiting is given up.
    pub async fn news(&mut self) -> (Ticket, News) {
        loop {
            tokio::select! {
                // What an operation has brought comes before its end.
                biased;
                Some(news) = self.brought.recv() => return news,
                Some(ended) = self.tasks.join_next_with_id() => {
                    let (id, failed) = match ended {
                        Ok((id, ())) => (id, None),
                        Err(cause) => (cause.id(), Some(cause).filter(JoinError::is_panic)),
                    };
                    let place = self.handles.iter().position(|(_, handle)| handle.id() == id);
                    let ticket = place.map(|place| self.handles.swap_remove(place).0);
                    if let Some((ticket, cause)) = ticket.zip(failed) {
                        return (ticket, broken_down(cause));
                    }
                }
            }
        }
    }
}

/// Runs an operation, and tells of what it brings.
async fn bring(ticket: Ticket, (mut responses, mut run): (ResponseStream, Run), to: mpsc::Sender<(Ticket, News)>) {
    while let Some(outcome) = responses.next().await {
        run.note(&outcome);
        let (news, is_end) = match outcome {
            Outcome::Admitted(operation_name, points) => {
                run.admit(&operation_name, points, responses.release());
                continue;
            }
            Outcome::Answer(answer) => (News::Next(written(&answer)), false),
            Outcome::Refused(refusal) => (News::Error(written_errors(&refusal.errors)), true),
        };
        if is_end {
            run.end("refused");
        }
        if to.send((ticket, news)).await.is_err() || is_end {
            return;
        }
    }
    run.end("complete");
    // Where nobody listens any more, nobody needs to know.
    let _ = to.send((ticket, News::Complete)).await;
}

fn broken_down(cause: JoinError) -> News {
    let payload = cause.try_into_panic().ok();
    let text = payload.as_deref().and_then(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        text.or_else(|| payload.downcast_ref::<&str>().copied())
    });
    let error = Error::internal(format!(
        "an operation panicked: {}",
        text.unwrap_or("it did not say why")
    ));
    News::Error(written_errors(&failure(&error).errors))
}
