//! What may be asked for, and the words of values.

use super::*;
use demarche_model::event::EventFacet;

use crate::code::CodeScheme;

#[test]
fn a_year_before_christ_is_read_as_people_do() {
    assert_eq!(
        ["-0043", "0000", "0001", "2016"].map(year_in_words),
        ["44 BC", "1 BC", "1", "2016"]
    );
}

#[test]
fn a_code_has_its_words_and_a_number_its_code() {
    let plain = |value: &str, label: &str| Shown::Plain {
        value: value.into(),
        label: label.into(),
    };
    let role = Source::code("role", CodeScheme::ParticipantRole);
    let credibility = Source::number("credibility", CodeScheme::Credibility);
    let shown = |source, text: &str| shown(source, text.into()).ok();
    assert_eq!(shown(role, "HOST"), Some(plain("HOST", "Host")));
    assert_eq!(shown(credibility, "2"), Some(plain("PROBABLY_TRUE", "Probably true")));
    assert_eq!(shown(Source::flag("rival"), "true"), Some(plain("true", "Yes")));
    assert_eq!(shown(credibility, "9"), None);
}

#[test]
fn nothing_and_the_same_twice_are_refused() {
    let refusal = |by: &[EventFacet]| {
        check(&by.iter().copied().map(FacetField::of).collect::<Vec<_>>()).map_err(|error| error.to_string())
    };
    assert_eq!(
        refusal(&[]),
        Err("`by` is empty: name what to count by, such as KIND".into())
    );
    let twice = [EventFacet::Kind, EventFacet::Year, EventFacet::Kind];
    assert_eq!(refusal(&twice), Err("`by` names KIND twice: name it once".into()));
    assert_eq!(refusal(&twice[..2]), Ok(()));
}
