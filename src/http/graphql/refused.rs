//! Errors in GraphQL's form, for what never becomes an operation.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use serde_json::{Map, Value, json};

use super::accept::Media;
use demarche_graphql::{Complaint, OperationName};
use demarche_rest::problem::RETRY_AFTER;

use crate::http::account::Account;

/// A request that is refused by the transport.
#[derive(Clone, Debug)]
pub struct Refused {
    status: StatusCode,
    code: String,
    message: String,
    details: Vec<(String, Value)>,
    headers: Vec<(HeaderName, HeaderValue)>,
    /// Whether the fault is the operation's, so that plain JSON has it with status 200.
    of_operation: bool,
    /// The operation, where it passed the guard.
    operation_name: Option<Arc<OperationName>>,
}

impl Refused {
    /// A refusal with its status and stable code.
    pub fn new(status: StatusCode, code: &str, message: impl Into<String>) -> Self {
        Self {
            status,
            code: code.to_owned(),
            message: message.into(),
            details: Vec::new(),
            headers: Vec::new(),
            of_operation: false,
            operation_name: None,
        }
    }

    /// A refusal of what is malformed.
    pub fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", message)
    }

    /// Ends the connection with the answer: what the client still sends is not read.
    #[must_use]
    pub fn closing(self) -> Self {
        self.header(header::CONNECTION, HeaderValue::from_static("close"))
    }

    /// Says that the operation is at fault and not the request: the status is that of a refused operation.
    #[must_use]
    pub fn about_operation(mut self) -> Self {
        self.of_operation = true;
        self
    }

    /// Says which operation broke down.
    #[must_use]
    pub fn of(mut self, operation_name: Arc<OperationName>) -> Self {
        self.operation_name = Some(operation_name);
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Adds what a program can read.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.details.push((name.to_owned(), value.into()));
        self
    }

    /// What it complains of.
    pub fn complaint(&self) -> Complaint {
        let mut details = self.details.iter();
        let limit = details.find_map(|(name, value)| (name == "limit").then(|| value.as_str())?);
        Complaint::new(&self.code, limit)
    }

    /// The list of errors that it is in an answer.
    pub fn errors(&self) -> Value {
        let mut extensions = Map::from_iter([("code".to_owned(), Value::String(self.code.clone()))]);
        extensions.extend(self.details.clone());
        json!([{ "message": self.message, "extensions": extensions }])
    }

    /// Writes it.
    pub fn write(self, media: Media) -> Response {
        let body = json!({ "errors": self.errors() });
        let account = Account {
            operation_name: self.operation_name.clone(),
            complaints: vec![self.complaint()],
            ..Account::default()
        };
        let Self {
            status,
            headers,
            of_operation,
            ..
        } = self;
        let mut response = Response::new(Body::from(body.to_string()));
        if !of_operation || media != Media::Json {
            *response.status_mut() = status;
        }
        let written = response.headers_mut();
        written.insert(header::CONTENT_TYPE, media.content_type());
        written.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::SERVICE_UNAVAILABLE {
            written.insert(header::RETRY_AFTER, RETRY_AFTER);
        }
        written.extend(headers);
        response.extensions_mut().insert(account);
        response
    }
}
