//! Links to the pages before and after one.

use super::answer::PageFacts;

/// The parameters that choose a page.
const PAGE: [&str; 4] = ["first", "after", "last", "before"];

/// The pages around one, as paths with their query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// The page after it.
    pub next: Option<String>,
    /// The page before it.
    pub previous: Option<String>,
}

impl Links {
    /// Finds the links of a page that was asked for under a path.
    pub fn of(path: &str, pairs: &[(String, String)], page: &PageFacts) -> Self {
        let size = pairs.iter().find(|(name, _)| name == "first" || name == "last");
        let around = |size_name: &str, cursor_name: &str, cursor: &Option<String>| {
            let cursor = cursor.clone()?;
            let mut pairs: Vec<(String, String)> = pairs
                .iter()
                .filter(|(name, _)| !PAGE.contains(&name.as_str()))
                .cloned()
                .collect();
            pairs.extend(size.map(|(_, size)| (size_name.to_owned(), size.clone())));
            if size.is_none() && size_name == "last" {
                pairs.push((size_name.to_owned(), demarche_model::page::DEFAULT_SIZE.to_string()));
            }
            pairs.push((cursor_name.to_owned(), cursor));
            Some(format!("{path}{}", with_mark(&pairs)))
        };
        Self {
            next: around("first", "after", &page.after),
            previous: around("last", "before", &page.before),
        }
    }
}

/// Writes a query string.
pub fn query(pairs: &[(String, String)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(pairs)
        .finish()
}

/// Writes a query string with its mark; nothing for no pairs.
pub fn with_mark(pairs: &[(String, String)]) -> String {
    if pairs.is_empty() {
        String::new()
    } else {
        format!("?{}", query(pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::pairs;

    fn links(query: &str) -> Links {
        let page = PageFacts {
            before: Some("b".into()),
            after: Some("a".into()),
            ..PageFacts::default()
        };
        Links::of("/v1/actors", &pairs(query), &page)
    }

    #[test]
    fn a_link_keeps_the_question_and_the_size() {
        assert_eq!(
            links("kind=STATE&text=a%20b&first=2&after=x"),
            Links {
                next: Some("/v1/actors?kind=STATE&text=a+b&first=2&after=a".into()),
                previous: Some("/v1/actors?kind=STATE&text=a+b&last=2&before=b".into()),
            }
        );
    }

    #[test]
    fn a_page_without_a_size_is_followed_by_one_without() {
        assert_eq!(links("").next.as_deref(), Some("/v1/actors?after=a"));
        assert_eq!(links("").previous.as_deref(), Some("/v1/actors?last=20&before=b"));
    }
}
