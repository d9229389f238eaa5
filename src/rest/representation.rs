//! In which form an answer is given, and how long it may be kept.

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use super::problem::Problem;

/// The form of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Representation {
    /// `data` and `page`.
    Json,
    /// A table.
    Csv,
}

impl Representation {
    /// Chooses the form: what the URL says, else what the client likes best, JSON between equals.
    ///
    /// # Errors
    /// 406 where the client takes no form that there is.
    pub fn choose(format: Option<&str>, headers: &HeaderMap, list: bool) -> Result<Self, Problem> {
        match format {
            Some("csv") => return Ok(Self::Csv),
            Some(_) => return Ok(Self::Json),
            None => {}
        }
        let accept = accepted(headers);
        let csv = if list { quality(&accept, "text", "csv") } else { 0.0 };
        let json = quality(&accept, "application", "json");
        match (json > 0.0, csv > json) {
            (_, true) => Ok(Self::Csv),
            (true, false) => Ok(Self::Json),
            (false, false) => Err(unacceptable(list)),
        }
    }

    /// The media type.
    pub fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8; header=present",
        })
    }

    /// The name in the validator.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }
}

fn unacceptable(list: bool) -> Problem {
    let offered = if list {
        "application/json and text/csv"
    } else {
        "application/json"
    };
    let detail = format!("this path answers in {offered}: accept one, or leave the Accept header out");
    Problem::new(StatusCode::NOT_ACCEPTABLE, "BAD_REQUEST", detail)
}

/// The media ranges that a client takes, with how much it likes each; everything where it does not say.
fn accepted(headers: &HeaderMap) -> Vec<(String, f32)> {
    let values = headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let ranges: Vec<(String, f32)> = values.flat_map(|value| value.split(',')).filter_map(range).collect();
    if ranges.is_empty() {
        vec![("*/*".into(), 1.0)]
    } else {
        ranges
    }
}

fn range(text: &str) -> Option<(String, f32)> {
    let mut parts = text.split(';').map(str::trim);
    let media = parts.next().filter(|media| !media.is_empty())?.to_ascii_lowercase();
    let quality = parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")));
    Some((media, quality.map_or(Some(1.0), |quality| quality.parse().ok())?))
}

/// How much a client likes a media type, by the most specific range that covers it.
fn quality(accepted: &[(String, f32)], main: &str, sub: &str) -> f32 {
    let named = |range: &str| {
        accepted
            .iter()
            .find(|(media, _)| media == range)
            .map(|(_, quality)| *quality)
    };
    named(&format!("{main}/{sub}"))
        .or_else(|| named(&format!("{main}/*")))
        .or_else(|| named("*/*"))
        .unwrap_or(0.0)
}

/// The strong validator over everything that an answer depends on.
pub fn validator(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    let hex: String = hash
        .finalize()
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("\"{hex}\"")
}

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

/// A header's value; paths and hashes are plain ASCII.
pub fn header_value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(accept: &str, list: bool) -> Result<Representation, StatusCode> {
        let headers = HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_str(accept).expect("a header"))]);
        Representation::choose(None, &headers, list).map_err(|problem| problem.status)
    }

    #[test]
    fn the_form_is_what_the_client_likes_best() {
        for (accept, chosen) in [
            ("text/csv", Representation::Csv),
            ("application/json", Representation::Json),
            ("*/*", Representation::Json),
            ("text/html, */*;q=0.8", Representation::Json),
            ("text/csv;q=0.5, application/json;q=0.4", Representation::Csv),
            ("text/csv;q=0.5, application/*", Representation::Json),
        ] {
            assert_eq!(choose(accept, true), Ok(chosen), "{accept}");
        }
    }

    #[test]
    fn what_there_is_not_is_refused() {
        assert_eq!(choose("text/csv", false), Err(StatusCode::NOT_ACCEPTABLE));
        assert_eq!(choose("application/xml", true), Err(StatusCode::NOT_ACCEPTABLE));
        assert_eq!(choose("application/json;q=0", false), Err(StatusCode::NOT_ACCEPTABLE));
    }

    #[test]
    fn the_url_overrides_the_header() {
        let headers = HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static("text/csv"))]);
        let chosen = Representation::choose(Some("json"), &headers, true).map_err(|problem| problem.status);
        assert_eq!(chosen, Ok(Representation::Json));
    }

    #[test]
    fn validators_differ_where_any_part_does() {
        assert_ne!(validator(&["a", "bc"]), validator(&["ab", "c"]));
        assert_eq!(validator(&["a"]), validator(&["a"]));
    }

    #[test]
    fn a_known_answer_is_found_in_a_list() {
        let headers = HeaderMap::from_iter([(header::IF_NONE_MATCH, HeaderValue::from_static("\"x\", W/\"y\""))]);
        assert!(is_known(&headers, "\"y\""));
        assert!(!is_known(&headers, "\"z\""));
    }
}
