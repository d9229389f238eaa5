//! How errors look in GraphQL: each has a stable code, and nothing of the service's inside.

use async_graphql::{ErrorExtensionValues, Response, ServerError, Value};

use demarche_model::error::Error;

/// The most errors in an answer: more help nobody.
const MOST_ERRORS: usize = 10;

/// The longest message, in bytes: it may repeat what the client sent.
const LONGEST_MESSAGE: usize = 1_000;

/// Gives every error of an answer its code: our own errors know theirs, and what remains is about the client's input.
/// No more of them are told than help, and none at more length.
pub fn finish(mut response: Response) -> Response {
    let ran = response.data != Value::Null;
    response.errors.truncate(MOST_ERRORS);
    let errors = response.errors.into_iter();
    response.errors = errors.map(|error| shorten(finish_error(error, ran))).collect();
    response
}

fn shorten(mut error: ServerError) -> ServerError {
    if error.message.len() > LONGEST_MESSAGE {
        let end = error.message.floor_char_boundary(LONGEST_MESSAGE);
        error.message.truncate(end);
        error.message.push('…');
    }
    error
}

/// Whether the request was refused before any of it ran.
pub fn is_refused(response: &Response) -> bool {
    let unlocated = response.errors.iter().all(|error| error.path.is_empty());
    !response.errors.is_empty() && unlocated && response.data == Value::Null
}

/// Whether a part of the answer is missing that the service cannot give at the moment.
pub fn is_unavailable(response: &Response) -> bool {
    let code = Value::from("SERVICE_UNAVAILABLE");
    let has_code = |error: &ServerError| Some(&code) == error.extensions.as_ref().and_then(|found| found.get("code"));
    response.errors.iter().any(has_code)
}

/// What went wrong in an answer, as programs read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// The stable code.
    pub code: String,
    /// The limit that was exceeded, where one was.
    pub limit: Option<String>,
}

impl Complaint {
    /// One with a code, and the limit that was exceeded.
    pub fn new(code: &str, limit: Option<&str>) -> Self {
        let (code, limit) = (code.to_owned(), limit.map(str::to_owned));
        Self { code, limit }
    }
}

/// What went wrong in an answer, by its errors.
pub fn complaints(response: &Response) -> Vec<Complaint> {
    let text = |error: &ServerError, name: &str| match error.extensions.as_ref()?.get(name)? {
        Value::String(text) => Some(text.clone()),
        _ => None,
    };
    let complaint = |error: &ServerError| Complaint {
        code: text(error, "code").unwrap_or_default(),
        limit: text(error, "limit"),
    };
    response.errors.iter().map(complaint).collect()
}

/// Whether an answer stays true as long as its release answers: it has no errors, and asks for nothing that is marked as
/// not to be cached.
pub fn is_lasting(response: &Response) -> bool {
    response.errors.is_empty() && response.cache_control.max_age >= 0
}

fn finish_error(error: ServerError, ran: bool) -> ServerError {
    let Some(own) = error.source::<Error>().cloned() else {
        let code = code(&error, ran);
        return with_code(error, code);
    };
    let mut error = with_code(error, own.code());
    if let Error::Conflict {
        message: _,
        release,
        path,
    } = own
    {
        let extensions = error.extensions.get_or_insert_with(ErrorExtensionValues::default);
        extensions.set("release", release);
        extensions.set("path", path);
    }
    error
}

/// The code of an error that is the engine's. Documents are parsed by the guard, and each error of a field has its path.
/// So without one, what has a place in the document breaks a rule of validation, and what has none is about the choice of
/// the operation.
fn code(error: &ServerError, ran: bool) -> &'static str {
    match (error.path.is_empty(), error.locations.is_empty()) {
        (false, _) => "BAD_USER_INPUT",
        (true, false) if !ran => "GRAPHQL_VALIDATION_FAILED",
        (true, _) => "OPERATION_RESOLUTION_FAILURE",
    }
}

fn with_code(mut error: ServerError, code: &str) -> ServerError {
    let extensions = error.extensions.get_or_insert_with(ErrorExtensionValues::default);
    if extensions.get("code").is_none() {
        extensions.set("code", code);
    }
    error
}
