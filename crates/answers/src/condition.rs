//! Conditional requests, of both APIs: whether a client has the answer already, and how long it may keep it.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// Whether the client has the answer already (RFC 9110: `If-None-Match`).
pub fn is_known(headers: &HeaderMap, validator: &str) -> bool {
    let values = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .map(|tag| tag.trim().trim_start_matches("W/"))
        .any(|tag| tag == validator)
}

/// Whether the client has an answer, whichever (`If-None-Match: *`).
pub fn is_any(headers: &HeaderMap) -> bool {
    headers.get(header::IF_NONE_MATCH).is_some_and(|value| value == "*")
}

/// The answer to a client that has it already.
pub fn unchanged(mut head: HeaderMap) -> Response {
    head.remove(header::CONTENT_TYPE);
    (StatusCode::NOT_MODIFIED, head).into_response()
}

/// How long an answer may be kept: for a day where nothing can change it, else until it is asked for again.
pub fn keeping(frozen: bool) -> HeaderValue {
    HeaderValue::from_static(if frozen { "public, max-age=86400" } else { "no-cache" })
}

/// A header's value; paths and hashes are plain ASCII.
pub fn header_value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_answer_is_found_in_a_list() {
        let headers = HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_static("\"x\", W/\"y\""))]);
        assert!(is_known(&headers, "\"y\""));
        assert!(!is_known(&headers, "\"z\""));
    }
}
