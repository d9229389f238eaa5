//! Time lines in the database: five lists, each in the order of an index, merged page by page in one statement.

mod condition;
mod source;
mod span;

use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Asterisk, Condition, Expr, ExprTrait, Func, Query, SelectStatement, UnionType},
};

use self::{
    source::{SOURCES, Source},
    span::{Stretch, stretches},
};
use super::{TimelineEntry, TimelineFilter};
use demarche_model::{
    error::{Error, Result},
    filter::Tree,
    node::Key,
    page::{Page, Position, Side, Slice, SortValue, broken_cursor},
};
use demarche_store::{Counted, Reader, is_not_false};

/// An entry with its place on the time line.
#[derive(Clone, Debug)]
pub struct PlacedEntry {
    /// The entry.
    pub entry: TimelineEntry,
    /// Its place.
    pub position: Position,
}

/// Reads one page of a time line.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn page(reader: &Reader, filter: &TimelineFilter, page: &Page) -> Result<Slice<PlacedEntry>> {
    let release = reader.release().id;
    let stretches = stretches(filter);
    let mut lists = Vec::new();
    for (source, condition) in &conditions(reader, filter).await? {
        for stretch in &stretches {
            lists.push(list((source, stretch), condition, page, release)?);
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
    let rows = reader.db().query_all(&select).await?;
    let rows = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(page.slice(rows))
}

/// Counts the entries of a time line.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn count(reader: &Reader, counted: Counted, filter: &TimelineFilter) -> Result<i64> {
    let conditions = conditions(reader, filter).await?;
    let counts = conditions.into_iter().map(|(source, condition)| {
        let mut select = source.entries(reader.release().id);
        match counted {
            Counted::Listed => select.cond_where(condition),
            Counted::Undated => select.and_where(source.is_undated()).and_where(is_not_false(condition)),
        };
        select.expr_as(Func::count(Expr::val(1)), "count").to_owned()
    });
    let sum = Func::sum(Expr::col("count")).cast_as("bigint");
    let select = Query::select()
        .expr_as(sum, "count")
        .from_subquery(union(counts.collect())?, "counts")
        .to_owned();
    let row = reader.db().query_one(&select).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get("", "count"))?)
}

/// The filter over each of the lists.
async fn conditions(reader: &Reader, filter: &TimelineFilter) -> Result<Vec<(&'static Source, Condition)>> {
    let trees = SOURCES.iter().map(|source| condition::of(filter, source));
    let trees: Vec<Tree> = trees.collect::<Result<_>>()?;
    let keys = reader.keys(&trees).await?;
    let condition = |(source, tree)| Ok((source, demarche_store::condition(tree, &keys)?));
    SOURCES.iter().zip(&trees).map(condition).collect()
}

/// A stretch of one of the lists, no more of it than the page may show.
fn list(
    (source, stretch): (&Source, &Stretch),
    condition: &Condition,
    page: &Page,
    release: i32,
) -> Result<SelectStatement> {
    let place = || Expr::tuple([Expr::col(("t", source.sort)), Expr::col(("t", "key"))]);
    let mut select = source.entries(release);
    select
        .expr_as(Expr::col(("t", source.sort)), "sort")
        .column(("t", "key"))
        .expr_as(Expr::val(source.rank()), "what")
        .expr_as(Expr::col(("t", source.text)), "text")
        .cond_where(condition.clone());
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
    for bound in stretch.holds(source, release) {
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
