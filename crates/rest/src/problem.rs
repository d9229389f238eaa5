//! Problem details (RFC 9457): how errors look outside GraphQL.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use demarche_model::error::Error;

/// How many seconds a client is asked to wait for a service that cannot answer at the moment.
pub const RETRY_AFTER: HeaderValue = HeaderValue::from_static("2");

/// What went wrong with a request.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The status of the answer.
    pub status: StatusCode,
    /// The stable code, the same as in GraphQL.
    pub code: String,
    /// What the client can change.
    pub detail: String,
    /// The release to which the request belongs, where that is another one.
    pub release: Option<String>,
    /// The path that answers from that release.
    pub path: Option<String>,
}

impl Problem {
    /// A problem with the request itself.
    pub fn new(status: StatusCode, code: &str, detail: impl Into<String>) -> Self {
        Self {
            status,
            code: code.to_owned(),
            detail: detail.into(),
            release: None,
            path: None,
        }
    }

    /// A problem that the service's code names.
    pub fn coded(code: &str, detail: impl Into<String>) -> Self {
        Self::new(status(code), code, detail)
    }

    /// Writes the problem into an answer, under the id that the request has in the log.
    pub fn write(self, mut response: Response, request_id: &str) -> Response {
        let Self {
            status,
            code,
            detail,
            release,
            path,
        } = self;
        let title = status.canonical_reason().unwrap_or("Error");
        let mut body = json!({
            "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail, "code": code,
            "requestId": request_id,
        });
        for (name, value) in [("release", release), ("path", path)] {
            if let Some(value) = value {
                body[name] = Value::String(value);
            }
        }
        *response.status_mut() = status;
        let headers = response.headers_mut();
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, RETRY_AFTER);
        }
        *response.body_mut() = Body::from(body.to_string());
        response
    }
}

/// The HTTP status of a stable code.
pub fn status(code: &str) -> StatusCode {
    match code {
        "NOT_FOUND" => StatusCode::NOT_FOUND,
        "CONFLICT" => StatusCode::CONFLICT,
        "TIMEOUT" => StatusCode::GATEWAY_TIMEOUT,
        "SERVICE_UNAVAILABLE" => StatusCode::SERVICE_UNAVAILABLE,
        "BAD_USER_INPUT" | "BAD_REQUEST" | "LIMIT_EXCEEDED" => StatusCode::BAD_REQUEST,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let mut problem = Self::coded(error.code(), error.to_string());
        if matches!(error, Error::Withdrawn(_)) {
            problem.status = StatusCode::GONE;
        }
        problem
    }
}

impl IntoResponse for Problem {
    /// Leaves the body to [`Problem::write`], which knows the request.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
