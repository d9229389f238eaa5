//! In which form an answer is given.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};

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
}
