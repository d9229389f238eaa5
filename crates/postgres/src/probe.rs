//! Whether the database still answers, asked only while somebody waits for it: a server that hangs ends nothing itself.

use std::{
    future::Future,
    io,
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures_util::{
    FutureExt,
    future::{BoxFuture, Shared},
};
use nix::errno::Errno;
use sqlx::{Connection, PgConnection, PgPool};
use tokio::time::timeout;

use demarche_model::Result;
use demarche_model::error::database::unavailable;

/// How long work may take before the database is asked for a sign of life, and then again.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// How long the database may take to give one.
const PROBE_TIMEOUT: Duration = Duration::from_secs(1);

/// A look at the database that is under way: whether it answered.
type Look = Shared<BoxFuture<'static, bool>>;

/// Looks whether the database answers; those who want to know at the same time share a look.
#[derive(Clone, Debug, Default)]
pub(super) struct Probe(Arc<Mutex<Option<Look>>>);

impl Probe {
    /// Does work that waits for the database, and gives it up where the database gives no sign of life.
    ///
    /// # Errors
    /// `Unavailable` where it was given up.
    pub(super) async fn watch<T>(&self, pool: &PgPool, work: impl Future<Output = T>) -> Result<T> {
        let mut work = pin!(work);
        loop {
            if let Ok(done) = timeout(PATIENCE, work.as_mut()).await {
                return Ok(done);
            }
            tokio::select! {
                biased;
                done = work.as_mut() => return Ok(done),
                answers = self.look(pool) => if !answers {
                    return Err(unavailable("it gives no sign of life"));
                },
            }
        }
    }

    /// The look that is under way, or a new one; it goes on where one of those who wait for it leaves.
    fn look(&self, pool: &PgPool) -> Look {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(look) = held.as_ref().filter(|look| look.peek().is_none()) {
            return look.clone();
        }
        let looking = tokio::spawn(answers(pool.clone()));
        let look = looking.map(|answers| answers.unwrap_or(false)).boxed().shared();
        held.insert(look).clone()
    }
}

/// Whether the database answers a new connection: those of the pool may all be in use.
async fn answers(pool: PgPool) -> bool {
    let options = pool.connect_options();
    let look = async {
        match PgConnection::connect_with(&options).await {
            Ok(connection) => connection.close().await.is_ok(),
            // It answers, though what it says is no.
            Err(sqlx::Error::Database(_)) => true,
            // Where this process has no descriptor left, nothing was learned.
            Err(sqlx::Error::Io(cause)) => is_want_of_descriptors(&cause),
            Err(_) => false,
        }
    };
    timeout(PROBE_TIMEOUT, look).await.unwrap_or(false)
}

fn is_want_of_descriptors(cause: &io::Error) -> bool {
    let wants = [Errno::EMFILE, Errno::ENFILE].map(|errno| errno as i32);
    cause.raw_os_error().is_some_and(|error| wants.contains(&error))
}
