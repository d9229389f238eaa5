//! Pages of records: of a whole release, or of many parents in one statement.

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Condition, Expr, ExprTrait, Func, JoinType, Query, SelectStatement, UnionType},
};

use super::{
    super::{Filter, Key, Kind, Names, Order},
    branch::{Arm, Branch, Edge},
    select::{SortExpression, add_columns, read_record},
    source::Source,
};
use crate::{
    error::Result,
    page::{Page, Position, Slice},
};

/// What is asked of a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Listing<F, O> {
    /// Which records.
    pub filter: F,
    /// In which order.
    pub order: O,
    /// Which page of them.
    pub page: Page,
}

/// What is asked of a list of one kind.
pub type ListingOf<K> = Listing<<K as Kind>::Filter, <K as Kind>::Order>;

/// A record in a list, with its place there.
#[derive(Clone, Debug)]
pub struct Row<K, E = ()> {
    /// The record.
    pub record: K,
    /// What ties it to the parent.
    pub edge: E,
    /// Its place.
    pub position: Position,
}

/// A record's place in a parent's list; the record itself is read by its key.
#[derive(Clone, Debug)]
pub struct Placed<E> {
    /// What ties it to the parent.
    pub edge: E,
    /// Its place, and with that its key.
    pub position: Position,
}

/// Reads one page of a release's records.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn list<K: Kind>(
    db: &impl ConnectionTrait,
    listing: &ListingOf<K>,
    names: &mut Names,
) -> Result<Slice<Row<K>>> {
    let Listing { filter, order, page } = listing;
    let sort = sort_of::<K>(*order, None)?;
    let mut select = sort.source::<K>(names.release());
    select.cond_where(filter.condition(names)?);
    add_columns::<K>(&mut select);
    sort.add_position(&mut select);
    sort.apply(&mut select, page)?;
    let rows = db.query_all(&select).await?;
    let rows = rows
        .iter()
        .map(|row| read_row(row, &sort))
        .collect::<Result<Vec<_>>>()?;
    Ok(page.slice(rows))
}

/// Finds one page for each of the parents, in one statement.
///
/// It reads no more than what decides the pages: for most lists that is an index of the table that holds the parents, and
/// most records are known already.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn list_of<K: Kind, E: Edge>(
    db: &impl ConnectionTrait,
    branch: &Branch,
    parents: &[Key],
    listing: &ListingOf<K>,
    names: &mut Names,
) -> Result<HashMap<Key, Slice<Placed<E>>>> {
    let source = Source::of::<K>(branch, listing);
    let sort = source.keyed(sort_of::<K>(listing.order, branch.tie())?);
    let statement = of_parents(parents, page_of_parent::<K>(source, branch, (listing, &sort), names)?);
    let mut found: HashMap<Key, Vec<Placed<E>>> = HashMap::new();
    for row in db.query_all(&statement).await? {
        let parent = Key(row.try_get("", "parent")?);
        let position = sort.read_position(&row, Key(row.try_get("", "key")?))?;
        let edge = E::from_row(&row)?;
        found.entry(parent).or_default().push(Placed { edge, position });
    }
    let slice = |mut rows: Vec<Placed<E>>| {
        sort.arrange(&mut rows, &listing.page, |row| &row.position);
        listing.page.slice(rows)
    };
    Ok(found.into_iter().map(|(parent, rows)| (parent, slice(rows))).collect())
}

/// `SELECT … FROM unnest(parents) p, LATERAL (page) page`.
fn of_parents(parents: &[Key], page: SelectStatement) -> SelectStatement {
    let parents: Vec<i32> = parents.iter().map(|Key(key)| *key).collect();
    Query::select()
        .expr_as(Expr::col(("p", "p")), "parent")
        .column(("page", sea_orm::sea_query::Asterisk))
        .from_function(Func::cust("unnest").arg(Expr::val(parents)), "p")
        .join_lateral(
            JoinType::InnerJoin,
            page,
            "page",
            Condition::all().add(Expr::cust("true")),
        )
        .to_owned()
}

/// The page of the parent `p.p`; with several arms, each is limited on its own and the union again.
fn page_of_parent<K: Kind>(
    source: Source,
    branch: &Branch,
    list: (&ListingOf<K>, &SortExpression),
    names: &mut Names,
) -> Result<SelectStatement> {
    let mut arms = Vec::new();
    for (index, arm) in branch.arms.iter().enumerate() {
        let arms_until = (arm, &branch.arms[..index]);
        arms.push(arm_of_parent::<K>(source, branch, arms_until, list, names)?);
    }
    let mut arms = arms.into_iter();
    let Some(first) = arms.next() else {
        return Ok(Query::select());
    };
    let wrap = |select: SelectStatement| {
        Query::select()
            .column(sea_orm::sea_query::Asterisk)
            .from_subquery(select, "arm")
            .to_owned()
    };
    Ok(arms.fold(first, |all, arm| wrap(all).union(UnionType::All, wrap(arm)).to_owned()))
}

/// One arm's page. What an earlier arm has already found is left out.
fn arm_of_parent<K: Kind>(
    source: Source,
    branch: &Branch,
    (arm, earlier): (&Arm, &[Arm]),
    (listing, sort): (&ListingOf<K>, &SortExpression),
    names: &mut Names,
) -> Result<SelectStatement> {
    let mut select = source.select::<K>(branch, names.release());
    select.and_where(Expr::col((arm.table, arm.column)).equals(("p", "p")));
    for Arm { table, column } in earlier {
        select.and_where(Expr::col((*table, *column)).not_equals(("p", "p")));
    }
    if let Some(condition) = branch.condition {
        select.cond_where(condition());
    }
    if source == Source::Node {
        select.cond_where(listing.filter.condition(names)?);
    }
    for column in branch.side.iter().flat_map(|side| side.columns) {
        select.expr_as(Expr::col(("e", *column)), format!("e_{column}"));
    }
    select.expr_as(sort.key(), "key");
    sort.add_position(&mut select);
    sort.apply(&mut select, &listing.page)?;
    Ok(select)
}

fn sort_of<K: Kind>(order: K::Order, tie: Option<Expr>) -> Result<SortExpression> {
    let (by, direction) = order.sort();
    SortExpression::new::<K>(by, direction, tie)
}

fn read_row<K: Kind, E: Edge>(row: &QueryResult, sort: &SortExpression) -> Result<Row<K, E>> {
    let record: K = read_record(row)?;
    let position = sort.read_position(row, record.node().key)?;
    Ok(Row {
        record,
        edge: E::from_row(row)?,
        position,
    })
}
