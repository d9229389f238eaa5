//! Filters as SQL over the node table `n` and a kind's table `t`.

use sea_orm::sea_query::{BinOper, Condition, Expr, ExprTrait, Func, Query, SelectStatement, UnionType};

use super::{
    below::{any_or_below, key_or_below, rows_of},
    days::lie,
    keys::Keys,
    table::{UNDATED, table},
};
use demarche_model::{
    error::Result,
    filter::{Leaf, Reference, Rows, Tree, Way},
    node::{Key, NodeId, NodeKind},
};

/// The tree as a condition.
///
/// # Errors
/// `NotFound` where it names an unknown record.
pub fn condition(tree: &Tree, keys: &Keys<'_>) -> Result<Condition> {
    match tree {
        Tree::All(trees) => joined(Condition::all(), trees, keys),
        Tree::Any(trees) if trees.is_empty() => Ok(Condition::all().add(Expr::val(false))),
        Tree::Any(trees) => joined(Condition::any(), trees, keys),
        Tree::Not(tree) => Ok(condition(tree, keys)?.not()),
        Tree::Leaf(leaf) => Ok(Condition::all().add(expression(leaf, keys)?)),
    }
}

fn joined(empty: Condition, trees: &[Tree], keys: &Keys<'_>) -> Result<Condition> {
    trees.iter().try_fold(empty, |all, tree| {
        Ok(match tree {
            Tree::Leaf(leaf) => all.add(expression(leaf, keys)?),
            tree => all.add(condition(tree, keys)?),
        })
    })
}

fn expression(leaf: &Leaf, keys: &Keys<'_>) -> Result<Expr> {
    let release = keys.release();
    Ok(match leaf {
        Leaf::Fits(fits) => Expr::val(*fits),
        Leaf::Texts { column, texts } => has(column).and(of(column).is_in(storable(texts))),
        Leaf::Numbers { column, numbers } => has(column).and(of(column).is_in(numbers.iter().copied())),
        Leaf::AtLeast { column, number } => has(column).and(of(column).gte(*number)),
        Leaf::AtMost { column, number } => has(column).and(of(column).lte(*number)),
        Leaf::Shares { column, texts } => of(column).binary(BinOper::Custom("&&"), Expr::val(storable(texts))),
        Leaf::Flag { column, value } => either(of(column), *value),
        Leaf::Disputed(disputed) => either(Expr::col(("n", "disputed")), *disputed),
        Leaf::Present { column, present: true } => has(column),
        Leaf::Present { column, present: false } => of(column).is_null(),
        Leaf::Is { column, record, below } => {
            has(column).and(key_or_below(("t", *column), keys.key(record)?, *below, release))
        }
        Leaf::OneOf { column, ids, below } => one_of(column, ids, *below, keys),
        Leaf::OfKinds { column, kinds } => of_kinds(column, kinds, keys),
        Leaf::Rows(wanted) => among(rows(wanted, keys)?),
        Leaf::Linked { table, owner, linked } => either(Expr::exists(linked_rows(table, owner, release)), *linked),
        Leaf::Involves { ways, actors, below } => involves(ways, actors, *below, keys)?,
        Leaf::Words(words) => has_words(words),
        Leaf::Among { kind, column, tree } => among(column_where(*kind, column, tree, keys)?),
        Leaf::Ways { kind, ways } => among(each_way(*kind, ways, keys)?),
        Leaf::Days(days) => lie(*days, release),
        Leaf::Placed { column, dated: true } => of(column).lt(UNDATED),
        Leaf::Placed { column, dated: false } => of(column).eq(UNDATED),
        Leaf::TieStatus { statuses, or_none } => tie_status(statuses, *or_none),
    })
}

fn of(column: &'static str) -> Expr {
    Expr::col(("t", column))
}

fn has(column: &'static str) -> Expr {
    of(column).is_not_null()
}

fn either(expression: Expr, is: bool) -> Expr {
    if is { expression } else { expression.not() }
}

/// Postgres keeps no text with a null byte and takes none: nothing can equal it.
fn storable(texts: &[String]) -> Vec<String> {
    texts.iter().filter(|text| !text.contains('\0')).cloned().collect()
}

/// The record's key is among those that the statement selects.
fn among(select: SelectStatement) -> Expr {
    of("key").in_subquery(select)
}

/// The column holds one of the records or, where asked for, one that is below an actor among them.
fn one_of(column: &'static str, ids: &[NodeId], below: bool, keys: &Keys<'_>) -> Expr {
    let (column, release) = (("t", column), keys.release());
    if !below {
        return any_or_below(column, &keys.existing(ids), false, release);
    }
    let (actors, others): (Vec<&NodeId>, Vec<&NodeId>) = ids.iter().partition(|id| id.kind() == NodeKind::Actor);
    let below = any_or_below(column, &keys.existing(actors), true, release);
    match keys.existing(others).as_slice() {
        [] => below,
        others => below.or(any_or_below(column, others, false, release)),
    }
}

/// The keys of a kind are one range, so that an index over the column finds even a rare kind.
fn of_kinds(column: &'static str, kinds: &[NodeKind], keys: &Keys<'_>) -> Expr {
    let ranges = kinds.iter().filter_map(|kind| keys.of_kind(*kind));
    let of_kind = ranges.map(|keys| of(column).between(*keys.start(), *keys.end()));
    of_kind.reduce(ExprTrait::or).unwrap_or_else(|| Expr::val(false))
}

/// The owners of the rows that fit.
fn rows(wanted: &Rows, keys: &Keys<'_>) -> Result<SelectStatement> {
    let Rows {
        table,
        owner,
        record,
        below,
        codes,
    } = wanted;
    let release = keys.release();
    let mut rows = rows_of(table, owner, release);
    if let Some((column, record)) = record {
        rows.and_where(key_or_below((*table, *column), keys.key(record)?, *below, release));
    }
    for (column, codes) in codes {
        rows.and_where(Expr::col((*table, *column)).is_in(codes.iter().copied()));
    }
    Ok(rows)
}

/// The rows that belong to the record.
fn linked_rows(table: &'static str, owner: &'static str, release: i32) -> SelectStatement {
    let mut rows = rows_of(table, owner, release);
    rows.and_where(Expr::col((table, owner)).equals(("t", "key")));
    rows
}

fn involves(ways: &[Way], actors: &[Reference], below: bool, keys: &Keys<'_>) -> Result<Expr> {
    let actors: Vec<Key> = actors.iter().map(|actor| keys.key(actor)).collect::<Result<_>>()?;
    let owners = |Way { table, owner, actor }: &Way| {
        rows_of(table, owner, keys.release())
            .and_where(any_or_below((*table, *actor), &actors, below, keys.release()))
            .to_owned()
    };
    let all = ways
        .iter()
        .map(owners)
        .reduce(|mut all, way| all.union(UnionType::All, way).to_owned());
    Ok(all.map_or_else(|| Expr::val(false), among))
}

fn has_words(folded: &str) -> Expr {
    let query = Func::cust("plainto_tsquery")
        .arg(Expr::cust("'simple'::regconfig"))
        .arg(Expr::val(folded));
    Expr::col(("n", "words")).binary(BinOper::Custom("@@"), query)
}

/// The column of the kind's records that fit.
fn column_where(kind: NodeKind, column: &'static str, tree: &Tree, keys: &Keys<'_>) -> Result<SelectStatement> {
    let mut select = table(kind).with_nodes(keys.release());
    select.column(("t", column)).cond_where(condition(tree, keys)?);
    Ok(select)
}

/// The keys of the kind's records that fit one of the trees; inside, they are `t` too.
fn each_way(kind: NodeKind, ways: &[Tree], keys: &Keys<'_>) -> Result<SelectStatement> {
    let mut found = Query::select();
    for (index, way) in ways.iter().enumerate() {
        let mut select = table(kind).alone(keys.release());
        select.column(("t", "key")).cond_where(condition(way, keys)?);
        match index {
            0 => found = select,
            _ => drop(found.union(UnionType::All, select)),
        }
    }
    Ok(found)
}

/// The status of the relation `e`; what nothing qualifies goes with the statuses for which `or_none` is set.
pub fn tie_status(statuses: &[&'static str], or_none: bool) -> Expr {
    let column = Expr::col(("e", "status"));
    let one = column.clone().is_in(statuses.iter().copied());
    if or_none {
        column.is_null().or(one)
    } else {
        column.is_not_null().and(one)
    }
}
