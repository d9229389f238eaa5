//! Date leaves as SQL: null on an undated record, otherwise true or false as `date` says.

use sea_orm::sea_query::{BinOper, Expr, ExprTrait};

use super::super::{DateColumns, DayCondition, PeriodCondition};
use crate::date::{DateMatch, UncertainDate};

/// Days are counted within a release's share of the ranges, which is this wide.
const SHARE: i64 = 1 << 23;

/// The date leaves of a filter.
pub fn dates(
    columns: DateColumns,
    (during_leaf, as_of_leaf, dated_leaf): (&Option<PeriodCondition>, &Option<DayCondition>, &Option<bool>),
    release: i32,
) -> [Option<Expr>; 3] {
    [
        during_leaf.as_ref().map(|leaf| during(columns.hull, leaf, release)),
        as_of_leaf
            .as_ref()
            .map(|leaf| as_of((columns.hull, columns.core), leaf, release)),
        dated_leaf.map(|leaf| dated(columns, leaf)),
    ]
}

/// The date leaves of one moment of a record, of which `hull` has every day that it may be.
pub fn moment(
    hull: &'static str,
    (during_leaf, as_of_leaf): (&Option<PeriodCondition>, &Option<DayCondition>),
    release: i32,
) -> [Option<Expr>; 2] {
    [
        during_leaf.as_ref().map(|leaf| during(hull, leaf, release)),
        as_of_leaf.as_ref().map(|leaf| as_of((hull, None), leaf, release)),
    ]
}

/// The record is dated, or is not.
fn dated(columns: DateColumns, dated: bool) -> Expr {
    let column = Expr::col(("t", columns.text));
    if dated { column.is_not_null() } else { column.is_null() }
}

/// The date lies in a period, surely or possibly.
fn during(hull: &'static str, during: &PeriodCondition, release: i32) -> Expr {
    let PeriodCondition { from, to, r#match } = during;
    let first = from.as_ref().and_then(|from| day(from.0.earliest));
    let last = to.as_ref().and_then(|to| day(to.0.latest));
    let period = period(release, first, last);
    match r#match {
        DateMatch::Surely => within(hull, period),
        DateMatch::Possibly => meets(hull, period),
    }
}

/// A point lies no later than the day; an extent holds on it. What SURELY asks, it asks of every day that the day may be.
fn as_of((hull, core): (&'static str, Option<&'static str>), as_of: &DayCondition, release: i32) -> Expr {
    let DayCondition { date, r#match } = as_of;
    let UncertainDate { earliest, latest, .. } = &date.0;
    let (first, last) = (day(*earliest), day(*latest));
    match (core, *r#match) {
        // Without a first day, nothing is surely no later.
        (None, DateMatch::Surely) => within(hull, period(release, None, Some(first.unwrap_or(-1)))),
        (None, DateMatch::Possibly) => meets(hull, period(release, None, last)),
        (Some(core), DateMatch::Surely) => range(core, "@>", period(release, first, last)),
        (Some(_), DateMatch::Possibly) => meets(hull, period(release, first, last)),
    }
}

fn within(hull: &'static str, period: Expr) -> Expr {
    range(hull, "<@", period)
}

fn meets(hull: &'static str, period: Expr) -> Expr {
    range(hull, "&&", period)
}

fn range(column: &'static str, operator: &'static str, period: Expr) -> Expr {
    Expr::col(("t", column)).binary(BinOper::Custom(operator), period)
}

/// A range of days in the release's share; an open end reaches to the end of the share.
fn period(release: i32, first: Option<i64>, last: Option<i64>) -> Expr {
    let base = i64::from(release) * SHARE;
    let (first, last) = (first.unwrap_or(0), last.unwrap_or(SHARE - 1));
    // A reversed period touches nothing; int8range would refuse it.
    let text = if first > last {
        "empty".into()
    } else {
        format!("[{},{}]", base + first, base + last)
    };
    Expr::val(text).cast_as("int8range")
}

/// A day in the release's share of the ranges.
pub fn in_share(release: i32, day: i64) -> i64 {
    i64::from(release) * SHARE + day
}

/// Days since 1 January 4713 BC, as the sort keys count them.
pub fn day(date: Option<chrono::NaiveDate>) -> Option<i64> {
    let epoch = chrono::NaiveDate::from_ymd_opt(-4712, 1, 1)?;
    date.map(|date| (date - epoch).num_days())
}
