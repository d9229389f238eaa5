//! Whether the service lives, whether it can answer, and how it fares in numbers.

use std::time::Duration;

use axum::{Router, extract::State, http::header, response::IntoResponse, routing::get};
use tokio::time::timeout;

use demarche_model::error::Error;
use demarche_rest::Problem;

use crate::app::App;

/// How long the database may take to say that it is there.
const PATIENCE: Duration = Duration::from_millis(900);

/// Makes the routes that watchers ask.
pub fn routes(app: &App) -> Router {
    Router::new()
        .route("/livez", get(async || "the service runs\n"))
        .route("/readyz", get(ready).with_state(app.clone()))
        .route("/metrics", get(numbers).with_state(app.clone()))
}

/// The media type of the numbers.
const NUMBERS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

async fn numbers(State(app): State<App>) -> Result<impl IntoResponse, Problem> {
    let text = app
        .metrics()
        .text(&app)
        .map_err(|cause| Error::internal(format!("numbers cannot be written: {cause}")))?;
    Ok(([(header::CONTENT_TYPE, NUMBERS)], text))
}

/// Answers with 503 where the database does not answer in time.
async fn ready(State(app): State<App>) -> Result<&'static str, Problem> {
    match timeout(PATIENCE, app.database().ping()).await {
        Ok(Ok(())) => Ok("the database answers\n"),
        Ok(Err(error)) => Err(error.into()),
        Err(_) => Err(Error::Unavailable("the database does not answer in time".into()).into()),
    }
}
