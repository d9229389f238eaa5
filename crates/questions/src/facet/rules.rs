//! What a facet shows, as pure functions: what may be asked for, and the words of values.

use super::{Facet, FacetField, FacetValue, Meaning, Shown, Source, Spread, Values};
use demarche_model::{
    error::{Error, Result},
    node::Key,
};

use crate::code::{codes, words};

/// Checks what a list is to be counted by.
///
/// # Errors
/// `BadInput` where it names nothing, or something twice.
pub fn check(by: &[FacetField]) -> Result<()> {
    if by.is_empty() {
        return Err(Error::bad_input("`by` is empty: name what to count by, such as KIND"));
    }
    let again = by
        .iter()
        .enumerate()
        .find(|(index, field)| by[..*index].contains(field));
    again.map_or(Ok(()), |(_, FacetField { code, .. })| {
        Err(Error::bad_input(format!("`by` names {code} twice: name it once")))
    })
}

/// Says what the values of a spread mean.
///
/// # Errors
/// `Internal` where the database holds what the facet does not know.
pub fn facet(FacetField { code, source }: FacetField, spread: &Spread) -> Result<Facet> {
    let Spread {
        values,
        missing,
        truncated,
    } = spread;
    let value = |(text, count, possible_count): &(String, i64, Option<i64>)| {
        Ok(FacetValue {
            shown: shown(source, text.clone())?,
            count: *count,
            possible_count: *possible_count,
        })
    };
    Ok(Facet {
        by: code,
        values: values.iter().map(value).collect::<Result<_>>()?,
        missing: *missing,
        truncated: *truncated,
    })
}

fn shown(source: Source, text: String) -> Result<Shown> {
    let unknown = || Error::internal(format!("the value {text} of a facet is none of {:?}", source.meaning));
    let (value, label) = match source.meaning {
        Meaning::Record => return Ok(Shown::Record(Key(text.parse().map_err(|_| unknown())?))),
        Meaning::Text if source.values == Values::Years => (text.clone(), year_in_words(&text)),
        Meaning::Text => (text.clone(), text),
        Meaning::Code(scheme) => (text.clone(), words(scheme, &text)),
        Meaning::Number(scheme) => {
            let mut numbered = codes(scheme).into_iter();
            let code = numbered.find(|code| code.number.is_some_and(|number| number.to_string() == text));
            code.map(|code| (code.code, code.label)).ok_or_else(unknown)?
        }
        Meaning::Words(known) => {
            let found = known.iter().find(|(value, _)| *value == text);
            found
                .map(|(_, label)| (text.clone(), (*label).to_owned()))
                .ok_or_else(unknown)?
        }
    };
    Ok(Shown::Plain { value, label })
}

/// A year in words: `-0043` is 44 BC.
fn year_in_words(edtf: &str) -> String {
    match edtf.parse::<i32>() {
        Ok(year) if year > 0 => year.to_string(),
        Ok(year) => format!("{} BC", 1 - year),
        Err(_) => edtf.to_owned(),
    }
}

#[cfg(test)]
mod tests;
