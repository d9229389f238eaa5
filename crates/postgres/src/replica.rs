//! Whether a server has what the service answers from: a replica may be behind, and another one may stand in its place.

use std::{
    io::ErrorKind,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use sqlx::PgConnection;

/// The published releases, as a server that has them all counts them.
const COUNT: &str = "SELECT count(*) FROM release r
    JOIN unnest($1::int4[], $2::timestamptz[]) expected(id, published_at)
        ON r.id = expected.id AND r.published_at = expected.published_at
    WHERE r.withdrawn_at IS NULL";

/// The releases that every connection has to have: their numbers and when they were published.
#[derive(Clone, Debug, Default)]
pub(super) struct Expected(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    releases: Vec<(i32, DateTime<Utc>)>,
    /// When a release came to them last.
    grown: Option<Instant>,
}

impl Expected {
    /// Says which releases are answered from. Connections from before a new one are not used any more: where several
    /// servers have one address, they may lead to one that does not have it.
    pub(super) fn set(&self, releases: Vec<(i32, DateTime<Utc>)>) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if releases.iter().any(|release| !state.releases.contains(release)) {
            state.grown = Some(Instant::now());
        }
        state.releases = releases;
    }

    /// Whether a connection of this age may lack a release.
    pub(super) fn may_lack(&self, age: Duration) -> bool {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.grown.is_some_and(|grown| grown.elapsed() <= age)
    }

    /// Makes sure that the server at the other end has the releases.
    ///
    /// # Errors
    /// Where it lacks one, as if it could not be reached.
    pub(super) async fn confirm(&self, connection: &mut PgConnection) -> Result<(), sqlx::Error> {
        let releases = self.0.lock().unwrap_or_else(PoisonError::into_inner).releases.clone();
        if releases.is_empty() {
            return Ok(());
        }
        let (ids, times): (Vec<i32>, Vec<DateTime<Utc>>) = releases.iter().copied().unzip();
        let statement = sqlx::query_scalar::<_, i64>(COUNT).bind(ids).bind(times);
        let count = statement.persistent(false).fetch_one(connection).await?;
        if usize::try_from(count) == Ok(releases.len()) {
            return Ok(());
        }
        let behind = "the replica does not have all releases yet";
        Err(sqlx::Error::Io(std::io::Error::new(ErrorKind::NotConnected, behind)))
    }
}
