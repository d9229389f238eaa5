//! Runs an operation that the service itself has written: REST's.

use std::sync::Arc;

use async_graphql::{Request, ServerError, Variables};
use serde_json::{Map, Value};

use super::execute;
use crate::{
    app::App,
    error::{Error, Result},
    release::Release,
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

/// Runs an operation and gives its data; one error anywhere is an error of the whole.
///
/// # Errors
/// The first error of the answer.
pub async fn run(
    app: &App,
    release: Result<Arc<Release>>,
    operation: &str,
    variables: Map<String, Value>,
) -> std::result::Result<Value, Fault> {
    let variables = Variables::from_json(Value::Object(variables));
    let answer = execute(app, release, Request::new(operation).variables(variables)).await;
    match answer.errors.first() {
        Some(error) => Err(Fault::of(error)),
        None => answer
            .data
            .into_json()
            .map_err(|cause| Fault::from(Error::internal(cause))),
    }
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
