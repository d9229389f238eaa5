//! Whether the service lives, and whether it can answer.

use std::time::Duration;

use axum::{Router, extract::State, routing::get};
use tokio::time::timeout;

use crate::{app::App, error::Error, rest::Problem};

/// How long the database may take to say that it is there.
const PATIENCE: Duration = Duration::from_millis(900);

/// Makes the routes that watchers ask.
pub fn routes(app: &App) -> Router {
    Router::new()
        .route("/livez", get(async || "the service runs\n"))
        .route("/readyz", get(ready).with_state(app.clone()))
}

/// Answers with 503 where the database does not answer in time.
async fn ready(State(app): State<App>) -> Result<&'static str, Problem> {
    match timeout(PATIENCE, app.database().ping()).await {
        Ok(Ok(())) => Ok("the database answers\n"),
        Ok(Err(error)) => Err(error.into()),
        Err(_) => Err(Error::Unavailable("the database does not answer in time".into()).into()),
    }
}
