//! What is counted, as pure functions: the years that dates touch, the most frequent values, and their words.

use std::collections::{BTreeMap, BTreeSet};

use super::{Facet, FacetBy, FacetValue, Meaning, Shown, Source, Spread, Values};
use crate::{
    code::{codes, words},
    error::{Error, Result},
    node::Key,
};

/// How many values a facet lists.
pub const LONGEST: usize = 50;

/// Checks what a list is to be counted by.
///
/// # Errors
/// `BadInput` where it names nothing, or something twice.
pub fn check<F: FacetBy>(by: &[F]) -> Result<()> {
    if by.is_empty() {
        return Err(Error::bad_input("`by` is empty: name what to count by, such as KIND"));
    }
    let again = by
        .iter()
        .enumerate()
        .find(|(index, facet)| by[..*index].contains(facet));
    again.map_or(Ok(()), |(_, facet)| {
        let code = facet.code();
        Err(Error::bad_input(format!("`by` names {code} twice: name it once")))
    })
}

/// Records of one list whose dates begin, or end, in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearTally {
    /// The year as Postgres counts: there is none between -1 and 1. `None` for open bounds, and the undated.
    pub year: Option<i32>,
    /// Whether it is the year of the latest day, not of the earliest.
    pub ends: bool,
    /// Whether they are the undated ones.
    pub undated: bool,
    /// How many they are.
    pub count: i64,
    /// How many of them lie within the year.
    pub within: i64,
}

/// The years that dates surely or possibly touch, from the first to the last that any of them names.
///
/// A date is not spread over its years: it raises the count of those who may have happened where it begins, and lowers
/// it after it ends. So a span of thousands of years costs no more than a day.
pub fn years(tallies: &[YearTally]) -> Spread {
    let (mut opened, mut closed, mut sure) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    let (mut open, mut missing) = (0, 0);
    for tally in tallies.iter().filter(|tally| tally.count > 0) {
        match (tally.undated, tally.ends, tally.year.map(astronomical)) {
            (true, false, _) => missing += tally.count,
            (false, false, None) => open += tally.count,
            (false, false, Some(year)) => {
                *opened.entry(year).or_insert(0) += tally.count;
                *sure.entry(year).or_insert(0) += tally.within;
            }
            (false, true, Some(year)) => *closed.entry(year).or_insert(0) += tally.count,
            (true, true, _) | (false, true, None) => {}
        }
    }
    let named: BTreeSet<i32> = opened.keys().chain(closed.keys()).copied().collect();
    let mut counted = Vec::new();
    let (first, last) = (named.first().copied().unwrap_or(0), named.last().copied().unwrap_or(-1));
    for year in first..=last {
        open += opened.get(&year).copied().unwrap_or(0);
        let within = sure.get(&year).copied().unwrap_or(0);
        counted.push((year, within, open));
        open -= closed.get(&year).copied().unwrap_or(0);
    }
    most_frequent(counted, missing)
}

/// The most frequent years; between equals those that are more often possible, then the earlier.
fn most_frequent(mut counted: Vec<(i32, i64, i64)>, missing: i64) -> Spread {
    counted.retain(|(_, _, possible)| *possible > 0);
    counted.sort_by_key(|(year, within, possible)| (-within, -possible, *year));
    let truncated = counted.len() > LONGEST;
    counted.truncate(LONGEST);
    let value = |(year, within, possible)| (edtf(year), within, Some(possible));
    Spread {
        values: counted.into_iter().map(value).collect(),
        missing,
        truncated,
    }
}

/// Postgres calls the year before 1 the year -1; EDTF calls it 0.
fn astronomical(year: i32) -> i32 {
    if year < 0 { year + 1 } else { year }
}

/// A year as dates are written, and as filters take it.
fn edtf(year: i32) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.abs())
}

/// Says what the values of a spread mean.
///
/// # Errors
/// `Internal` where the database holds what the facet does not know.
pub fn facet(by: impl FacetBy, spread: Spread) -> Result<Facet> {
    let source = by.source();
    let Spread {
        values,
        missing,
        truncated,
    } = spread;
    let value = |(text, count, possible_count): (String, i64, Option<i64>)| {
        Ok(FacetValue {
            shown: shown(source, text)?,
            count,
            possible_count,
        })
    };
    Ok(Facet {
        by: by.code(),
        values: values.into_iter().map(value).collect::<Result<_>>()?,
        missing,
        truncated,
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
