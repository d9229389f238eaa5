//! What one operation answers from: a release, what is read of it level by level, and the engine.

use async_graphql::Context;
use demarche_model::error::{Error, Result};
use demarche_questions::{Analysis, Queries};
use demarche_store::{Level, Reads};

use crate::engine::Engine;

/// The reads and questions of one operation on one release.
pub struct Session {
    reads: Reads,
    queries: Queries,
}

/// What an operation has: its session, or why no release answers.
pub struct Answering(pub Result<Session>);

impl Session {
    /// The session of an operation that runs with this level.
    pub(crate) fn new(analysis: Analysis, level: &Level) -> Self {
        Self {
            reads: Reads::new(analysis.reader().clone(), level.clone()),
            queries: Queries::new(analysis, level.clone()),
        }
    }
}

fn session<'a>(ctx: &Context<'a>) -> Result<&'a Session> {
    match ctx.data::<Answering>() {
        Ok(Answering(Ok(session))) => Ok(session),
        Ok(Answering(Err(error))) => Err(error.clone()),
        Err(_) => Err(Error::internal("an operation without a release")),
    }
}

/// What the operation reads.
///
/// # Errors
/// `NotFound`, `Withdrawn` or `Unavailable` where no release answers.
pub fn reads<'a>(ctx: &Context<'a>) -> Result<&'a Reads> {
    session(ctx).map(|session| &session.reads)
}

/// The questions of the operation that are answered together.
///
/// # Errors
/// As [`reads`].
pub fn queries<'a>(ctx: &Context<'a>) -> Result<&'a Queries> {
    session(ctx).map(|session| &session.queries)
}

/// The analysis that the release holds from which the operation is answered.
///
/// # Errors
/// As [`reads`].
pub fn analysis<'a>(ctx: &Context<'a>) -> Result<&'a Analysis> {
    queries(ctx).map(Queries::reader)
}

/// The engine, whether or not a release answers.
///
/// # Errors
/// None in an operation that the engine runs.
pub fn engine<'a>(ctx: &Context<'a>) -> Result<&'a Engine> {
    ctx.data::<Engine>()
        .map_err(|_| Error::internal("an operation without its engine"))
}
