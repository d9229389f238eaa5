//! Reads one date of the EDTF subset: level 0 without clock times, and of levels 1 and 2 what analyses need.

use chrono::{Datelike, NaiveDate};
use edtf_core::{Bound, Bounds, DateField, YearKind};

use super::{DatePrecision, UncertainDate};
use crate::error::Error;

/// Why a text is no date, and what is expected instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct DateError(String);

impl From<DateError> for Error {
    fn from(error: DateError) -> Self {
        Self::BadInput(error.0)
    }
}

/// What may stand in the place of the month.
const AFTER_YEAR: &str = "after the year stand 01-12, 21-24 (seasons) or 33-36 (quarters)";

/// Reads one date: a year, month, day, season or quarter, with `X` for digits that are not known and one qualifier.
pub(super) fn date(whole: &str, text: &str) -> Result<UncertainDate, DateError> {
    let (body, approximate, uncertain) = qualifier(text);
    check_characters(whole, body)?;
    if body == "XXXX" {
        return Ok(UncertainDate {
            edtf: text.to_owned(),
            earliest: None,
            latest: None,
            precision: DatePrecision::None,
            approximate,
            uncertain,
        });
    }
    let parsed = match edtf_core::Edtf::parse(body) {
        Ok(edtf_core::Edtf::Date(parsed)) => parsed,
        Ok(_) => return Err(refuse(whole, "only dates and intervals of dates are read")),
        Err(error) if error.message.contains("sub-year") => return Err(refuse(whole, AFTER_YEAR)),
        Err(error) => return Err(refuse(whole, error.message)),
    };
    let precision = precision(whole, &parsed)?;
    let (earliest, latest) = days(whole, edtf_core::Edtf::Date(parsed).bounds())?;
    Ok(UncertainDate {
        edtf: text.to_owned(),
        earliest: Some(earliest),
        latest: Some(latest),
        precision,
        approximate,
        uncertain,
    })
}

/// Takes the qualifier off: the date without it, whether it is approximate, whether it is uncertain.
fn qualifier(text: &str) -> (&str, bool, bool) {
    match text.char_indices().next_back() {
        Some((at, '?')) => (&text[..at], false, true),
        Some((at, '~')) => (&text[..at], true, false),
        Some((at, '%')) => (&text[..at], true, true),
        _ => (text, false, false),
    }
}

/// Names what is outside the subset by the first character that does not belong.
fn check_characters(whole: &str, body: &str) -> Result<(), DateError> {
    let unknown = body.chars().find(|c| !matches!(c, '0'..='9' | 'X' | '-'));
    let reason = match unknown {
        None => return Ok(()),
        Some('T' | ':') => "clock times are not kept; write the day, as 2024-08-17",
        Some('{' | '}' | '[' | ']' | ',') => "sets are not read; write an interval, as 2016/2020",
        Some('Y' | 'E' | 'S') => "years run from -4712 to 9999 and are written with four digits",
        Some('?' | '~' | '%') => "one of ?, ~ and % may stand, at the end of a date",
        Some('/') => "an interval has one `/`",
        Some('.') => "`..` stands alone at an open end, as 2016/.. or ../2020",
        Some('x') => "an unknown digit is a capital X, as 202X",
        Some(' ') => "no blanks belong into a date",
        Some(_) => "it has letters or signs that no date has",
    };
    Err(refuse(whole, reason))
}

fn precision(whole: &str, date: &edtf_core::Date) -> Result<DatePrecision, DateError> {
    let YearKind::Standard { digits, .. } = date.year.kind else {
        return Err(refuse(
            whole,
            "years run from -4712 to 9999 and are written with four digits",
        ));
    };
    check_unknown_digits(whole, date, &digits)?;
    if date.day.is_some_and(|day| !day.has_unspecified()) {
        return Ok(DatePrecision::Day);
    }
    match (date.month.map(DateField::value), digits) {
        (Some(Some(1..=12)), _) => Ok(DatePrecision::Month),
        (Some(Some(21..=24)), _) => Ok(DatePrecision::Season),
        (Some(Some(33..=36)), _) => Ok(DatePrecision::Quarter),
        (Some(Some(_)), _) => Err(refuse(whole, AFTER_YEAR)),
        (_, [Some(_), Some(_), Some(_), Some(_)]) => Ok(DatePrecision::Year),
        (_, [Some(_), Some(_), Some(_), None]) => Ok(DatePrecision::Decade),
        _ => Ok(DatePrecision::Interval),
    }
}

/// Unknown digits stand at the right end: whole months and days, and the last digits of a lone year.
fn check_unknown_digits(whole: &str, date: &edtf_core::Date, year: &[Option<u8>; 4]) -> Result<(), DateError> {
    let fields = [date.month, date.day]
        .into_iter()
        .flatten()
        .flat_map(|field| field.digits);
    let digits: Vec<bool> = year
        .iter()
        .copied()
        .chain(fields)
        .map(|digit| digit.is_some())
        .collect();
    let half_known = [date.month, date.day]
        .into_iter()
        .flatten()
        .any(|field| field.digits[0].is_some() != field.digits[1].is_some());
    if half_known || !digits.is_sorted_by(|known, next| known >= next) {
        return Err(refuse(
            whole,
            "unknown digits stand at the end, as 202X, 2024-XX or 2024-08-XX",
        ));
    }
    if date.year.has_unspecified() && date.month.is_some() {
        return Err(refuse(whole, "nothing follows a year with unknown digits, as 202X"));
    }
    Ok(())
}

/// The first and last day, inside the calendar the service counts in.
fn days(whole: &str, bounds: Bounds) -> Result<(NaiveDate, NaiveDate), DateError> {
    let day = |bound| match bound {
        Bound::Date(day) => i32::try_from(day.year)
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(year, day.month.into(), day.day.into())),
        _ => None,
    };
    match (day(bounds.earliest), day(bounds.latest)) {
        (Some(earliest), Some(latest)) if earliest.year() >= -4712 && latest.year() <= 9999 => Ok((earliest, latest)),
        _ => Err(refuse(whole, "years run from -4712 to 9999")),
    }
}

/// "`2024-13` is no date: … ; expected …".
pub(super) fn refuse(text: &str, reason: &str) -> DateError {
    let shown: String = text.chars().take(40).collect();
    let expected = "expected EDTF as 2024-08-17, 2024-08, 2024, 202X, 2016~, 2016/2020 or 2022/..";
    DateError(format!("`{shown}` is no date: {reason}; {expected}"))
}
