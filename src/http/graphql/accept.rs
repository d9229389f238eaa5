//! Which media type a client takes its answer in (RFC 9110, 12.5.1).

use axum::http::{HeaderMap, HeaderValue, header};

/// A media type that GraphQL answers come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `application/json`: the status says only whether the request was HTTP.
    Json,
    /// `application/graphql-response+json`: the status says whether the operation ran.
    GraphQl,
    /// `text/event-stream`: each result of the operation is an event.
    Events,
}

/// A media range of an `Accept` header.
struct Range<'a> {
    name: &'a str,
    quality: f32,
}

impl Media {
    const ALL: [Self; 3] = [Self::Json, Self::GraphQl, Self::Events];

    /// The type that the client likes best; `None` where it takes none of them.
    pub fn choose(headers: &HeaderMap) -> Option<Self> {
        let accept = headers.get_all(header::ACCEPT);
        let texts: Vec<&str> = accept.iter().filter_map(|value| value.to_str().ok()).collect();
        if texts.is_empty() {
            return Some(Self::Json);
        }
        let ranges: Vec<Range<'_>> = texts.iter().flat_map(|text| text.split(',')).map(Range::read).collect();
        let liked = Self::ALL
            .into_iter()
            .filter_map(|media| Some((media, media.liking(&ranges)?)));
        // The last of the best: among equals, the first in the header, and JSON where both stand under one range.
        let best = liked.reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.map(|(media, _)| media)
    }

    /// How much the client likes it: by quality, then by place in the header.
    fn liking(self, ranges: &[Range<'_>]) -> Option<(f32, std::cmp::Reverse<usize>)> {
        let matching = ranges.iter().enumerate();
        let matching = matching.filter_map(|(place, range)| Some((self.closeness(range.name)?, place, range.quality)));
        let (_, place, quality) =
            matching.max_by_key(|(closeness, place, _)| (*closeness, std::cmp::Reverse(*place)))?;
        (quality > 0.0).then_some((quality, std::cmp::Reverse(place)))
    }

    /// How closely a range names it; `None` where it does not.
    fn closeness(self, range: &str) -> Option<u8> {
        match range {
            // An event stream gets only who names it.
            "*/*" | "application/*" if self == Self::Events => None,
            "*/*" => Some(0),
            "application/*" => Some(1),
            name if name.eq_ignore_ascii_case(self.name()) => Some(2),
            _ => None,
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::GraphQl => "application/graphql-response+json",
            Self::Events => "text/event-stream",
        }
    }

    /// What the answer's `Content-Type` says; before an event stream, that of a refusal.
    pub fn content_type(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Json | Self::Events => "application/json; charset=utf-8",
            Self::GraphQl => "application/graphql-response+json; charset=utf-8",
        })
    }
}

impl<'a> Range<'a> {
    fn read(text: &'a str) -> Self {
        let mut parts = text.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let mut quality = 1.0;
        for parameter in parts {
            let (key, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            match key.trim().to_ascii_lowercase().as_str() {
                "q" => quality = value.trim().parse().unwrap_or(0.0),
                // An answer in another encoding than UTF-8 there is none.
                "charset" if !is_utf8(value) => quality = 0.0,
                _ => {}
            }
        }
        Self { name, quality }
    }
}

/// Whether the name of a character encoding is UTF-8's.
pub fn is_utf8(name: &str) -> bool {
    let name = name.trim().trim_matches('"');
    name.eq_ignore_ascii_case("utf-8") || name.eq_ignore_ascii_case("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(accept: &'static str) -> Option<Media> {
        Media::choose(&HeaderMap::from_iter([(
            header::ACCEPT,
            HeaderValue::from_static(accept),
        )]))
    }

    #[test]
    fn the_type_that_the_client_likes_best_is_chosen() {
        for (accept, media) in [
            ("application/graphql-response+json", Some(Media::GraphQl)),
            (
                "application/graphql-response+json, application/json;q=0.9",
                Some(Media::GraphQl),
            ),
            (
                "application/json;q=0.5, application/graphql-response+json",
                Some(Media::GraphQl),
            ),
            (
                "application/graphql-response+json;q=0.1, application/json",
                Some(Media::Json),
            ),
            (
                "application/graphql-response+json, application/json",
                Some(Media::GraphQl),
            ),
            ("application/json, application/graphql-response+json", Some(Media::Json)),
            ("application/json; charset=utf-8", Some(Media::Json)),
            ("APPLICATION/JSON", Some(Media::Json)),
            ("text/html, application/json;q=0.1", Some(Media::Json)),
            (
                "multipart/mixed; deferSpec=20220824, application/json",
                Some(Media::Json),
            ),
            ("*/*;q=0.1, application/graphql-response+json", Some(Media::GraphQl)),
            ("application/json;q=0, */*", Some(Media::GraphQl)),
        ] {
            assert_eq!(chosen(accept), media, "{accept}");
        }
    }

    #[test]
    fn whoever_takes_anything_gets_json() {
        assert_eq!(Media::choose(&HeaderMap::new()), Some(Media::Json));
        for accept in ["*/*", "application/*", "text/html,*/*;q=0.8"] {
            assert_eq!(chosen(accept), Some(Media::Json), "{accept}");
        }
    }

    #[test]
    fn whoever_takes_none_of_them_gets_none() {
        for accept in [
            "text/csv",
            "application/json;q=0",
            "application/json;charset=utf-16",
            "",
            ";;;,",
        ] {
            assert_eq!(chosen(accept), None, "{accept}");
        }
    }
}
