//! Reads the body of a request, within one limit of size and one of time.

use std::time::Duration;

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, StatusCode, header},
};
use futures_util::StreamExt;
use tokio::time::timeout;

use super::{accept::is_utf8, refused::Refused};
use crate::config::TransportLimits;

/// How much of a body that is too large is read, in bytes, so that its sender hears the answer.
const DISCARDED: usize = 128 * 1024 * 1024;

/// How long that may take.
const DISCARDING: Duration = Duration::from_secs(2);

/// Checks that the body is JSON as it stands: this also refuses what pages of other sites can send unasked.
pub fn check_type(headers: &HeaderMap) -> Result<(), Refused> {
    let unsupported = |message: &str| Err(Refused::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "BAD_REQUEST", message));
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let media = text(header::CONTENT_TYPE).unwrap_or_default();
    if !is_json(media) {
        return unsupported("send the operation as JSON in UTF-8, with content-type application/json");
    }
    match text(header::CONTENT_ENCODING) {
        Some(encoding) if !encoding.eq_ignore_ascii_case("identity") => {
            unsupported("send the body without a content-encoding")
        }
        _ => Ok(()),
    }
}

fn is_json(media: &str) -> bool {
    let mut parts = media.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default();
    let charset = |parameter: &str| {
        let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        !key.trim().eq_ignore_ascii_case("charset") || is_utf8(value)
    };
    name.eq_ignore_ascii_case("application/json") && parts.all(charset)
}

/// Reads a body to its end.
///
/// # Errors
/// 413 where it is too large, 408 where it comes too slowly, 400 where it ends too early.
pub async fn read(headers: &HeaderMap, body: Body, limits: &TransportLimits) -> Result<Vec<u8>, Refused> {
    let declared = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok());
    let declared = declared.and_then(|text| text.parse::<usize>().ok());
    let waits = headers.contains_key(header::EXPECT);
    if waits && declared.is_some_and(|length| length > limits.body) {
        return Err(too_large(limits.body));
    }
    match timeout(limits.receive, collect(body, limits.body)).await {
        Ok(done) => done,
        Err(_) => {
            let message = format!("the body did not arrive within {} s", limits.receive.as_secs_f32());
            Err(Refused::new(StatusCode::REQUEST_TIMEOUT, "TIMEOUT", message).closing())
        }
    }
}

async fn collect(body: Body, limit: usize) -> Result<Vec<u8>, Refused> {
    let mut stream = body.into_data_stream();
    let mut read = Vec::new();
    while let Some(chunk) = stream.next().await {
        let chunk: Bytes = chunk
            .map_err(|_| Refused::new(StatusCode::BAD_REQUEST, "BAD_REQUEST", "the body ended too early").closing())?;
        if read.len() + chunk.len() > limit {
            drop(read);
            let _ = timeout(DISCARDING, discard(stream)).await;
            return Err(too_large(limit));
        }
        read.extend_from_slice(&chunk);
    }
    Ok(read)
}

/// Reads on for a while: many clients hear no answer before they have sent all.
async fn discard(mut stream: axum::body::BodyDataStream) {
    let mut discarded = 0;
    while let Some(Ok(chunk)) = stream.next().await {
        discarded += chunk.len();
        if discarded > DISCARDED {
            return;
        }
    }
}

fn too_large(limit: usize) -> Refused {
    let message = format!("the body is larger than {limit} bytes: ask for less at once");
    let refused = Refused::new(StatusCode::PAYLOAD_TOO_LARGE, "LIMIT_EXCEEDED", message).closing();
    refused.with("limit", "body").with("allowed", limit)
}

#[cfg(test)]
mod tests {
    use super::is_json;

    #[test]
    fn json_in_utf_8_is_taken_and_nothing_else() {
        for media in [
            "application/json",
            "Application/JSON; charset=UTF-8",
            "application/json;charset=\"utf-8\";x=y",
        ] {
            assert!(is_json(media), "{media}");
        }
        for media in [
            "",
            "text/plain",
            "application/json; charset=utf-16",
            "application/x-www-form-urlencoded",
        ] {
            assert!(!is_json(media), "{media}");
        }
    }
}
