//! Ids in other registers: their form, and that each means one record.

use std::collections::HashMap;

use crate::{At, Checker, Extent, ExternalIdEntry, Head};
use demarche_model::{date::UncertainPeriod, node::ExternalIdScheme, vocabulary::Vocabulary};

/// Checks the form of an external id.
pub(crate) fn check(head: Head<'_>, id: &ExternalIdEntry, checker: &mut Checker<'_>) {
    let (fits, expected) = form(id.scheme, &id.value);
    if !fits {
        let message = format!(
            "`{}` is no id of {}: expected {expected}",
            id.value.value,
            id.scheme.code()
        );
        checker.error(head, id.value.mark, "bad-external-id", message);
    }
}

/// Warns of an external id that means two records at one time.
pub(crate) fn check_shared(checker: &mut Checker<'_>) {
    let mut seen: HashMap<(ExternalIdScheme, &str), Vec<(Head<'_>, &ExternalIdEntry)>> = HashMap::new();
    for head in checker.records.heads() {
        for id in &head.common.external_ids {
            let others = seen.entry((id.scheme, &id.value)).or_default();
            if let Some((other, _)) = others
                .iter()
                .find(|(_, other)| overlap(id.active.as_ref(), other.active.as_ref()))
            {
                let message = format!(
                    "{} {} also means `{}`: say from when to when each holds (`active`)",
                    id.scheme.code(),
                    id.value.value,
                    other.id.value
                );
                checker.warning(head, id.value.mark, "shared-external-id", message);
            }
            others.push((head, id));
        }
    }
}

/// Whether both may hold on one day.
fn overlap(a: Option<&At<Extent>>, b: Option<&At<Extent>>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return true;
    };
    !ends_before(&a.0, &b.0) && !ends_before(&b.0, &a.0)
}

fn ends_before(a: &UncertainPeriod, b: &UncertainPeriod) -> bool {
    matches!((a.end.earliest, b.start.latest), (Some(end), Some(start)) if end <= start)
}

/// Whether an id has the form of its register, and what that form is.
fn form(scheme: ExternalIdScheme, text: &str) -> (bool, &'static str) {
    let digits = |text: &str, least: usize, most: usize| {
        (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let capitals =
        |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_uppercase());
    match scheme {
        ExternalIdScheme::IsoAlpha3 => (capitals(text, 3), "three capital letters, as ARM"),
        ExternalIdScheme::IsoAlpha2 => (capitals(text, 2), "two capital letters, as AM"),
        ExternalIdScheme::M49 => (digits(text, 3, 3), "three digits, as \"051\""),
        ExternalIdScheme::Cow => (digits(text, 1, 3), "one to three digits, as 371"),
        ExternalIdScheme::GleditschWard => (digits(text, 1, 4), "one to four digits, as 371"),
        ExternalIdScheme::Ucdp | ExternalIdScheme::Icews => (digits(text, 1, 12), "digits"),
        ExternalIdScheme::Geonames => (digits(text, 1, 12), "digits, as 616051"),
        ExternalIdScheme::Wikidata => (
            text.strip_prefix('Q').is_some_and(|rest| digits(rest, 1, 12)),
            "Q and digits, as Q399",
        ),
        ExternalIdScheme::Lei => (is_lei(text), "18 capital letters or digits and two check digits"),
        ExternalIdScheme::Doi => (
            is_doi(text),
            "`10.`, a registrant and a name, as 10.1177/0022343313496595",
        ),
        ExternalIdScheme::UnSymbol => (is_un_symbol(text), "parts with `/` between, as A/RES/62/243"),
    }
}

/// ISO 17442: the number that letters and digits make is 1 modulo 97.
fn is_lei(text: &str) -> bool {
    let digits: Option<Vec<u32>> = text
        .chars()
        .map(|c| c.to_digit(36).filter(|_| !c.is_ascii_lowercase()))
        .collect();
    let Some(digits) = digits.filter(|digits| digits.len() == 20) else {
        return false;
    };
    let rest = digits.into_iter().fold(0, |rest, digit| {
        let shift = if digit > 9 { 100 } else { 10 };
        (rest * shift + digit) % 97
    });
    rest == 1
}

fn is_doi(text: &str) -> bool {
    let Some((prefix, name)) = text.strip_prefix("10.").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    prefix.len() >= 4
        && prefix.chars().all(|c| c.is_ascii_digit() || c == '.')
        && !name.is_empty()
        && !name.contains(' ')
}

fn is_un_symbol(text: &str) -> bool {
    text.contains('/')
        && text
            .split('/')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || "().-&".contains(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_the_form_of_their_register() {
        let good = [
            (ExternalIdScheme::IsoAlpha3, "ARM"),
            (ExternalIdScheme::M49, "051"),
            (ExternalIdScheme::Cow, "2"),
            (ExternalIdScheme::Wikidata, "Q399"),
            (ExternalIdScheme::Lei, "5493001KJTIIGC8Y1R12"),
            (ExternalIdScheme::Doi, "10.1177/0022343313496595"),
            (ExternalIdScheme::UnSymbol, "A/RES/62/243"),
        ];
        for (scheme, text) in good {
            assert!(form(scheme, text).0, "{scheme:?} {text}");
        }
        let bad = [
            (ExternalIdScheme::IsoAlpha3, "Arm"),
            (ExternalIdScheme::M49, "51"),
            (ExternalIdScheme::Cow, "ARM"),
            (ExternalIdScheme::Wikidata, "399"),
            (ExternalIdScheme::Lei, "5493001KJTIIGC8Y1R13"),
            (ExternalIdScheme::Doi, "https://doi.org/10.1177/1"),
            (ExternalIdScheme::UnSymbol, "RES 62"),
        ];
        for (scheme, text) in bad {
            assert!(!form(scheme, text).0, "{scheme:?} {text}");
        }
    }
}
