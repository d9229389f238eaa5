//! Uncertain dates: EDTF text with its bounds and precision, and three-valued comparison. Pure.

mod compare;
mod graphql;
mod interval;
mod parse;
#[cfg(test)]
mod properties;

use get_size2::GetSize;
use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;

pub use compare::{Dated, Window, leaf};
pub use graphql::{Date, Edtf};
pub use parse::DateError;

use crate::vocabulary::vocabulary;

vocabulary! {
    /// The answer to a question about uncertain knowledge.
    pub enum Ternary {
        /// It is so, whatever the dates turn out to be.
        Yes,
        /// It is not so, whatever the dates turn out to be.
        No,
        /// What is known does not decide it.
        Unknown,
    }
}

vocabulary! {
    /// How a date filter treats what the date may be.
    pub enum DateMatch {
        /// All of what the date may be fits the filter.
        Surely,
        /// Some of what the date may be fits the filter.
        Possibly,
    }
}

vocabulary! {
    /// How precisely a date is stated.
    pub enum DatePrecision {
        /// One day, as `2024-08-17`.
        Day,
        /// One month, as `2024-08` or `2024-08-XX`.
        Month,
        /// A season of a year, as `2024-21` (spring); seasons of the northern hemisphere, winter ends in the next year.
        Season,
        /// A quarter of a year, as `2024-36` (the last).
        Quarter,
        /// One year, as `2024` or `2024-XX`.
        Year,
        /// Ten years, as `202X`.
        Decade,
        /// Between two dates, as `2016/2020`, or a century, as `20XX`.
        Interval,
        /// Bounded on one side at most, as `2022/..`.
        Open,
        /// No digit is stated: `XXXX`, or an end that is not known.
        None,
    }
}

/// One moment, known as precisely as the source tells it.
///
/// All days from `earliest` to `latest` are uncertainty about the one moment; `None` is an open bound.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, GetSize)]
#[serde(rename_all = "camelCase")]
pub struct UncertainDate {
    /// The date as written, in EDTF (ISO 8601-2).
    pub edtf: String,
    /// The first day that the text allows; `None` where there is none.
    pub earliest: Option<NaiveDate>,
    /// The last day that the text allows; `None` where there is none.
    pub latest: Option<NaiveDate>,
    /// How precisely the date is stated.
    pub precision: DatePrecision,
    /// The source says "about": EDTF `~` or `%`. It does not widen the bounds.
    pub approximate: bool,
    /// The source itself is doubtful: EDTF `?` or `%`. It does not widen the bounds.
    pub uncertain: bool,
}

/// A span of time with uncertain ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, GetSize)]
#[serde(rename_all = "camelCase")]
pub struct UncertainPeriod {
    /// The period as written, in EDTF (ISO 8601-2).
    pub edtf: String,
    /// When it starts; no bounds at all where it has always been so (`..`).
    pub start: UncertainDate,
    /// When it ends; no bounds at all where it does not end (`..`).
    pub end: UncertainDate,
    /// How precisely the period is stated.
    pub precision: DatePrecision,
}

impl fmt::Display for UncertainDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.edtf)
    }
}

impl fmt::Display for UncertainPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.edtf)
    }
}

/// The first day of the calendar the service counts in: 1 January −4712.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(-4712, 1, 1).expect("1 January -4712 is a day")
}

/// The last day of the calendar the service counts in: 31 December 9999.
pub fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(9999, 12, 31).expect("31 December 9999 is a day")
}
