//! The messages of graphql-transport-ws, as they are read and written.

use serde_json::{Map, Value, json};

use super::close::Close;

/// The longest id of an operation, in bytes.
const LONGEST_ID: usize = 256;

/// What a client says.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// It begins.
    Init,
    /// It asks whether the service is there, with a payload of its own.
    Ping(Option<Value>),
    /// It is there.
    Pong,
    /// It asks for an operation.
    Subscribe {
        /// What it calls the operation.
        id: String,
        /// The parameters of the operation.
        parameters: Map<String, Value>,
    },
    /// It wants no more of an operation.
    Complete(String),
}

/// Reads a message.
///
/// # Errors
/// 4400 where it is none of the protocol's.
pub fn read(text: &str) -> Result<Said, Close> {
    let Ok(Value::Object(mut fields)) = serde_json::from_str(text) else {
        return Err(Close::invalid("the message is no JSON object"));
    };
    let payload = fields.remove("payload").filter(|payload| !payload.is_null());
    let kind = fields.remove("type");
    let Some(kind) = kind.as_ref().and_then(Value::as_str) else {
        return Err(Close::invalid("the message has no `type`"));
    };
    match kind {
        "connection_init" => object(payload).map(|_| Said::Init),
        "ping" => object(payload).map(Said::Ping),
        "pong" => object(payload).map(|_| Said::Pong),
        "subscribe" => Ok(Said::Subscribe {
            id: id(&mut fields)?,
            parameters: parameters(payload)?,
        }),
        "complete" => id(&mut fields).map(Said::Complete),
        other => Err(Close::invalid(format!("a client sends no message of type `{other}`"))),
    }
}

/// A payload that is up to the client.
fn object(payload: Option<Value>) -> Result<Option<Value>, Close> {
    match payload {
        Some(Value::Object(_)) | None => Ok(payload),
        Some(_) => Err(Close::invalid("`payload` is no object")),
    }
}

fn id(fields: &mut Map<String, Value>) -> Result<String, Close> {
    match fields.remove("id") {
        Some(Value::String(id)) if (1..=LONGEST_ID).contains(&id.len()) => Ok(id),
        Some(Value::String(id)) if id.is_empty() => Err(Close::invalid("`id` is empty")),
        Some(Value::String(_)) => Err(Close::invalid(format!("`id` is longer than {LONGEST_ID} bytes"))),
        _ => Err(Close::invalid("the message has no `id`")),
    }
}

/// The parameters of an operation, each of its type.
fn parameters(payload: Option<Value>) -> Result<Map<String, Value>, Close> {
    let Some(Value::Object(parameters)) = payload else {
        return Err(Close::invalid("`subscribe` has no `payload` with the operation"));
    };
    let is =
        |name: &str, fits: fn(&Value) -> bool| parameters.get(name).is_none_or(|value| value.is_null() || fits(value));
    if !parameters.get("query").is_some_and(Value::is_string) {
        return Err(Close::invalid("`payload.query` is no text"));
    }
    if !is("operationName", Value::is_string) {
        return Err(Close::invalid("`payload.operationName` is no text"));
    }
    for name in ["variables", "extensions"] {
        if !is(name, Value::is_object) {
            return Err(Close::invalid(format!("`payload.{name}` is no object")));
        }
    }
    Ok(parameters)
}

/// Acknowledges the connection.
pub fn ack() -> String {
    json!({"type": "connection_ack"}).to_string()
}

/// Answers a ping, with the payload that it had.
pub fn pong(payload: Option<Value>) -> String {
    match payload {
        Some(payload) => json!({"type": "pong", "payload": payload}).to_string(),
        None => json!({"type": "pong"}).to_string(),
    }
}

/// A result of an operation, which is JSON already.
pub fn next(id: &str, result: &str) -> String {
    format!(r#"{{"id":{},"type":"next","payload":{result}}}"#, json!(id))
}

/// Why an operation did not run: a list of errors, which is JSON already. Nothing follows it.
pub fn error(id: &str, errors: &str) -> String {
    format!(r#"{{"id":{},"type":"error","payload":{errors}}}"#, json!(id))
}

/// The operation has ended.
pub fn complete(id: &str) -> String {
    json!({"id": id, "type": "complete"}).to_string()
}
