//! The codes of each list, as plain data.

use super::{
    AllowedEnds, Code, CodeScheme,
    plover::{self, Entry},
};
use demarche_model::{
    actor, artifact, claim, date, document, event, interest, node, place, relation, vocabulary::Vocabulary,
};

use crate::{alignment, red_line, resolve, search, timeline};

/// Every code of the list, in its own order.
pub fn codes(scheme: CodeScheme) -> Vec<Code> {
    let codes = match scheme {
        CodeScheme::NodeKind => list::<node::NodeKind>(),
        CodeScheme::ActorKind => list::<actor::ActorKind>(),
        CodeScheme::PlaceKind => list::<place::PlaceKind>(),
        CodeScheme::GeoPrecision => each(|code: place::GeoPrecision| numbered(code, code.number())),
        CodeScheme::InterestKind => list::<interest::InterestKind>(),
        CodeScheme::InterestStatus => list::<interest::InterestStatus>(),
        CodeScheme::Operator => list::<interest::Operator>(),
        CodeScheme::EventKind | CodeScheme::PloverEventType => each(event_type),
        CodeScheme::EventStatus => list::<event::EventStatus>(),
        CodeScheme::ParticipantRole => list::<event::ParticipantRole>(),
        CodeScheme::Side => list::<event::Side>(),
        CodeScheme::QuadCategory => list::<event::QuadCategory>(),
        CodeScheme::ArtifactKind => list::<artifact::ArtifactKind>(),
        CodeScheme::ArtifactStatus => list::<artifact::ArtifactStatus>(),
        CodeScheme::RelationKind => each(relation_kind),
        CodeScheme::RelationGroup => list::<relation::RelationGroup>(),
        CodeScheme::RelationStatus => list::<relation::RelationStatus>(),
        CodeScheme::Reliability => list::<document::Reliability>(),
        CodeScheme::ClaimMode => list::<claim::ClaimMode>(),
        CodeScheme::Polarity => list::<claim::Polarity>(),
        CodeScheme::Attitude => list::<claim::Attitude>(),
        CodeScheme::Likelihood => list::<claim::Likelihood>(),
        CodeScheme::Confidence => list::<claim::Confidence>(),
        CodeScheme::Credibility => each(|code: claim::Credibility| numbered(code, code.number())),
        CodeScheme::AliasKind => list::<node::AliasKind>(),
        CodeScheme::QuantityQualifier => list::<node::QuantityQualifier>(),
        CodeScheme::ExternalIdScheme => list::<node::ExternalIdScheme>(),
        CodeScheme::HopKind => list::<node::HopKind>(),
        CodeScheme::HopDirection => list::<node::HopDirection>(),
        CodeScheme::TimelineEntryKind => list::<timeline::TimelineEntryKind>(),
        CodeScheme::SearchField => list::<search::SearchField>(),
        CodeScheme::SearchMode => list::<search::SearchMode>(),
        CodeScheme::MatchKind => list::<resolve::MatchKind>(),
        CodeScheme::Verdict => list::<alignment::Verdict>(),
        CodeScheme::Agreement => list::<alignment::Agreement>(),
        CodeScheme::CrossingResult => list::<red_line::CrossingResult>(),
        CodeScheme::LeafResult => list::<red_line::LeafResult>(),
        CodeScheme::Ternary => list::<date::Ternary>(),
        CodeScheme::DateMatch => list::<date::DateMatch>(),
        CodeScheme::DatePrecision => list::<date::DatePrecision>(),
        CodeScheme::PloverMode => modes(),
        CodeScheme::PloverContext => plover::contexts().iter().map(entry).collect(),
        CodeScheme::PloverSector => plover::sectors().iter().map(entry).collect(),
    };
    codes.into_iter().map(|code| code.sourced(source(scheme))).collect()
}

/// Where a list comes from; `None` for the service's own.
fn source(scheme: CodeScheme) -> Option<&'static str> {
    match scheme {
        CodeScheme::EventKind
        | CodeScheme::QuadCategory
        | CodeScheme::PloverEventType
        | CodeScheme::PloverMode
        | CodeScheme::PloverContext
        | CodeScheme::PloverSector => Some(plover::SOURCE),
        CodeScheme::Reliability | CodeScheme::Credibility => Some("Admiralty code, NATO AJP-2.1"),
        CodeScheme::Likelihood | CodeScheme::Confidence => Some("ICD-203, US Intelligence Community Directive 203"),
        CodeScheme::GeoPrecision => Some("UCDP Georeferenced Event Dataset, where_prec"),
        CodeScheme::DatePrecision => Some("EDTF, ISO 8601-2"),
        _ => None,
    }
}

fn each<T: Vocabulary>(code: impl Fn(T) -> Code) -> Vec<Code> {
    T::ALL.iter().copied().map(code).collect()
}

fn list<T: Vocabulary>() -> Vec<Code> {
    each(plain::<T>)
}

fn plain<T: Vocabulary>(code: T) -> Code {
    Code::new(code.code(), label(code.code()), code.definition())
}

fn numbered<T: Vocabulary>(code: T, number: i16) -> Code {
    let mut code = plain(code);
    code.number = Some(number.into());
    code
}

fn event_type(kind: event::EventKind) -> Code {
    let mut code = plain(kind);
    code.quad_category = Some(kind.quad_category());
    code.requires_recipient = Some(kind.requires_recipient());
    code
}

fn relation_kind(kind: relation::RelationKind) -> Code {
    let mut code = plain(kind);
    code.relation_group = Some(kind.group());
    code.directed = Some(kind.is_directed());
    let ends = relation::rules::allowed_ends(kind).into_iter();
    code.allowed_ends = Some(ends.map(|(from, to)| AllowedEnds { from, to }).collect());
    code
}

fn modes() -> Vec<Code> {
    event::EventKind::ALL.iter().flat_map(|kind| modes_of(*kind)).collect()
}

fn modes_of(kind: event::EventKind) -> impl Iterator<Item = Code> {
    plover::modes_of(kind).iter().map(move |mode| {
        let mut code = entry(mode);
        code.event_kind = Some(kind);
        code
    })
}

fn entry(entry: &Entry) -> Code {
    let label = entry.label.map_or_else(|| label(entry.code), str::to_owned);
    Code::new(entry.code, label, entry.definition.to_owned())
}

/// The label of a code that the list has, without making the whole list.
pub fn words(scheme: CodeScheme, code: &str) -> String {
    let labels = match scheme {
        CodeScheme::PloverContext => plover::contexts(),
        CodeScheme::PloverSector => plover::sectors(),
        _ => &[],
    };
    let own = labels
        .iter()
        .find(|entry| entry.code == code)
        .and_then(|entry| entry.label);
    own.map_or_else(|| label(code), str::to_owned)
}

/// Words that stay in capitals: names of registers, and short forms.
const CAPITALS: &[&str] = &["NGO", "ISO", "M49", "COW", "UCDP", "ICEWS", "LEI", "DOI", "UN"];

/// A code in words: `STATE_BODY` becomes "State body".
fn label(code: &str) -> String {
    let word = |word: &str| match CAPITALS.contains(&word) {
        true => word.to_owned(),
        false => word.to_lowercase(),
    };
    let words: Vec<_> = code.split(['_', '-']).map(word).collect();
    let words = words.join(" ");
    match words.split_at_checked(1) {
        Some((first, rest)) => first.to_uppercase() + rest,
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_code_of_every_list_is_named_once_and_defined() {
        for scheme in CodeScheme::ALL {
            let codes = codes(*scheme);
            let names: HashSet<_> = codes.iter().map(|code| (code.event_kind, &code.code)).collect();
            assert_eq!(names.len(), codes.len(), "{}", scheme.code());
            for code in &codes {
                assert!(code.definition.len() > 10 && !code.label.is_empty(), "{code:?}");
            }
        }
    }

    #[test]
    fn a_mode_says_whose_it_is() {
        let modes = codes(CodeScheme::PloverMode);
        let allege = modes
            .iter()
            .find(|mode| mode.code == "allege")
            .expect("a mode of PLOVER");
        assert_eq!(allege.event_kind, Some(event::EventKind::Accuse));
        assert_eq!(allege.source.as_deref(), Some(plover::SOURCE));
    }

    #[test]
    fn a_kind_of_relation_says_what_it_may_join() {
        let kinds = codes(CodeScheme::RelationKind);
        let voices = kinds
            .iter()
            .find(|kind| kind.code == "VOICES")
            .expect("a kind of relation");
        let (from, to) = (node::NodeKind::Event, node::NodeKind::Interest);
        assert_eq!(voices.allowed_ends.as_deref(), Some(&[AllowedEnds { from, to }][..]));
        assert_eq!(voices.directed, Some(true));
    }

    #[test]
    fn labels_read_as_words() {
        let labels = ["STATE_BODY", "NGO", "third-party", "UN_SYMBOL", "A"].map(label);
        assert_eq!(labels, ["State body", "NGO", "Third party", "UN symbol", "A"]);
    }

    #[test]
    fn a_sector_has_a_label_of_its_own() {
        let sectors = codes(CodeScheme::PloverSector);
        assert_eq!((sectors[0].code.as_str(), sectors[0].label.as_str()), ("COP", "Police"));
    }

    #[test]
    fn the_words_of_a_code_are_its_label_in_the_list() {
        for scheme in CodeScheme::ALL {
            for code in codes(*scheme) {
                assert_eq!(words(*scheme, &code.code), code.label, "{}", scheme.code());
            }
        }
    }

    #[test]
    fn files_and_apis_write_the_same_codes() {
        same::<relation::RelationKind>();
        same::<node::ExternalIdScheme>();
        same::<actor::ActorKind>();
        same::<claim::ClaimMode>();
        same::<CodeScheme>();
    }

    fn same<T: Vocabulary + serde::Serialize + async_graphql::InputType>() {
        for code in T::ALL {
            assert_eq!(serde_json::to_value(code).expect("text"), code.code());
            assert_eq!(
                code.to_value(),
                async_graphql::Value::Enum(async_graphql::Name::new(code.code()))
            );
        }
    }
}
