//! Whose pages may read the service from a browser: the same for requests and for web sockets.

use axum::http::{HeaderMap, HeaderValue, header};
use tower_http::cors::{AllowOrigin, Any, CorsLayer};

use demarche_model::error::{Error, Result};

/// The origins whose pages may read the service.
#[derive(Clone, Debug)]
pub enum Origins {
    /// Every page.
    All,
    /// The pages of these origins.
    These(Vec<HeaderValue>),
}

impl Origins {
    /// Reads the setting; `*` stands for all.
    ///
    /// # Errors
    /// `BadInput` where an origin is malformed.
    pub fn read(origins: &[String]) -> Result<Self> {
        if origins.iter().any(|origin| origin == "*") {
            return Ok(Self::All);
        }
        let origins: Result<_> = origins.iter().map(|origin| parse(origin)).collect();
        Ok(Self::These(origins?))
    }

    /// Says in every answer who may read it.
    pub fn layer(&self, layer: CorsLayer) -> CorsLayer {
        match self {
            Self::All => layer.allow_origin(Any),
            Self::These(origins) => layer.allow_origin(AllowOrigin::list(origins.clone())),
        }
    }

    /// The origin of a page that may not read the service. Browsers ask nobody before they open a web socket, so the
    /// service itself has to look. Programs name no origin; a page of the service itself has its host.
    pub fn forbidden<'a>(&self, headers: &'a HeaderMap) -> Option<&'a HeaderValue> {
        let origin = headers.get(header::ORIGIN)?;
        let own = headers
            .get(header::HOST)
            .is_some_and(|host| authority(origin) == Some(host.as_bytes()));
        match self {
            Self::These(origins) if !own && !origins.contains(origin) => Some(origin),
            _ => None,
        }
    }
}

/// The host and port of an origin.
fn authority(origin: &HeaderValue) -> Option<&[u8]> {
    let (_, authority) = origin.to_str().ok()?.split_once("://")?;
    Some(authority.as_bytes())
}

fn parse(origin: &str) -> Result<HeaderValue> {
    let site = origin.split_once("://").map(|(_, site)| site);
    let value = origin
        .parse()
        .ok()
        .filter(|_| site.is_some_and(|site| !site.is_empty() && !site.contains('/')));
    value.ok_or_else(|| {
        Error::bad_input(format!(
            "`{origin}` is no origin: expected one as https://example.org, or *"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forbidden(allowed: &str, origin: &'static str) -> bool {
        let headers = [(header::ORIGIN, origin), (header::HOST, "here.example:8000")];
        let headers = headers.map(|(name, value)| (name, HeaderValue::from_static(value)));
        let origins = Origins::read(&[allowed.to_owned()]).unwrap();
        origins.forbidden(&HeaderMap::from_iter(headers)).is_some()
    }

    #[test]
    fn pages_of_other_origins_than_the_allowed_ones_are_forbidden() {
        for (origin, expected) in [
            ("https://friend.example", false),
            ("http://friend.example", true),
            ("https://friend.example.evil.example", true),
            ("https://evil.example", true),
            ("null", true),
            ("http://here.example:8000", false),
            ("http://here.example", true),
        ] {
            assert_eq!(forbidden("https://friend.example", origin), expected, "{origin}");
        }
        assert!(!forbidden("*", "https://evil.example"));
    }

    #[test]
    fn programs_name_no_origin_and_are_let_in() {
        let origins = Origins::read(&[]).unwrap();
        assert_eq!(origins.forbidden(&HeaderMap::new()), None);
    }
}
