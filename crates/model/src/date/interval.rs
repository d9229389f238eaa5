//! Reads points and extents: one date, or two with an open, unknown or dated end.

use std::str::FromStr;

use super::{
    DateError, DatePrecision, UncertainDate, UncertainPeriod, first_day, last_day,
    parse::{date, refuse},
};

impl UncertainDate {
    /// Reads a point: one moment, as `2024-08`, `202X`, `2016~`, `2022/..` (some time from 2022 on).
    ///
    /// # Errors
    /// Says what is wrong and what is expected.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let Some((start, end)) = split(text)? else {
            return date(text, text);
        };
        if matches!((&start, &end), (End::Open | End::Unknown, End::Open | End::Unknown)) {
            return Err(refuse(
                text,
                "it allows any day; leave the date out where nothing is known",
            ));
        }
        let precision = interval_precision(&start, &end);
        let (start, end) = (start.into_date(), end.into_date());
        Ok(Self {
            edtf: text.to_owned(),
            earliest: start.earliest,
            latest: end.latest,
            precision,
            approximate: start.approximate || end.approximate,
            uncertain: start.uncertain || end.uncertain,
        })
    }
}

impl UncertainPeriod {
    /// Reads an extent: a span with a start and an end, as `2016/2020`, `2016/..`, or `2016` (somewhere within 2016).
    ///
    /// # Errors
    /// Says what is wrong and what is expected.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let Some((start, end)) = split(text)? else {
            return Ok(Self::within(date(text, text)?));
        };
        if matches!((&start, &end), (End::Unknown, End::Unknown)) {
            return Err(refuse(
                text,
                "it says nothing; leave the date out where nothing is known",
            ));
        }
        let precision = interval_precision(&start, &end);
        let (mut first, mut last) = (start.into_date(), end.into_date());
        bound_unknown_ends(&mut first, &mut last);
        order_ends(&mut first, &mut last);
        Ok(Self {
            edtf: text.to_owned(),
            start: first,
            end: last,
            precision,
        })
    }

    /// The extent that lies somewhere within one date.
    pub fn within(date: UncertainDate) -> Self {
        let (mut start, mut end) = (date.clone(), date.clone());
        if date.precision == DatePrecision::None {
            bound_unknown_ends(&mut start, &mut end);
        }
        Self {
            edtf: date.edtf,
            start,
            end,
            precision: date.precision,
        }
    }
}

impl FromStr for UncertainDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse(text)
    }
}

impl FromStr for UncertainPeriod {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        Self::parse(text)
    }
}

/// One end of an interval.
enum End {
    Date(UncertainDate),
    Open,
    Unknown,
}

impl End {
    fn parse(whole: &str, text: &str) -> Result<Self, DateError> {
        match text {
            "" => Ok(Self::Unknown),
            ".." => Ok(Self::Open),
            _ => {
                let date = date(whole, text)?;
                match date.precision {
                    DatePrecision::None => Err(refuse(whole, "leave an end empty where it is unknown, as in `2016/`")),
                    _ => Ok(Self::Date(date)),
                }
            }
        }
    }

    fn into_date(self) -> UncertainDate {
        match self {
            Self::Date(date) => date,
            Self::Open => unbounded("..", DatePrecision::Open),
            Self::Unknown => unbounded("", DatePrecision::None),
        }
    }
}

fn unbounded(edtf: &str, precision: DatePrecision) -> UncertainDate {
    UncertainDate {
        edtf: edtf.to_owned(),
        earliest: None,
        latest: None,
        precision,
        approximate: false,
        uncertain: false,
    }
}

/// The two ends of an interval; `None` where the text is no interval.
fn split(text: &str) -> Result<Option<(End, End)>, DateError> {
    let Some((start, end)) = text.split_once('/') else {
        return Ok(None);
    };
    let (start, end) = (End::parse(text, start)?, End::parse(text, end)?);
    if let (End::Date(first), End::Date(last)) = (&start, &end)
        && first.earliest > last.latest
    {
        return Err(refuse(text, "its end comes before its start"));
    }
    Ok(Some((start, end)))
}

fn interval_precision(start: &End, end: &End) -> DatePrecision {
    match (start, end) {
        (End::Date(_), End::Date(_)) => DatePrecision::Interval,
        _ => DatePrecision::Open,
    }
}

/// An unknown start lies before the end, an unknown end after the start: neither carries the extent beyond the other.
fn bound_unknown_ends(start: &mut UncertainDate, end: &mut UncertainDate) {
    let (latest_start, earliest_end) = (start.latest, end.earliest);
    if start.precision == DatePrecision::None {
        start.latest = earliest_end.or(Some(last_day()));
    }
    if end.precision == DatePrecision::None {
        end.earliest = latest_start.or(Some(first_day()));
    }
}

/// A start comes no later than the end, so either narrows the other where they overlap.
fn order_ends(start: &mut UncertainDate, end: &mut UncertainDate) {
    if let (Some(start_latest), Some(end_latest)) = (start.latest, end.latest) {
        start.latest = Some(start_latest.min(end_latest));
    }
    if let (Some(start_earliest), Some(end_earliest)) = (start.earliest, end.earliest) {
        end.earliest = Some(end_earliest.max(start_earliest));
    }
}
