//! Leaves of filters as SQL over the node table `n` and a kind's table `t`.
//!
//! A date leaf is null on an undated record; every other leaf is true or false.

use async_graphql::ID;
use sea_orm::sea_query::{BinOper, Condition, Expr, ExprTrait, Func, Query, SelectStatement};

use super::{
    ActorCondition, DateColumns, DayCondition, Filter, Key, Kind, Names, NodeKind, PeriodCondition, PlaceCondition,
    RecordCondition, RecordFilter, TopicCondition, store::from_kind,
};
use crate::{
    claim::Claim,
    date::{DateMatch, UncertainDate},
    error::{Error, Result},
    fold::fold,
    vocabulary::Vocabulary,
};

/// Days are counted within a release's share of the ranges, which is this wide.
const SHARE: i64 = 1 << 23;

/// The column is one of the codes.
pub fn any_code<V: Vocabulary>(column: &'static str, codes: Option<&Vec<V>>) -> Option<Expr> {
    codes.map(|codes| any_text(column, codes.iter().map(|code| code.code())))
}

/// The column is one of the texts; a null column is none of them.
pub fn any_text(column: &'static str, texts: impl IntoIterator<Item = impl Into<String>>) -> Expr {
    let texts = texts.into_iter().map(|text| Expr::val(text.into()));
    present(column).and(Expr::col(("t", column)).is_in(texts))
}

/// An array column shares an element with the texts.
pub fn overlaps(column: &'static str, texts: &[String]) -> Expr {
    Expr::col(("t", column)).binary(BinOper::Custom("&&".into()), Expr::val(texts.to_vec()))
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

/// The column holds the key of the record that an argument names.
///
/// # Errors
/// As [`Names::key`].
pub fn any_record(
    (column, kind): (&'static str, NodeKind),
    id: Option<&ID>,
    names: &mut Names,
) -> Result<Option<Expr>> {
    id.map(|id| Ok(is_key(column, names.key(kind, column, id)?)))
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
    let key = names.key(NodeKind::Actor, column, id)?;
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
    let RecordCondition { ids, kinds } = end;
    let mut condition = Expr::val(true);
    if let Some(ids) = ids {
        let keys = names.existing_of_any(column, ids)?;
        condition = condition.and(Expr::col(("t", column)).is_in(keys.into_iter().map(|Key(key)| key)));
    }
    if let Some(kinds) = kinds {
        let mut records = side_rows("node", "key", names.release());
        records.and_where(Expr::col(("node", "kind")).is_in(kinds.iter().map(|kind| kind.code())));
        condition = condition.and(Expr::col(("t", column)).in_subquery(records));
    }
    Ok(condition)
}

/// The date leaves of a filter.
pub fn dates(
    columns: DateColumns,
    (during_leaf, as_of_leaf, dated_leaf): (&Option<PeriodCondition>, &Option<DayCondition>, &Option<bool>),
    release: i32,
) -> [Option<Expr>; 3] {
    [
        during_leaf.as_ref().map(|leaf| during(columns, leaf, release)),
        as_of_leaf.as_ref().map(|leaf| as_of(columns, leaf, release)),
        dated_leaf.map(|leaf| dated(columns, leaf)),
    ]
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
    Ok(Expr::col(("n", "words")).binary(BinOper::Custom("@@".into()), query))
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

/// The record is dated, or is not.
pub fn dated(columns: DateColumns, dated: bool) -> Expr {
    let column = Expr::col(("t", columns.text));
    if dated { column.is_not_null() } else { column.is_null() }
}

/// The date lies in a period, surely or possibly.
pub fn during(columns: DateColumns, during: &PeriodCondition, release: i32) -> Expr {
    let PeriodCondition { from, to, r#match } = during;
    let first = from.as_ref().and_then(|from| day(from.0.earliest));
    let last = to.as_ref().and_then(|to| day(to.0.latest));
    let period = period(release, first, last);
    touches(columns.hull, *r#match, period)
}

/// A point lies no later than the day; an extent holds on it.
pub fn as_of(columns: DateColumns, as_of: &DayCondition, release: i32) -> Expr {
    let DayCondition { date, r#match } = as_of;
    let UncertainDate { earliest, latest, .. } = &date.0;
    let matches = *r#match;
    match (columns.core, matches) {
        (None, _) => touches(columns.hull, matches, period(release, None, day(*latest))),
        (Some(core), DateMatch::Surely) => {
            let held = Expr::col(("t", core));
            held.binary(
                BinOper::Custom("@>".into()),
                period(release, day(*earliest), day(*latest)),
            )
        }
        (Some(_), DateMatch::Possibly) => touches(columns.hull, matches, period(release, day(*earliest), day(*latest))),
    }
}

fn touches(hull: &'static str, matches: DateMatch, period: Expr) -> Expr {
    let operator = match matches {
        DateMatch::Surely => "<@",
        DateMatch::Possibly => "&&",
    };
    Expr::col(("t", hull)).binary(BinOper::Custom(operator.into()), period)
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

/// Days since 1 January 4713 BC, as the sort keys count them.
fn day(date: Option<chrono::NaiveDate>) -> Option<i64> {
    let epoch = chrono::NaiveDate::from_ymd_opt(-4712, 1, 1)?;
    date.map(|date| (date - epoch).num_days())
}

fn present(column: &'static str) -> Expr {
    Expr::col(("t", column)).is_not_null()
}

/// The tree of a filter: all of its own leaves, all of `and`, one of `or`, and `not`.
///
/// # Errors
/// As the inner filters'.
pub fn tree<F: Filter>(
    leaves: impl IntoIterator<Item = Option<Expr>>,
    (and, or, not): (&Option<Vec<F>>, &Option<Vec<F>>, &Option<Box<F>>),
    names: &mut Names,
) -> Result<Condition> {
    let mut all = leaves
        .into_iter()
        .flatten()
        .fold(Condition::all().add(Expr::val(true)), Condition::add);
    for filter in and.into_iter().flatten() {
        all = all.add(filter.condition(names)?);
    }
    if let Some(filters) = or {
        let mut any = Condition::any().add(Expr::val(false));
        for filter in filters {
            any = any.add(filter.condition(names)?);
        }
        all = all.add(any);
    }
    match not {
        Some(filter) => Ok(all.add(filter.condition(names)?.not())),
        None => Ok(all),
    }
}
