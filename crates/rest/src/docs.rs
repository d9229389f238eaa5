//! The interface's own description, and a page to read and try it, without anything from elsewhere.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{RawPathParams, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use utoipa_swagger_ui::Config;

use super::{interface::Interface, openapi, problem::Problem};
use demarche_answers::{Fingerprint, condition::is_known};
use demarche_model::error::{Error, Result};

/// Makes the routes `/openapi.json` and `/docs/`.
///
/// # Errors
/// `Internal` where the routes do not fit the schema.
pub fn routes(interface: &Interface) -> Result<Router> {
    let text: Arc<str> = openapi::text(interface)?.into();
    Ok(Router::new()
        .route("/openapi.json", get(description).with_state(text))
        .route("/docs", get(async || Redirect::permanent("docs/")))
        .route("/docs/", get(page))
        .route("/docs/{file}", get(page)))
}

async fn description(State(text): State<Arc<str>>, headers: HeaderMap) -> Response {
    let tag = Fingerprint::of(&[&text]).tag();
    let head = [(header::ETAG, tag.as_str()), (header::CACHE_CONTROL, "no-cache")];
    if is_known(&headers, &tag) {
        return (StatusCode::NOT_MODIFIED, head).into_response();
    }
    let media = [(header::CONTENT_TYPE, "application/json")];
    (head, media, Body::from(text.to_string())).into_response()
}

async fn page(params: RawPathParams) -> std::result::Result<Response, Problem> {
    let file = params
        .iter()
        .find(|(name, _)| *name == "file")
        .map_or("", |(_, file)| file);
    let config = Config::new(["../openapi.json"]).display_request_duration(true);
    let found = utoipa_swagger_ui::serve(file, Arc::new(config)).map_err(Error::internal)?;
    let found = found.ok_or_else(|| Error::not_found(format!("the description has no file {file}")))?;
    Ok((
        [(header::CONTENT_TYPE, found.content_type)],
        Body::from(found.bytes.into_owned()),
    )
        .into_response())
}
