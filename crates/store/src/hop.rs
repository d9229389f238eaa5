//! The hops between records: what ties one record to another, as rows of one table.

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{Expr, ExprTrait, Func, Query, SelectStatement, UnionType},
};

use super::{list::of_parents, node::link, row, table::any_key};
use demarche_model::{
    error::Result,
    node::{Hop, HopDirection, HopKind, Key, NeighborFilter},
    page::{Page, Side, Slice},
    vocabulary::Vocabulary,
};

/// Reads a page of each record's hops, both ways, in one statement.
///
/// # Errors
/// Where the database cannot answer.
pub async fn hops(
    db: &impl ConnectionTrait,
    release: i32,
    records: &[Key],
    filter: &NeighborFilter,
    page: &Page,
) -> Result<HashMap<Key, Slice<Hop>>> {
    let mut union = arm(release, filter, page, HopDirection::Forward);
    union.union(UnionType::All, arm(release, filter, page, HopDirection::Backward));
    let select = of_parents(records, union);
    let mut found: HashMap<Key, Vec<Hop>> = HashMap::new();
    for row in db.query_all(&select).await? {
        let parent = Key(row.try_get("", "parent")?);
        let backward: bool = row.try_get("", "backward")?;
        found
            .entry(parent)
            .or_default()
            .push(read(link::Model::from_query_result(&row, "")?, backward)?);
    }
    let slice = |mut hops: Vec<Hop>| {
        hops.sort_by_key(|hop| hop.key);
        if page.side == Side::Last {
            hops.reverse();
        }
        page.slice(hops)
    };
    Ok(found.into_iter().map(|(parent, hops)| (parent, slice(hops))).collect())
}

/// Reads hops by their numbers, as their ties point.
///
/// # Errors
/// Where the database cannot answer.
pub async fn hops_by_key(db: &impl ConnectionTrait, release: i32, keys: &[Key]) -> Result<HashMap<Key, Hop>> {
    let select = Query::select()
        .column(sea_orm::sea_query::Asterisk)
        .from("link")
        .and_where(Expr::col("release").eq(release))
        .and_where(Expr::col("key").is_in(keys.iter().map(|Key(key)| *key)))
        .to_owned();
    let rows = db.query_all(&select).await?;
    let hop = |row| {
        let hop = read(link::Model::from_query_result(row, "")?, false)?;
        Ok((hop.key, hop))
    };
    rows.iter().map(hop).collect()
}

/// Counts each record's hops.
///
/// # Errors
/// Where the database cannot answer.
pub async fn count_hops(
    db: &impl ConnectionTrait,
    release: i32,
    records: &[Key],
    filter: &NeighborFilter,
) -> Result<HashMap<Key, i64>> {
    let mut counts = HashMap::new();
    for direction in HopDirection::ALL {
        let near = Expr::col(("l", near(*direction)));
        let select = from_links(release, filter, *direction)
            .expr_as(near.clone(), "parent")
            .expr_as(Func::count(Expr::val(1)), "count")
            .and_where(any_key(near.clone(), records))
            .add_group_by([near])
            .to_owned();
        for row in db.query_all(&select).await? {
            *counts.entry(Key(row.try_get("", "parent")?)).or_default() += row.try_get::<i64>("", "count")?;
        }
    }
    Ok(counts)
}

/// The hops in one direction from `p.p`, limited to the page.
fn arm(release: i32, filter: &NeighborFilter, page: &Page, direction: HopDirection) -> SelectStatement {
    let key = || Expr::col(("l", "key"));
    let mut select = from_links(release, filter, direction);
    for column in ["release", "key", "from", "to", "via", "carrier", "role", "position"] {
        select.column(("l", column));
    }
    select
        .expr_as(Expr::val(direction == HopDirection::Backward), "backward")
        .and_where(Expr::col(("l", near(direction))).equals(("p", "p")))
        .and_where_option(page.after.as_ref().map(|after| key().gt(after.key.0)))
        .and_where_option(page.before.as_ref().map(|before| key().lt(before.key.0)));
    let order = if page.side == Side::First {
        sea_orm::Order::Asc
    } else {
        sea_orm::Order::Desc
    };
    select.order_by(("l", "key"), order).limit(u64::from(page.size) + 1);
    Query::select()
        .column(sea_orm::sea_query::Asterisk)
        .from_subquery(select, "arm")
        .to_owned()
}

fn from_links(release: i32, filter: &NeighborFilter, direction: HopDirection) -> SelectStatement {
    let NeighborFilter {
        kinds,
        via,
        relation_kinds,
        direction: wanted,
    } = filter;
    let mut select = Query::select();
    select
        .from_as("link", "l")
        .and_where(Expr::col(("l", "release")).eq(release));
    if direction == HopDirection::Backward {
        // A record tied to itself is its own neighbour once.
        select.and_where(Expr::col(("l", "from")).not_equals(("l", "to")));
    }
    if let Some(wanted) = wanted {
        select.and_where(Expr::val(*wanted == direction));
    }
    if let Some(via) = via {
        select.and_where(Expr::col(("l", "via")).is_in(via.iter().map(|kind| kind.code())));
    }
    if let Some(kinds) = relation_kinds {
        let relations = Query::select()
            .column("key")
            .from("relation")
            .and_where(Expr::col("release").eq(release))
            .and_where(Expr::col("kind").is_in(kinds.iter().map(|kind| kind.code())))
            .to_owned();
        select
            .and_where(Expr::col(("l", "via")).eq(HopKind::Relation.code()))
            .and_where(Expr::col(("l", "carrier")).in_subquery(relations));
    }
    if let Some(kinds) = kinds {
        let far = if direction == HopDirection::Forward {
            "to"
        } else {
            "from"
        };
        let nodes = Query::select()
            .column("key")
            .from("node")
            .and_where(Expr::col("release").eq(release))
            .and_where(Expr::col("kind").is_in(kinds.iter().map(|kind| kind.code())))
            .to_owned();
        select.and_where(Expr::col(("l", far)).in_subquery(nodes));
    }
    select
}

fn near(direction: HopDirection) -> &'static str {
    match direction {
        HopDirection::Forward => "from",
        HopDirection::Backward => "to",
    }
}

fn read(row: link::Model, backward: bool) -> Result<Hop> {
    let link::Model {
        release: _,
        key,
        from,
        to,
        via,
        carrier,
        role,
        position,
    } = row;
    let (from, to, direction) = if backward {
        (Key(to), Key(from), HopDirection::Backward)
    } else {
        (Key(from), Key(to), HopDirection::Forward)
    };
    Ok(Hop {
        key: Key(key),
        from,
        to,
        direction,
        kind: row::code(&via)?,
        carrier: carrier.map(Key),
        role,
        position,
    })
}
