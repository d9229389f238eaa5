//! Three-valued comparison of uncertain dates: what holds at a day, what falls into a window.

use chrono::NaiveDate;

use super::{DateMatch, Ternary, UncertainDate, UncertainPeriod};

/// The days that a `during` filter asks for, inclusive; `None` is an open side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

impl Window {
    /// The window of two dates: `from` counts from its earliest day, `to` to its latest.
    pub fn new(from: Option<&UncertainDate>, to: Option<&UncertainDate>) -> Self {
        Self {
            from: from.and_then(|from| from.earliest),
            to: to.and_then(|to| to.latest),
        }
    }

    /// Whether no day can lie in it.
    pub fn is_reversed(&self) -> bool {
        low(self.from) > high(self.to)
    }
}

/// What has a date that filters can ask for: a point or an extent.
pub trait Dated {
    /// Whether the date falls into the window: all of what it may be, or some of it.
    fn during(&self, window: &Window, date_match: DateMatch) -> bool;

    /// Whether the date is past (a point) or holds (an extent) as of a day.
    ///
    /// SURELY asks it of every day that `day` may be and of all that the date may be; POSSIBLY of some.
    fn as_of(&self, day: &UncertainDate, date_match: DateMatch) -> bool;
}

impl Dated for UncertainDate {
    fn during(&self, window: &Window, date_match: DateMatch) -> bool {
        falls_into(self.earliest, self.latest, window, date_match)
    }

    fn as_of(&self, day: &UncertainDate, date_match: DateMatch) -> bool {
        match date_match {
            DateMatch::Surely => high(self.latest) <= low(day.earliest),
            DateMatch::Possibly => low(self.earliest) <= high(day.latest),
        }
    }
}

impl Dated for UncertainPeriod {
    fn during(&self, window: &Window, date_match: DateMatch) -> bool {
        falls_into(self.start.earliest, self.end.latest, window, date_match)
    }

    fn as_of(&self, day: &UncertainDate, date_match: DateMatch) -> bool {
        match (self.holds_at(day), date_match) {
            (Ternary::Yes, _) | (Ternary::Unknown, DateMatch::Possibly) => true,
            (Ternary::No, _) | (Ternary::Unknown, DateMatch::Surely) => false,
        }
    }
}

impl UncertainPeriod {
    /// Whether the period holds at a day, or on all days of a less precise date.
    ///
    /// YES if every day lies between the latest start and the earliest end, NO if none lies between the earliest
    /// start and the latest end.
    pub fn holds_at(&self, day: &UncertainDate) -> Ternary {
        let (first, last) = (low(day.earliest), high(day.latest));
        if low(self.start.latest) <= first && last <= high(self.end.earliest) {
            Ternary::Yes
        } else if last < low(self.start.earliest) || high(self.end.latest) < first {
            Ternary::No
        } else {
            Ternary::Unknown
        }
    }
}

/// The answer of a date leaf: unknown where there is no date.
pub fn leaf<D: Dated>(date: Option<&D>, fits: impl Fn(&D) -> bool) -> Ternary {
    match date.map(fits) {
        None => Ternary::Unknown,
        Some(true) => Ternary::Yes,
        Some(false) => Ternary::No,
    }
}

fn falls_into(earliest: Option<NaiveDate>, latest: Option<NaiveDate>, window: &Window, date_match: DateMatch) -> bool {
    let (earliest, latest) = (low(earliest), high(latest));
    let (from, to) = (low(window.from), high(window.to));
    match date_match {
        DateMatch::Surely => from <= earliest && latest <= to,
        DateMatch::Possibly => from <= to && from <= latest && earliest <= to,
    }
}

fn low(bound: Option<NaiveDate>) -> NaiveDate {
    bound.unwrap_or(NaiveDate::MIN)
}

fn high(bound: Option<NaiveDate>) -> NaiveDate {
    bound.unwrap_or(NaiveDate::MAX)
}
