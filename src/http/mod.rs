//! HTTP: the router, what every answer has in common, and the server that drains before it stops.

mod account;
mod entity_tag;
mod graphql;
mod guest;
mod health;
mod json;
mod observe;
mod origins;
mod patience;
mod serve;
mod socket;
mod sse;

use axum::{
    Router,
    http::{HeaderName, Method, StatusCode, header},
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use tower_http::{
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, Predicate, SizeAbove},
    },
    cors::CorsLayer,
};

pub use self::serve::serve;
use self::{origins::Origins, socket::Sockets};
use demarche_model::error::Result;
use demarche_rest::{Interface, Problem, scope};

use crate::app::App;

/// The smallest answer that is worth compressing, in bytes.
const COMPRESSED_ABOVE: u64 = 1024;

/// Makes the router of the whole service. The origins are those whose pages may read it; `*` stands for all.
///
/// # Errors
/// `BadInput` where an origin is malformed; `Internal` where the REST interface does not fit the schema.
pub fn router(app: &App, cors_origins: &[String]) -> Result<Router> {
    let interface = Interface::read(demarche_graphql::schema_model())?;
    let origins = Origins::read(cors_origins)?;
    let api = api(app, &interface, &origins)?;
    let compression = DefaultPredicate::new().and(SizeAbove::new(COMPRESSED_ABOVE));
    Ok(Router::new()
        .merge(api.clone())
        .nest("/datasets/{reference}", api)
        .merge(health::routes(app))
        .fallback(async || unknown_path())
        .layer(cors(&origins))
        .layer(CompressionLayer::new().compress_when(compression))
        .layer(from_fn(entity_tag::by_encoding))
        .layer(from_fn_with_state(app.clone(), observe::observe)))
}

/// Both APIs, without what chooses the release before them.
fn api(app: &App, interface: &Interface, origins: &Origins) -> Result<Router> {
    let sockets = Sockets::new(app, origins);
    let graphql = get(graphql::get).post(graphql::post).with_state(app.clone());
    Ok(Router::new()
        .nest(
            "/v1",
            demarche_rest::routes(app.engine(), &app.caches().answers, interface)?,
        )
        .route("/graphql", graphql.layer(from_fn_with_state(sockets, socket::divert)))
        .route_layer(from_fn_with_state(app.catalogue().clone(), scope::choose)))
}

fn unknown_path() -> Problem {
    let detail = "nothing is here: the service answers at /graphql, /v1/… (see /v1/docs), \
        /datasets/{dataset}/… and /datasets/{dataset}@{version}/…, /livez, /readyz and /metrics";
    Problem::new(StatusCode::NOT_FOUND, "NOT_FOUND", detail)
}

/// Which pages may read the service from a browser.
fn cors(origins: &Origins) -> CorsLayer {
    let request_id = HeaderName::from_static("x-request-id");
    let layer = CorsLayer::new()
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        .allow_headers([
            header::ACCEPT,
            header::CONTENT_TYPE,
            header::IF_NONE_MATCH,
            request_id.clone(),
        ])
        .expose_headers([
            header::ETAG,
            header::LINK,
            header::LOCATION,
            header::RETRY_AFTER,
            request_id,
        ]);
    origins.layer(layer)
}
