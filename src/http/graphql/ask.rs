//! A question whose text is known.

use std::{collections::BTreeMap, sync::Arc};

use async_graphql::{Request, Variables};
use serde_json::{Map, Value};

use super::accept::Media;
use demarche_answers::Fingerprint;
use demarche_model::release::Release;

use crate::cache::TextHash;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The document.
    pub text: Arc<str>,
    /// Which of its operations.
    pub operation: Option<String>,
    /// The variables.
    pub variables: Map<String, Value>,
    /// The hash by which the client wants to name the text, where it gave both.
    pub hash: Option<TextHash>,
}

impl Ask {
    /// The request to run.
    pub fn request(&self) -> Request {
        let variables = Variables::from_json(Value::Object(self.variables.clone()));
        let mut request = Request::new(self.text.as_ref()).variables(variables);
        request.operation_name.clone_from(&self.operation);
        request
    }

    /// The hash of all that decides the answer, where that says nothing but what the release does. It has all that the
    /// guard looks at, so that what is kept under it has passed the guard.
    pub fn fingerprint(&self, release: &Release, media: Media) -> Fingerprint {
        let variables = self.variables.iter().map(|(name, value)| (name, sorted(value)));
        let variables: BTreeMap<_, _> = variables.collect();
        Fingerprint::of(&[
            "graphql",
            &release.identity(),
            &self.text,
            // No name and an empty one are the same to clients, and none is read from either.
            self.operation.as_deref().unwrap_or_default(),
            &serde_json::to_string(&variables).unwrap_or_default(),
            env!("CARGO_PKG_VERSION"),
            media.name(),
        ])
    }
}

/// The same value with the keys of its objects in order.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let fields: BTreeMap<_, _> = fields.iter().map(|(key, value)| (key.clone(), sorted(value))).collect();
            Value::Object(fields.into_iter().collect())
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        scalar => scalar.clone(),
    }
}
