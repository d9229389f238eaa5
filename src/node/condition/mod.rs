//! Leaves of filters as SQL over the node table `n` and a kind's table `t`.
//!
//! A date leaf is null on an undated record; every other leaf is true or false.

mod date;
mod involved;
mod tree;

use async_graphql::ID;
use sea_orm::sea_query::{BinOper, Expr, ExprTrait, Func, Query, SelectStatement};

use super::{
    ActorCondition, Filter, Key, Kind, Names, NodeKind, PlaceCondition, RecordCondition, RecordFilter, TopicCondition,
    store::from_kind,
};
use crate::{
    claim::Claim,
    error::{Error, Result},
    fold::fold,
    vocabulary::Vocabulary,
};

pub use date::{dates, day, in_share, moment};
pub use involved::{involves, involves_any};
pub use tree::{Inner, tree, tree_of};

/// The column is one of the codes.
pub fn any_code<V: Vocabulary>(column: &'static str, codes: Option<&Vec<V>>) -> Option<Expr> {
    codes.map(|codes| any_text(column, codes.iter().map(|code| code.code())))
}

/// The column is one of the texts; a null column is none of them.
pub fn any_text(column: &'static str, texts: impl IntoIterator<Item = impl Into<String>>) -> Expr {
    let texts = texts.into_iter().map(Into::into).filter(|text| is_storable(text));
    present(column).and(Expr::col(("t", column)).is_in(texts.map(Expr::val)))
}

/// An array column shares an element with the texts.
pub fn overlaps(column: &'static str, texts: &[String]) -> Expr {
    let texts: Vec<String> = texts.iter().filter(|text| is_storable(text)).cloned().collect();
    Expr::col(("t", column)).binary(BinOper::Custom("&&"), Expr::val(texts))
}

/// Postgres keeps no text with a null byte and takes none: nothing can equal it.
fn is_storable(text: &str) -> bool {
    !text.contains('\0')
}

/// The column is true, or is false.
pub fn flag(column: &'static str, value: bool) -> Expr {
    let column = Expr::col(("t", column));
    if value { column } else { column.not() }
}

/// The column holds this key; a null column does not.
pub fn is_key(column: &'static str, Key(key): Key) -> Expr {
    present(column).and(Expr::col(("t", column)).eq(key))
}

/// The argument that a column's leaf goes by: `partOf` of `part_of`.
fn argument(column: &str) -> String {
    let mut words = column.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

/// The column holds the key of the record that an argument names.
///
/// # Errors
/// As [`Names::key`].
pub fn any_record(
    (column, kind): (&'static str, NodeKind),
    id: Option<&ID>,
    names: &mut Names,
) -> Result<Option<Expr>> {
    id.map(|id| Ok(is_key(column, names.key(kind, &argument(column), id)?)))
        .transpose()
}

/// The column holds the actor that is named or, where asked for, one of its parts.
///
/// # Errors
/// As [`Names::key`].
pub fn actor(column: &'static str, actor: Option<&ActorCondition>, names: &mut Names) -> Result<Option<Expr>> {
    let Some(ActorCondition { id, include_parts }) = actor else {
        return Ok(None);
    };
    let key = names.key(NodeKind::Actor, &argument(column), id)?;
    Ok(Some(present(column).and(key_or_below(
        ("t", column),
        key,
        *include_parts,
        names.release(),
    ))))
}

/// The column holds the place that is named or, where asked for, one inside it.
///
/// # Errors
/// As [`Names::key`].
pub fn place(column: &'static str, place: Option<&PlaceCondition>, names: &mut Names) -> Result<Option<Expr>> {
    let Some(PlaceCondition { id, include_within }) = place else {
        return Ok(None);
    };
    let key = names.key(NodeKind::Place, column, id)?;
    Ok(Some(present(column).and(key_or_below(
        ("t", column),
        key,
        *include_within,
        names.release(),
    ))))
}

/// The leaves that all kinds but claims share.
///
/// # Errors
/// As [`Names::key`], and `BadInput` for a text without words.
pub fn record(filter: &RecordFilter, kind: NodeKind, names: &mut Names) -> Result<Vec<Option<Expr>>> {
    let RecordFilter {
        ids,
        text,
        topic,
        disputed,
        claim,
    } = filter;
    let claims = |claim| column_where::<Claim>("subject", claim, names).map(among);
    Ok(vec![
        claim.as_ref().map(claims).transpose()?,
        ids.as_ref().map(|ids| any_id(kind, ids, names)).transpose()?,
        text.as_deref().map(has_words).transpose()?,
        topic.as_ref().map(|topic| has_topic(topic, names)).transpose()?,
        disputed.map(|disputed| {
            let column = Expr::col(("n", "disputed"));
            if disputed { column } else { column.not() }
        }),
    ])
}

/// The record has one of the ids; unknown ids match nothing.
///
/// # Errors
/// `BadInput` for malformed ids and other kinds' ids.
pub fn any_id(kind: NodeKind, ids: &[ID], names: &mut Names) -> Result<Expr> {
    let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    let keys = names.existing(kind, "ids", &ids)?;
    Ok(Expr::col(("t", "key")).is_in(keys.into_iter().map(|Key(key)| key)))
}

/// The column holds one of the records, and a record of one of the kinds.
///
/// # Errors
/// `BadInput` for malformed ids.
pub fn any_end(column: &'static str, end: &RecordCondition, names: &mut Names) -> Result<Expr> {
    let RecordCondition {
        ids,
        kinds,
        include_parts,
    } = end;
    let mut condition = Expr::val(true);
    if let Some(ids) = ids {
        let keys = names.existing_of_any(column, ids)?;
        condition = condition.and(one_of(column, keys, *include_parts, names));
    }
    if let Some(kinds) = kinds {
        // The keys of a kind are one range, so that an index over the column finds even a rare kind.
        let ranges = kinds.iter().filter_map(|kind| names.keys_of(*kind));
        let of_kind = ranges.map(|keys| Expr::col(("t", column)).between(*keys.start(), *keys.end()));
        condition = condition.and(of_kind.fold(Expr::val(false), ExprTrait::or));
    }
    Ok(condition)
}

/// The column holds one of the keys or, where asked for, one that is below an actor among them.
fn one_of(column: &'static str, keys: Vec<Key>, include_parts: bool, names: &Names) -> Expr {
    let column = ("t", column);
    if !include_parts {
        return any_or_below(column, &keys, false, names.release());
    }
    let is_actor = |Key(key): &Key| names.keys_of(NodeKind::Actor).is_some_and(|keys| keys.contains(key));
    let (actors, others): (Vec<Key>, Vec<Key>) = keys.into_iter().partition(is_actor);
    let below = any_or_below(column, &actors, true, names.release());
    if others.is_empty() {
        below
    } else {
        below.or(any_or_below(column, &others, false, names.release()))
    }
}

/// The record's key is among those that the statement selects.
pub fn among(select: SelectStatement) -> Expr {
    Expr::col(("t", "key")).in_subquery(select)
}

/// `column` of the rows of a side table in this release.
pub fn side_rows(table: &'static str, column: &'static str, release: i32) -> SelectStatement {
    Query::select()
        .column((table, column))
        .from(table)
        .and_where(Expr::col((table, "release")).eq(release))
        .to_owned()
}

/// The keys of a record and all below it: narrower topics, places within, parts and post holders.
pub fn below(key: Key, release: i32) -> SelectStatement {
    side_rows("closure", "descendant", release)
        .and_where(Expr::col(("closure", "ancestor")).eq(key.0))
        .to_owned()
}

/// Either the key alone, or it and all below.
pub fn key_or_below(column: impl sea_orm::sea_query::IntoColumnRef, key: Key, all: bool, release: i32) -> Expr {
    let column = Expr::col(column);
    if all {
        column.in_subquery(below(key, release))
    } else {
        column.eq(key.0)
    }
}

/// One of the keys or, where asked for, of what is below them.
pub fn any_or_below(column: impl sea_orm::sea_query::IntoColumnRef, keys: &[Key], all: bool, release: i32) -> Expr {
    let column = Expr::col(column);
    let numbers = || keys.iter().map(|Key(key)| *key);
    if all {
        let below = side_rows("closure", "descendant", release)
            .and_where(Expr::col(("closure", "ancestor")).is_in(numbers()))
            .to_owned();
        column.in_subquery(below)
    } else {
        column.is_in(numbers())
    }
}

/// The record has the topic, or, where asked for, a narrower one.
///
/// # Errors
/// As [`Names::key`].
pub fn has_topic(topic: &TopicCondition, names: &mut Names) -> Result<Expr> {
    let TopicCondition { id, include_narrower } = topic;
    let key = names.key(NodeKind::Topic, "topic", id)?;
    let release = names.release();
    let mut rows = side_rows("node_topic", "node", release);
    rows.and_where(key_or_below(("node_topic", "topic"), key, *include_narrower, release));
    Ok(among(rows))
}

/// All words stand in the record's label, aliases or summary.
///
/// # Errors
/// `BadInput` for a text without words.
pub fn has_words(text: &str) -> Result<Expr> {
    let folded = fold(text);
    if !folded.chars().any(char::is_alphanumeric) || folded.contains('\0') {
        return Err(Error::bad_input("`text` has no word to look for"));
    }
    let query = Func::cust("plainto_tsquery")
        .arg(Expr::cust("'simple'::regconfig"))
        .arg(Expr::val(folded));
    Ok(Expr::col(("n", "words")).binary(BinOper::Custom("@@"), query))
}

/// Records of another kind for which the filter is true, as the values of one of their columns.
///
/// # Errors
/// As the filter's.
pub fn column_where<K: Kind>(column: &'static str, filter: &K::Filter, names: &mut Names) -> Result<SelectStatement> {
    let mut select = from_kind::<K>(names.release());
    select.column(("t", column)).cond_where(filter.condition(names)?);
    Ok(select)
}

fn present(column: &'static str) -> Expr {
    Expr::col(("t", column)).is_not_null()
}
