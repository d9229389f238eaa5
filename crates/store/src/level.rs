//! When an operation's reads start: as soon as it cannot go on without them, and not a moment later.
//!
//! A batch could wait for a timer, in the hope that by then all of a query's level has asked. Here the reads run with the
//! operation, in its own task: first every resolver that can go on does, then what they have asked for is read at once,
//! and what the answers lead to after that. So a level is always whole and waits for no clock, the number of statements
//! does not depend on how busy the machine is, and the reads end where the operation is given up.

use std::{
    future::{Future, poll_fn},
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll},
};

use futures_util::{Stream, future::BoxFuture, stream::FuturesUnordered};

/// The reads that an operation has asked for and that were not started yet.
#[derive(Clone, Default)]
pub struct Level(Arc<Mutex<Vec<BoxFuture<'static, ()>>>>);

impl Level {
    /// Adds a read to those that start next.
    pub fn add(&self, read: impl Future<Output = ()> + Send + 'static) {
        self.reads().push(Box::pin(read));
    }

    /// Runs an operation together with the reads that it asks for.
    pub async fn run<T>(&self, operation: impl Future<Output = T>) -> T {
        let mut operation = pin!(operation);
        let mut running = FuturesUnordered::new();
        poll_fn(move |context| {
            loop {
                if let Poll::Ready(answer) = operation.as_mut().poll(context) {
                    return Poll::Ready(answer);
                }
                if running.is_empty() {
                    running.extend(std::mem::take(&mut *self.reads()));
                }
                if !advance(&mut running, context) {
                    return Poll::Pending;
                }
            }
        })
        .await
    }

    fn reads(&self) -> std::sync::MutexGuard<'_, Vec<BoxFuture<'static, ()>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Lets the reads go on, and says whether one has ended.
fn advance(running: &mut FuturesUnordered<BoxFuture<'static, ()>>, context: &mut Context<'_>) -> bool {
    let mut ended = false;
    while let Poll::Ready(Some(())) = pin!(&mut *running).poll_next(context) {
        ended = true;
    }
    ended
}
