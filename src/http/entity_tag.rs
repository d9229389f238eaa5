//! Keeps validators strong under compression: each encoding of an answer has a tag of its own (RFC 9110, 8.8.3.3).

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// What the tag of a compressed answer ends with.
const MARK: &str = "-gzip\"";

/// Takes the mark from the tags that the client knows, and puts it on the tag of what is sent compressed.
pub async fn by_encoding(mut request: Request, next: Next) -> Response {
    let known = strip(request.headers_mut());
    let mut response = next.run(request).await;
    let compressed = response.headers().contains_key(header::CONTENT_ENCODING);
    let tag = response
        .headers()
        .get(header::ETAG)
        .and_then(|tag| tag.to_str().ok())
        .map(marked);
    if let Some(tag) = tag.filter(|tag| compressed || known.contains(tag))
        && let Ok(tag) = HeaderValue::from_str(&tag)
    {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}

fn marked(tag: &str) -> String {
    format!("{}{MARK}", tag.trim_end_matches('"'))
}

/// Rewrites `If-None-Match`, and answers the tags that had the mark.
fn strip(headers: &mut HeaderMap) -> Vec<String> {
    let given: Vec<&str> = headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .collect();
    let known: Vec<String> = given
        .iter()
        .filter(|tag| tag.ends_with(MARK))
        .map(|tag| tag.trim_start_matches("W/").to_owned())
        .collect();
    let plain: Vec<String> = given.iter().map(|tag| tag.replace(MARK, "\"")).collect();
    if !known.is_empty()
        && let Ok(plain) = HeaderValue::from_str(&plain.join(", "))
    {
        headers.insert(header::IF_NONE_MATCH, plain);
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_tags_are_known_by_their_plain_form() {
        let value = HeaderValue::from_static("\"a-gzip\", \"b\"");
        let mut headers = HeaderMap::from_iter([(header::IF_NONE_MATCH, value)]);
        assert_eq!(strip(&mut headers), ["\"a-gzip\""]);
        assert_eq!(headers[header::IF_NONE_MATCH], "\"a\", \"b\"");
        assert_eq!(marked("\"a\""), "\"a-gzip\"");
    }
}
