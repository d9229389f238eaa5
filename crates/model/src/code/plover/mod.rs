//! The code lists of PLOVER (Open Event Data Alliance) that are no enums: modes, contexts and sectors.
//!
//! Codes and their order are PLOVER's; the definitions are our own words.

mod contexts;
mod modes;
mod sectors;

use crate::event::EventKind;
use contexts::CONTEXTS;
use modes::MODES;
use sectors::SECTORS;

/// Where the lists come from.
pub const SOURCE: &str = "PLOVER, Open Event Data Alliance";

/// A code of PLOVER and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code, as PLOVER writes it.
    pub code: &'static str,
    /// The code in words, where the code itself is none.
    pub label: Option<&'static str>,
    /// What it means.
    pub definition: &'static str,
}

const fn entry(code: &'static str, definition: &'static str) -> Entry {
    Entry {
        code,
        label: None,
        definition,
    }
}

const fn labelled(code: &'static str, label: &'static str, definition: &'static str) -> Entry {
    Entry {
        code,
        label: Some(label),
        definition,
    }
}

/// The modes of an event kind: the ways in which such an act is done. Kinds without modes have none.
pub fn modes_of(kind: EventKind) -> &'static [Entry] {
    MODES
        .iter()
        .find(|(owner, _)| *owner == kind)
        .map_or(&[], |(_, modes)| modes)
}

/// The contexts: the fields of politics that an event may touch.
pub fn contexts() -> &'static [Entry] {
    CONTEXTS
}

/// The sectors: what part of a society or state an actor belongs to.
pub fn sectors() -> &'static [Entry] {
    SECTORS
}

/// Whether the text is a mode of the event kind.
pub fn is_mode(kind: EventKind, text: &str) -> bool {
    contains(modes_of(kind), text)
}

/// Whether the text is a context.
pub fn is_context(text: &str) -> bool {
    contains(CONTEXTS, text)
}

/// Whether the text is a sector.
pub fn is_sector(text: &str) -> bool {
    contains(SECTORS, text)
}

fn contains(entries: &[Entry], text: &str) -> bool {
    entries.iter().any(|entry| entry.code == text)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn the_lists_are_as_long_as_plovers() {
        let modes: usize = EventKind::ALL.iter().map(|kind| modes_of(*kind).len()).sum();
        assert_eq!((modes, contexts().len(), sectors().len()), (67, 37, 25));
    }

    #[test]
    fn no_list_names_a_code_twice_or_leaves_one_undefined() {
        let lists = EventKind::ALL.iter().map(|kind| modes_of(*kind));
        for list in lists.chain([contexts(), sectors()]) {
            let codes: HashSet<_> = list.iter().map(|entry| entry.code).collect();
            assert_eq!(codes.len(), list.len());
            assert!(list.iter().all(|entry| entry.definition.ends_with('.')), "{list:?}");
        }
    }

    #[test]
    fn a_mode_belongs_to_its_event_kind_only() {
        assert!(is_mode(EventKind::Accuse, "allege"));
        assert!(!is_mode(EventKind::Consult, "allege"));
        assert!(modes_of(EventKind::Agree).is_empty());
    }

    #[test]
    fn codes_are_matched_letter_by_letter() {
        assert!(is_context("political_institutions") && !is_context("Political_Institutions"));
        assert!(is_sector("GOV") && !is_sector("gov"));
    }
}
