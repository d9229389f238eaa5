//! Which release answers: the URL says it.

use std::sync::Arc;

use axum::{
    extract::{RawPathParams, Request, State, rejection::RawPathParamsRejection},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::Problem;
use demarche_model::{error::Result, release::Release};
use demarche_store::release::Catalogue;

/// What the URL says of the release.
#[derive(Clone, Debug)]
pub struct Scope {
    /// What stands before `/v1` and `/graphql`: nothing, or `/datasets/…`.
    pub base: String,
    /// The release, or why none answers.
    pub release: Result<Arc<Release>>,
    /// Whether the URL names the version, so that its answers never change.
    pub pinned: bool,
}

impl Scope {
    /// The same place in the URL at this moment, when there may be newer releases.
    #[must_use]
    pub fn again(&self, catalogue: &Catalogue) -> Self {
        Self::of(catalogue, self.reference())
    }

    /// The dataset that the URL names.
    pub fn dataset(&self) -> Option<&str> {
        let reference = self.reference()?;
        Some(reference.split_once('@').map_or(reference, |(dataset, _)| dataset))
    }

    fn reference(&self) -> Option<&str> {
        self.base.strip_prefix("/datasets/")
    }

    /// The release that a reference names, as `dataset` or `dataset@version`; without one, the service's own.
    pub fn of(catalogue: &Catalogue, reference: Option<&str>) -> Self {
        let Some(reference) = reference else {
            return Self {
                base: String::new(),
                release: catalogue.resolve(None, None),
                pinned: false,
            };
        };
        let (dataset, version) = match reference.split_once('@') {
            Some((dataset, version)) => (dataset, Some(version)),
            None => (reference, None),
        };
        Self {
            base: format!("/datasets/{reference}"),
            release: catalogue.resolve(Some(dataset), version),
            pinned: version.is_some(),
        }
    }
}

/// Finds the release before the route answers.
pub async fn choose(
    State(catalogue): State<Arc<Catalogue>>,
    params: std::result::Result<RawPathParams, RawPathParamsRejection>,
    mut request: Request,
    next: Next,
) -> Response {
    let Ok(params) = params else {
        let detail = "the path is not UTF-8 once its percent signs are read: encode it as UTF-8";
        return Problem::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", detail).into_response();
    };
    let reference = params
        .iter()
        .find(|(name, _)| *name == "reference")
        .map(|(_, value)| value);
    let scope = Scope::of(&catalogue, reference);
    if let Ok(release) = &scope.release {
        tracing::Span::current().record("release", release.name.as_str());
    }
    request.extensions_mut().insert(scope);
    next.run(request).await
}
