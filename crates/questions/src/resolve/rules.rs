//! How a reference is read, and what comes of the records that it fits, as pure functions.

use super::{Candidate, MatchKind, Resolution};
use demarche_model::{
    date::{Ternary, UncertainDate, UncertainPeriod},
    fold::fold,
    node::{AliasKind, ExternalIdScheme, NodeId, NodeKind, is_slug},
    vocabulary::Vocabulary,
};

/// The longest reference that can be a name, in characters.
const LONGEST_NAME: usize = 200;

/// How many records are listed for a reference.
pub const MOST_CANDIDATES: usize = 20;

/// What a reference may be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// A name, folded; empty where it can be none.
    pub name: String,
    /// Ids in full.
    pub ids: Vec<String>,
    /// A code in another register; empty where it can be none.
    pub codes: Vec<String>,
    /// The register, where the reference says it.
    pub scheme: Option<ExternalIdScheme>,
    /// When the code is to mean the record, where the reference says it.
    pub at: Option<UncertainDate>,
}

/// Reads a reference; a slug alone is an id where kinds are asked for.
pub fn read(reference: &str, kinds: &[NodeKind]) -> Reading {
    let text = reference.trim();
    if text.is_empty() || text.contains('\0') || text.chars().count() > LONGEST_NAME {
        return Reading::default();
    }
    let (code, at) = dated(text);
    let (scheme, code) = registered(code);
    Reading {
        name: fold(text),
        ids: ids(&text.to_lowercase(), kinds),
        codes: spellings(code),
        scheme,
        at,
    }
}

/// `365@1990`: a code, and when it is to mean the record.
fn dated(text: &str) -> (&str, Option<UncertainDate>) {
    let parts = text.rsplit_once('@');
    let read = |(code, date): (&'_ str, &str)| Some((code.len(), UncertainDate::parse(date.trim()).ok()?));
    match parts.and_then(read) {
        Some((end, date)) => (text[..end].trim(), Some(date)),
        None => (text, None),
    }
}

/// `cow:365`: a register, and a code of it.
fn registered(text: &str) -> (Option<ExternalIdScheme>, &str) {
    let read = |(scheme, code): (&str, &'_ str)| {
        let scheme = scheme.trim().to_ascii_uppercase().replace(['-', ' '], "_");
        Some((ExternalIdScheme::from_code(&scheme)?, text.len() - code.len()))
    };
    match text.split_once(':').and_then(read) {
        Some((scheme, start)) => (Some(scheme), text[start..].trim()),
        None => (None, text),
    }
}

/// A code as it stands, and in capitals or without: registers write theirs in one way.
fn spellings(code: &str) -> Vec<String> {
    let mut spellings = vec![code.to_owned(), code.to_uppercase(), code.to_lowercase()];
    spellings.sort_unstable();
    spellings.dedup();
    spellings.retain(|code| !code.is_empty());
    spellings
}

fn ids(text: &str, kinds: &[NodeKind]) -> Vec<String> {
    let is_record = |id: &NodeId| id.kind() != NodeKind::Claim;
    if text.contains('/') {
        let id = text.parse::<NodeId>().ok().filter(is_record);
        return id.iter().map(ToString::to_string).collect();
    }
    let of_kind = |kind: &NodeKind| format!("{}/{text}", kind.prefix());
    if is_slug(text) {
        kinds.iter().map(of_kind).collect()
    } else {
        Vec::new()
    }
}

/// Whether a code means its record at the time that the reference says: also where that is not sure.
pub fn holds(active: Option<&UncertainPeriod>, at: Option<&UncertainDate>) -> bool {
    match (active, at) {
        (Some(active), Some(at)) => active.holds_at(at) != Ternary::No,
        _ => true,
    }
}

/// What sort of match another name is.
pub fn match_of(kind: AliasKind) -> MatchKind {
    match kind {
        AliasKind::Name | AliasKind::Transliteration | AliasKind::Designation => MatchKind::Name,
        AliasKind::Acronym => MatchKind::Acronym,
        AliasKind::Metonym => MatchKind::Metonym,
    }
}

/// What a reference means: each record once, by its surest match.
///
/// The best is the one record that it fits exactly. Where it fits several so, or is only spelt like a name, none is:
/// nothing is guessed.
pub fn judge(reference: &str, mut candidates: Vec<Candidate>, spelling_tried: bool) -> Resolution {
    candidates.sort_by(|a, b| {
        let by_score = b.score.total_cmp(&a.score);
        by_score.then(a.matched.cmp(&b.matched)).then(a.record.cmp(&b.record))
    });
    let mut seen = std::collections::HashSet::new();
    candidates.retain(|candidate| seen.insert(candidate.record));
    let mut exact = candidates
        .iter()
        .filter(|candidate| candidate.matched != MatchKind::Fuzzy);
    let best = match (exact.next(), exact.next()) {
        (Some(only), None) => Some(only.record),
        _ => None,
    };
    let ambiguous = best.is_none() && candidates.len() > 1;
    candidates.truncate(MOST_CANDIDATES);
    Resolution {
        reference: reference.to_owned(),
        best,
        ambiguous,
        candidates,
        spelling_tried,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use demarche_model::node::Key;

    fn candidate(record: i32, matched: MatchKind, score: f64) -> Candidate {
        Candidate {
            record: Key(record),
            matched,
            text: String::new(),
            score,
        }
    }

    #[test]
    fn a_reference_may_be_a_name_an_id_or_a_code() {
        assert_eq!(read(" Turan–NATO ", &[]).name, "turan-nato");
        assert_eq!(read("Actor/Russia", &[]).ids, ["actor/russia"]);
        assert_eq!(
            read("russia", &[NodeKind::Actor, NodeKind::Place]).ids,
            ["actor/russia", "place/russia"]
        );
        assert_eq!(read("rus", &[]).codes, ["RUS", "rus"]);
        assert!(read("claim/actor/russia/1", &[]).ids.is_empty());
    }

    #[test]
    fn a_code_may_say_its_register_and_its_time() {
        let reading = read("cow: 365@1990", &[]);
        assert_eq!(reading.codes, ["365"]);
        assert_eq!(reading.scheme, Some(ExternalIdScheme::Cow));
        assert_eq!(reading.at.map(|at| at.edtf), Some("1990".into()));
        assert_eq!(read("somebody@home", &[]).at, None);
    }

    #[test]
    fn a_code_holds_unless_it_surely_does_not() {
        let active = UncertainPeriod::parse("1991-12-26/..").expect("an extent");
        let at = |text: &str| UncertainDate::parse(text).expect("a date");
        for (date, expected) in [("1990", false), ("1991", true), ("1992", true)] {
            assert_eq!(holds(Some(&active), Some(&at(date))), expected, "{date}");
        }
        assert!(holds(None, Some(&at("1990"))));
    }

    #[test]
    fn nothing_can_be_meant_by_nothing() {
        for text in ["", "  ", "\0", "a\0b", &"x".repeat(10_000)] {
            assert_eq!(read(text, &[]), Reading::default(), "{text:.20?}");
        }
    }

    #[test]
    fn the_best_is_the_only_record_that_fits_exactly() {
        let one = judge(
            "a",
            vec![candidate(1, MatchKind::Name, 1.0), candidate(1, MatchKind::Code, 1.0)],
            false,
        );
        assert_eq!((one.best, one.ambiguous), (Some(Key(1)), false));
        assert_eq!(one.candidates, [candidate(1, MatchKind::Code, 1.0)]);
        let two = judge(
            "a",
            vec![
                candidate(1, MatchKind::Metonym, 1.0),
                candidate(2, MatchKind::Name, 1.0),
            ],
            false,
        );
        assert_eq!((two.best, two.ambiguous), (None, true));
        assert_eq!(two.candidates[0].record, Key(2));
    }

    #[test]
    fn what_is_only_spelt_alike_is_never_the_best() {
        let one = judge("a", vec![candidate(1, MatchKind::Fuzzy, 0.9)], true);
        assert_eq!((one.best, one.ambiguous), (None, false));
        let two = judge(
            "a",
            vec![candidate(1, MatchKind::Fuzzy, 0.4), candidate(2, MatchKind::Fuzzy, 0.9)],
            true,
        );
        assert_eq!((two.best, two.ambiguous), (None, true));
        assert_eq!(two.candidates[0].record, Key(2));
    }
}
