//! Documents in dataset folders.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{At, Checker, Entry, HasKind, Head, OwnFields, Point};
use demarche_model::{document::Reliability, node::NodeKind};

/// The fields of a document in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DocumentFields {
    /// The title it was published under.
    pub title: Option<String>,
    /// Who wrote it, as printed.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<At<Point>>,
    /// The language it is written in, as `en`.
    pub language: Option<At<String>>,
    /// Where it can be read.
    pub url: Option<At<String>>,
    /// The SHA-256 of the text that was read.
    pub sha256: Option<At<String>>,
    /// Under what terms its text may be used.
    pub rights: Option<String>,
    /// How reliable the source is (Admiralty code); F, not judged, where nothing is said.
    pub reliability: Option<Reliability>,
    /// The passages that claims point to.
    #[serde(default)]
    pub passages: Vec<PassageEntry>,
}

/// A passage of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PassageEntry {
    /// The number of the paragraph, headings counted, from 1.
    pub number: At<u32>,
    /// Where to find it in words.
    pub locator: Option<String>,
    /// What it says, in your own words.
    pub paraphrase: Option<String>,
    /// Words that the document itself quotes, at most 25.
    pub quote: Option<At<String>>,
}

impl HasKind for DocumentFields {
    const KIND: NodeKind = NodeKind::Document;
}

/// The most words of a quotation.
const QUOTE_LIMIT: usize = 25;

impl OwnFields for DocumentFields {
    // Checks passages, the hash, the language and the address.
    fn check(entry: &Entry<Self>, checker: &mut Checker<'_>) {
        let (head, own) = (entry.head(), &entry.own);
        check_passages(head, &own.passages, checker);
        let is_hash =
            |text: &str| text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if let Some(hash) = own.sha256.as_ref().filter(|hash| !is_hash(hash)) {
            let message = "`sha256` is 64 hexadecimal digits in lower case, as `sha256sum` prints them";
            checker.error(head, hash.mark, "bad-hash", message);
        }
        if let Some(language) = own.language.as_ref().filter(|language| !is_language(language)) {
            let message = format!(
                "`{}` is no language tag: expected one as en, ru or zh-Hant (BCP 47)",
                language.value
            );
            checker.error(head, language.mark, "bad-language", message);
        }
        let is_address =
            |text: &str| (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(' ');
        if let Some(url) = own.url.as_ref().filter(|url| !is_address(url)) {
            checker.error(
                head,
                url.mark,
                "bad-url",
                "expected an address that begins with https:// or http://",
            );
        }
    }
}

fn check_passages(head: Head<'_>, passages: &[PassageEntry], checker: &mut Checker<'_>) {
    let mut seen = HashSet::new();
    for passage in passages {
        let number = passage.number.value;
        if number == 0 || i32::try_from(number).is_err() {
            checker.error(
                head,
                passage.number.mark,
                "out-of-range",
                "passages are numbered from 1",
            );
        } else if !seen.insert(number) {
            let message = format!("passage {number} is given twice");
            checker.error(head, passage.number.mark, "given-twice", message);
        }
        let words = passage
            .quote
            .as_ref()
            .map_or(0, |quote| quote.split_whitespace().count());
        if let Some(quote) = passage.quote.as_ref().filter(|_| words > QUOTE_LIMIT) {
            let message = format!("the quotation has {words} words: expected at most {QUOTE_LIMIT}");
            checker.error(head, quote.mark, "long-quote", message);
        }
    }
}

/// Whether the text has the shape of a language tag (BCP 47): a language of two or three letters, then subtags.
fn is_language(text: &str) -> bool {
    let (language, rest) = text
        .split_once('-')
        .map_or((text, None), |(language, rest)| (language, Some(rest)));
    let is_subtag = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && rest.is_none_or(|rest| rest.split('-').all(is_subtag))
}
