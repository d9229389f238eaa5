//! The date leaves of filters.

use chrono::NaiveDate;

use super::{
    Tree,
    columns::DateColumns,
    leaf::{Days, Leaf, Span},
};
use crate::{
    date::{DateMatch, UncertainDate},
    node::{DayCondition, PeriodCondition},
};

/// The date leaves of a kind.
pub fn dates(
    columns: DateColumns,
    (during_leaf, as_of_leaf, dated): (&Option<PeriodCondition>, &Option<DayCondition>, Option<bool>),
) -> [Option<Tree>; 3] {
    let DateColumns { text, hull, core, .. } = columns;
    [
        during_leaf.as_ref().map(|leaf| during(hull, leaf)),
        as_of_leaf.as_ref().map(|leaf| as_of((hull, core), leaf)),
        dated.map(|present| Leaf::Present { column: text, present }.into()),
    ]
}

/// The date leaves of one moment of a record, of which `hull` has every day that it may be.
pub fn moment(
    hull: &'static str,
    (during_leaf, as_of_leaf): (&Option<PeriodCondition>, &Option<DayCondition>),
) -> [Option<Tree>; 2] {
    [
        during_leaf.as_ref().map(|leaf| during(hull, leaf)),
        as_of_leaf.as_ref().map(|leaf| as_of((hull, None), leaf)),
    ]
}

/// The date lies in a period, surely or possibly.
fn during(hull: &'static str, during: &PeriodCondition) -> Tree {
    let PeriodCondition { from, to, r#match } = during;
    let first = from.as_ref().and_then(|from| day_number(from.0.earliest));
    let last = to.as_ref().and_then(|to| day_number(to.0.latest));
    match r#match {
        DateMatch::Surely => days(hull, Span::Within, first, last),
        DateMatch::Possibly => days(hull, Span::Meets, first, last),
    }
}

/// A point lies no later than the day; an extent holds on it. What SURELY asks, it asks of every day that the day may be.
fn as_of((hull, core): (&'static str, Option<&'static str>), as_of: &DayCondition) -> Tree {
    let DayCondition { date, r#match } = as_of;
    let UncertainDate { earliest, latest, .. } = &date.0;
    let (first, last) = (day_number(*earliest), day_number(*latest));
    match (core, *r#match) {
        // Without a first day, nothing is surely no later.
        (None, DateMatch::Surely) => days(hull, Span::Within, None, Some(first.unwrap_or(-1))),
        (None, DateMatch::Possibly) => days(hull, Span::Meets, None, last),
        (Some(core), DateMatch::Surely) => days(core, Span::Covers, first, last),
        (Some(_), DateMatch::Possibly) => days(hull, Span::Meets, first, last),
    }
}

fn days(column: &'static str, lie: Span, first: Option<i64>, last: Option<i64>) -> Tree {
    Leaf::Days(Days {
        column,
        lie,
        first,
        last,
    })
    .into()
}

/// Days since 1 January 4713 BC, as sort keys count them; `None` of an open bound.
pub fn day_number(date: Option<NaiveDate>) -> Option<i64> {
    let epoch = NaiveDate::from_ymd_opt(-4712, 1, 1)?;
    date.map(|date| (date - epoch).num_days())
}
