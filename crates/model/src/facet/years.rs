//! The years that the dates of a list touch, as pure functions.

use std::collections::{BTreeMap, BTreeSet};

use super::spread::{LONGEST, Spread};

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

#[cfg(test)]
mod tests;
