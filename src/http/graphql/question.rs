//! Reads what a client asks, from a body or from a query string.

use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::{ask::Ask, persisted, refused::Refused};
use crate::{cache::Texts, http::json};

/// The parameters of a request, before any of them is understood.
#[derive(Debug, Default)]
pub struct Question {
    query: Option<String>,
    operation_name: Option<String>,
    variables: Map<String, Value>,
    extensions: Map<String, Value>,
}

/// What the parameters are called, in a body as in a query string.
const NAMES: [&str; 4] = ["query", "operationName", "variables", "extensions"];

impl Question {
    /// Reads a body with so many values in its variables at most.
    ///
    /// # Errors
    /// 400 where it is no JSON object, has too many values, or a parameter has the wrong type.
    pub fn of_body(body: &[u8], most_values: usize) -> Result<Self, Refused> {
        // Some clients put a byte order mark before their text.
        let body = body
            .strip_prefix("\u{feff}".as_bytes())
            .unwrap_or(body)
            .trim_ascii_start();
        if body.starts_with(b"[") {
            return Err(Refused::bad_request(
                "the body is a list: send one operation in each request, as a JSON object with `query`",
            ));
        }
        json::check(body, most_values).map_err(too_many)?;
        match serde_json::from_slice(body) {
            Ok(Value::Object(parameters)) => Self::of_parameters(parameters),
            Ok(_) => Err(Refused::bad_request(
                "the body is no JSON object: send one with `query`",
            )),
            Err(cause) => Err(Refused::bad_request(format!("the body is not JSON: {cause}"))),
        }
    }

    /// Reads a query string, in which objects stand as JSON, with so many values in its variables at most.
    ///
    /// # Errors
    /// 400 where a parameter comes twice, has too many values or the wrong type.
    pub fn of_query_string(text: &str, most_values: usize) -> Result<Self, Refused> {
        let mut parameters = Map::new();
        for (name, text) in form_urlencoded::parse(text.as_bytes()) {
            if !NAMES.contains(&name.as_ref()) {
                continue;
            }
            let value = match name.as_ref() {
                "query" | "operationName" => Value::String(text.into_owned()),
                _ if text.is_empty() => Value::Null,
                _ => {
                    json::check(text.as_bytes(), most_values).map_err(too_many)?;
                    let read = serde_json::from_str(&text);
                    read.map_err(|cause| Refused::bad_request(format!("`{name}` is not JSON: {cause}")))?
                }
            };
            if parameters.insert(name.to_string(), value).is_some() {
                return Err(Refused::bad_request(format!("`{name}` is given twice: give it once")));
            }
        }
        Self::of_parameters(parameters)
    }

    /// Reads parameters; others than those of an operation are left out.
    ///
    /// # Errors
    /// 400 where one has the wrong type.
    pub fn of_parameters(mut parameters: Map<String, Value>) -> Result<Self, Refused> {
        let mut take = |name: &str| parameters.remove(name).unwrap_or_default();
        Ok(Self {
            query: text("query", take("query"))?,
            operation_name: text("operationName", take("operationName"))?.filter(|name| !name.is_empty()),
            variables: object("variables", take("variables"))?,
            extensions: object("extensions", take("extensions"))?,
        })
    }

    /// Whether it asks for nothing, as a browser does that wants to see a page.
    pub fn is_empty(&self) -> bool {
        self.query.is_none() && self.extensions.is_empty()
    }

    /// What is asked: the text that is given, or the one that has the given hash.
    ///
    /// # Errors
    /// 400 where there is no text, or another than its hash says.
    pub fn ask(self, texts: &Texts) -> Result<Ask, Refused> {
        let Self {
            query,
            operation_name,
            variables,
            extensions,
        } = self;
        let hash = persisted::hash(&extensions)?;
        let given = query.filter(|query| !query.trim().is_empty());
        let text: Arc<str> = match (given, &hash) {
            (Some(text), None) => text.into(),
            (Some(text), Some(hash)) => {
                persisted::check(hash, &text)?;
                text.into()
            }
            (None, Some(hash)) => texts.find(hash).ok_or_else(|| persisted::missing(texts))?,
            (None, None) => return Err(Refused::bad_request("`query` is missing: pass the operation's text")),
        };
        Ok(Ask {
            text,
            operation: operation_name,
            variables,
            hash,
        })
    }
}

fn too_many(message: String) -> Refused {
    let refused = Refused::new(StatusCode::BAD_REQUEST, "LIMIT_EXCEEDED", message);
    refused.with("limit", "values").about_operation()
}

fn text(name: &str, value: Value) -> Result<Option<String>, Refused> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        other => Err(Refused::bad_request(format!("`{name}` is {}: pass text", sort(&other)))),
    }
}

fn object(name: &str, value: Value) -> Result<Map<String, Value>, Refused> {
    match value {
        Value::Null => Ok(Map::new()),
        Value::Object(fields) => Ok(fields),
        other => Err(Refused::bad_request(format!(
            "`{name}` is {}: pass an object",
            sort(&other)
        ))),
    }
}

/// What a JSON value is, in words.
fn sort(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
