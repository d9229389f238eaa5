//! Time lines in the database: five lists, each in the order of an index, merged page by page in one statement.

mod condition;
mod source;
mod span;

use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Asterisk, Expr, ExprTrait, Func, Query, SelectStatement, UnionType},
};

use self::{
    source::{SOURCES, Source},
    span::{Stretch, stretches},
};
use super::{TimelineEntry, TimelineFilter};
use crate::{
    error::{Error, Result},
    node::{
        Key, Names,
        store::{Counted, complete},
    },
    page::{Page, Position, Side, Slice, SortValue, broken_cursor},
};

/// An entry with its place on the time line.
#[derive(Clone, Debug)]
pub struct PlacedEntry {
    /// The entry.
    pub entry: TimelineEntry,
    /// Its place.
    pub position: Position,
}

/// Finds the records that a filter names.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn prepare(db: &impl ConnectionTrait, mut names: Names, filter: &TimelineFilter) -> Result<Names> {
    for source in &SOURCES {
        condition::of(filter, source, &mut names)?;
    }
    complete(db, names).await
}

/// Reads one page of a time line.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn page(
    db: &impl ConnectionTrait,
    filter: &TimelineFilter,
    page: &Page,
    names: &mut Names,
) -> Result<Slice<PlacedEntry>> {
    let stretches = stretches(filter);
    let mut lists = Vec::new();
    for source in &SOURCES {
        for stretch in &stretches {
            lists.push(list((source, stretch), filter, page, names)?);
        }
    }
    let mut select = Query::select();
    select
        .column(Asterisk)
        .from_subquery(union(lists)?, "entry")
        .limit(u64::from(page.size) + 1);
    for column in ["sort", "key", "what"] {
        select.order_by(column, direction(page));
    }
    let rows = db.query_all(&select).await?;
    let rows = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(page.slice(rows))
}

/// Counts the entries of a time line.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn count(
    db: &impl ConnectionTrait,
    counted: Counted,
    filter: &TimelineFilter,
    names: &mut Names,
) -> Result<i64> {
    let counts = SOURCES.iter().map(|source| {
        let condition = condition::of(filter, source, names)?;
        let mut select = source.entries(names.release());
        match counted {
            Counted::Listed => select.cond_where(condition),
            Counted::Undated => {
                let not_false = Expr::cust_with_expr("($1) IS NOT FALSE", Expr::from(condition));
                select.and_where(source.is_undated()).and_where(not_false)
            }
        };
        Ok(select.expr_as(Func::count(Expr::val(1)), "count").to_owned())
    });
    let sum = Func::sum(Expr::col("count")).cast_as("bigint");
    let select = Query::select()
        .expr_as(sum, "count")
        .from_subquery(union(counts.collect::<Result<_>>()?)?, "counts")
        .to_owned();
    let row = db.query_one(&select).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get("", "count"))?)
}

/// A stretch of one of the lists, no more of it than the page may show.
fn list(
    (source, stretch): (&Source, &Stretch),
    filter: &TimelineFilter,
    page: &Page,
    names: &mut Names,
) -> Result<SelectStatement> {
    let place = || Expr::tuple([Expr::col(("t", source.sort)), Expr::col(("t", "key"))]);
    let mut select = source.entries(names.release());
    select
        .expr_as(Expr::col(("t", source.sort)), "sort")
        .column(("t", "key"))
        .expr_as(Expr::val(source.rank()), "what")
        .expr_as(Expr::col(("t", source.text)), "text")
        .cond_where(condition::of(filter, source, names)?);
    // Entries of one record at one place stand in the order of `what`, which is the same for the whole list.
    if let Some(after) = &page.after {
        let bound = bound(after)?;
        let passed = source.rank() <= after.tie;
        select.and_where(if passed { place().gt(bound) } else { place().gte(bound) });
    }
    if let Some(before) = &page.before {
        let bound = bound(before)?;
        let passed = source.rank() >= before.tie;
        select.and_where(if passed { place().lt(bound) } else { place().lte(bound) });
    }
    for bound in stretch.holds(source, names.release()) {
        select.and_where(bound);
    }
    select
        .order_by_expr(stretch.order(source), direction(page))
        .order_by(("t", "key"), direction(page))
        .limit(u64::from(page.size) + 1);
    Ok(select)
}

/// All rows of several statements; each keeps its own order and limit.
fn union(selects: Vec<SelectStatement>) -> Result<SelectStatement> {
    let whole = |select| Query::select().column(Asterisk).from_subquery(select, "one").to_owned();
    let mut wholes = selects.into_iter().map(whole);
    let mut union = wholes.next().ok_or_else(|| Error::internal("a union of nothing"))?;
    for next in wholes {
        union.union(UnionType::All, next);
    }
    Ok(union)
}

/// What a cursor holds is the client's word: it may be no place of a time line.
fn bound(position: &Position) -> Result<Expr> {
    let Position {
        sort: SortValue::Number(sort),
        key: Key(key),
        tie: _,
    } = position
    else {
        return Err(broken_cursor());
    };
    Ok(Expr::tuple([Expr::val(*sort), Expr::val(*key)]))
}

fn direction(page: &Page) -> sea_orm::Order {
    match page.side {
        Side::First => sea_orm::Order::Asc,
        Side::Last => sea_orm::Order::Desc,
    }
}

fn read(row: &QueryResult) -> Result<PlacedEntry> {
    let (record, rank) = (Key(row.try_get("", "key")?), row.try_get::<i32>("", "what")?);
    let position = Position {
        sort: SortValue::Number(row.try_get("", "sort")?),
        key: record,
        tie: rank,
    };
    let what = source::of_rank(rank)?;
    let date = source::date(what, row.try_get("", "text")?)?;
    let entry = TimelineEntry { record, what, date };
    Ok(PlacedEntry { entry, position })
}
