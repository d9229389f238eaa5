//! Stored texts, as Apollo's clients name them: `extensions.persistedQuery` has the hash of the operation's text.

use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::refused::Refused;
use crate::cache::{TextHash, Texts};

/// The version of the agreement.
const VERSION: u64 = 1;

/// The hash that a client gives, where it gives one.
///
/// # Errors
/// 400 where it is malformed, or of another version.
pub fn hash(extensions: &Map<String, Value>) -> Result<Option<TextHash>, Refused> {
    let Some(persisted) = extensions.get("persistedQuery").filter(|value| !value.is_null()) else {
        return Ok(None);
    };
    if persisted.get("version").and_then(Value::as_u64) != Some(VERSION) {
        let message = "`extensions.persistedQuery.version` is not 1: no other is spoken here";
        return Err(Refused::bad_request(message));
    }
    let hash = persisted.get("sha256Hash").and_then(Value::as_str).and_then(bytes);
    hash.map(Some).ok_or_else(|| {
        Refused::bad_request(
            "`extensions.persistedQuery.sha256Hash` is no SHA-256: pass that of `query`, 64 hexadecimal digits",
        )
    })
}

/// Checks that a text is what its hash says.
///
/// # Errors
/// 400 where it is not.
pub fn check(hash: &TextHash, text: &str) -> Result<(), Refused> {
    if *hash == Texts::hash(text) {
        return Ok(());
    }
    let message = "`extensions.persistedQuery.sha256Hash` is not the SHA-256 of `query`";
    Err(Refused::bad_request(message))
}

/// What a client gets that names a text which is not here. Clients compare the message, so it says no more.
pub fn missing(texts: &Texts) -> Refused {
    let (code, message) = if texts.are_kept() {
        ("PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
    } else {
        ("PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported")
    };
    Refused::new(StatusCode::BAD_REQUEST, code, message).about_operation()
}

/// The bytes that hexadecimal digits stand for.
fn bytes(text: &str) -> Option<TextHash> {
    let mut hash = TextHash::default();
    if text.len() != 2 * hash.len() || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (place, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * place..2 * place + 2)?, 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(persisted: &Value) -> Option<Option<TextHash>> {
        let extensions = json!({ "persistedQuery": persisted });
        hash(extensions.as_object()?).ok()
    }

    #[test]
    fn a_hash_is_64_digits_of_version_1() {
        let digits = "0f".repeat(32);
        assert_eq!(read(&json!({"version": 1, "sha256Hash": digits})), Some(Some([15; 32])));
        assert_eq!(read(&Value::Null), Some(None));
        for wrong in [
            json!({"version": 2, "sha256Hash": digits}),
            json!({"sha256Hash": digits}),
            json!({"version": 1}),
            json!({"version": 1, "sha256Hash": "0f"}),
            json!({"version": 1, "sha256Hash": "é".repeat(32)}),
            json!("text"),
        ] {
            assert_eq!(read(&wrong), None, "{wrong}");
        }
    }
}
