//! Runs operations: each in a task of its own, and those that the service itself has written, REST's.

use std::{future::Future, sync::Arc};

use async_graphql::{Request, ServerError, Variables};
use serde_json::{Map, Value};
use tokio::{
    task::{JoinError, spawn},
    time::timeout,
};
use tracing::Instrument;

use demarche_model::{
    error::{Error, Result},
    release::Release,
};

use crate::{
    answer,
    citation::{Cited, Question},
    engine::Engine,
    question,
};

/// Why an operation was not answered, in the words of GraphQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The stable code.
    pub code: String,
    /// What the client can change.
    pub message: String,
    /// The release to which the question belongs, where that is another one, and the GraphQL path that answers from it.
    pub elsewhere: Option<(String, String)>,
}

/// An operation to run.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The document.
    pub text: String,
    /// Its variables.
    pub variables: Map<String, Value>,
    /// What its `citation` cites in place of it.
    pub cited: Option<Question>,
}

/// Runs an operation and gives its data; one error anywhere is an error of the whole.
///
/// # Errors
/// The first error of the answer.
pub async fn run(
    engine: &Engine,
    release: Result<Arc<Release>>,
    operation: Operation,
) -> std::result::Result<Value, Fault> {
    let Operation { text, variables, cited } = operation;
    let variables = Variables::from_json(Value::Object(variables));
    let mut request = Request::new(text).variables(variables.clone());
    let asked = question(&request, variables);
    request = request.data(asked);
    if let Some(cited) = cited {
        request = request.data(Cited(cited));
    }
    let asked = engine.clone();
    let answer = apart(engine, async move { answer(&asked, release, request).await }).await?;
    match answer.errors.first() {
        Some(error) => Err(Fault::of(error)),
        None => answer
            .data
            .into_json()
            .map_err(|cause| Fault::from(Error::internal(cause))),
    }
}

/// Does work in a task of its own: a client that leaves does not cut it in two, and what panics harms nobody else.
///
/// # Errors
/// As [`in_time`]; `Internal` where it panics.
pub async fn apart<T: Send + 'static>(engine: &Engine, work: impl Future<Output = T> + Send + 'static) -> Result<T> {
    let engine = engine.clone();
    let task = async move { in_time(&engine, work).await }.in_current_span();
    match spawn(task).await {
        Ok(done) => done,
        Err(cause) => Err(Error::internal(panicked(cause))),
    }
}

/// Does work for an answer, which only reads. Where it takes too long or the database hangs, it is given up, and the
/// connections that it held go back.
///
/// # Errors
/// `Timeout` or `Unavailable` where it was given up.
pub async fn in_time<T>(engine: &Engine, work: impl Future<Output = T>) -> Result<T> {
    let limit = engine.longest();
    let done = timeout(limit, engine.database().watch(work)).await;
    done.unwrap_or_else(|_| {
        let seconds = limit.as_secs_f32();
        Err(Error::Timeout(format!(
            "the answer took longer than {seconds} s: ask for less at once"
        )))
    })
}

/// What a task said when it panicked.
fn panicked(cause: JoinError) -> String {
    let Ok(payload) = cause.try_into_panic() else {
        return "a task was cancelled".to_owned();
    };
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| payload.downcast_ref::<&str>().copied());
    format!("a task panicked: {}", text.unwrap_or("it did not say why"))
}

impl Fault {
    fn of(error: &ServerError) -> Self {
        let extension = |name: &str| match error.extensions.as_ref()?.get(name)? {
            async_graphql::Value::String(text) => Some(text.clone()),
            _ => None,
        };
        Self {
            code: extension("code").unwrap_or_else(|| Error::Internal.code().to_owned()),
            message: error.message.clone(),
            elsewhere: extension("release").zip(extension("path")),
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self {
            code: error.code().to_owned(),
            message: error.to_string(),
            elsewhere: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        future::{pending, poll_fn},
        time::Duration,
    };

    use chrono::Utc;
    use futures_util::{FutureExt, poll};
    use tokio::sync::oneshot;

    use demarche_postgres::{Database, DatabaseSettings};
    use demarche_store::release::Catalogue;

    use super::*;
    use crate::{engine::Settings, guard::DocumentLimits};

    /// An engine whose answers may take so long, and which has no database.
    fn engine(longest: Duration) -> Engine {
        let nowhere = Database::connect("postgres://nobody@localhost:1/nothing", &DatabaseSettings::default());
        let settings = Settings {
            documents: 0,
            reads: 0,
            counts: 0,
            limits: DocumentLimits::default(),
            longest,
            clock: Utc::now,
        };
        let catalogue = Arc::new(Catalogue::new(None));
        Engine::new(nowhere.expect("it is a URL"), catalogue, settings)
    }

    const LONG: Duration = Duration::from_secs(60);

    #[tokio::test]
    async fn who_leaves_does_not_stop_what_runs() {
        let (go, wait) = oneshot::channel::<()>();
        let (done, heard) = oneshot::channel();
        let engine = engine(LONG);
        let work = async move {
            wait.await.expect("the test lets it go on");
            done.send("done").expect("the test listens");
        };
        let mut asked = Box::pin(apart(&engine, work));
        assert!(poll!(asked.as_mut()).is_pending());
        drop(asked);
        go.send(()).expect("it still runs");
        assert_eq!(heard.await, Ok("done"));
    }

    #[tokio::test]
    async fn what_panics_is_a_fault_of_the_service() {
        let panicked = apart(&engine(LONG), poll_fn(|_| panic!("on purpose")).map(|()| ())).await;
        assert_eq!(panicked.expect_err("a fault").code(), "INTERNAL_SERVER_ERROR");
    }

    #[tokio::test]
    async fn what_lasts_is_out_of_time_and_ended() {
        let (held, freed) = oneshot::channel::<()>();
        let work = async move {
            let _held = held;
            pending::<()>().await;
        };
        let lasted = apart(&engine(Duration::from_millis(1)), work).await;
        assert_eq!(lasted.expect_err("a fault").code(), "TIMEOUT");
        assert!(freed.await.is_err(), "what it held is let go");
    }

    #[tokio::test]
    async fn what_waits_for_a_database_that_is_gone_is_given_up() {
        let lasted = apart(&engine(LONG), pending::<()>()).await;
        assert_eq!(lasted.expect_err("a fault").code(), "SERVICE_UNAVAILABLE");
    }
}
