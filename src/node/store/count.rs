//! How many records a list has, and how many of them are undated.

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait,
    sea_query::{Condition, Expr, ExprTrait, Func, SelectStatement},
};

use super::{
    super::{Filter, Key, Kind, Names},
    branch::{Arm, Branch},
    select::{among, from_kind},
};
use crate::error::Result;

/// Which records are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Those that the filter lists.
    Listed,
    /// The undated ones that the filter does not rule out.
    Undated,
}

/// Counts a release's records.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn count<K: Kind>(
    db: &impl ConnectionTrait,
    counted: Counted,
    filter: &K::Filter,
    names: &mut Names,
) -> Result<i64> {
    let mut select = from_kind::<K>(names.release());
    select.cond_where(condition::<K>(counted, filter, names)?);
    select.expr_as(Func::count(Expr::val(1)), "count");
    let row = db.query_one(&select).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get("", "count"))?)
}

/// Counts the records of each parent, in one statement for each way to it.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn count_of<K: Kind>(
    db: &impl ConnectionTrait,
    (branch, counted): (&Branch, Counted),
    parents: &[Key],
    filter: &K::Filter,
    names: &mut Names,
) -> Result<HashMap<Key, i64>> {
    let mut counts = HashMap::new();
    let condition = condition::<K>(counted, filter, names)?;
    for mut select in entries::<K>((branch, parents), &condition, names.release()) {
        select
            .expr_as(Func::count(Expr::val(1)), "count")
            .group_by_columns(["parent"]);
        for row in db.query_all(&select).await? {
            *counts.entry(Key(row.try_get("", "parent")?)).or_default() += row.try_get::<i64>("", "count")?;
        }
    }
    Ok(counts)
}

/// The entries of the parents' lists, with whose they are as `parent`: a statement for each arm of the branch. What an
/// earlier arm has already found is left out.
pub(crate) fn entries<K: Kind>(
    (branch, parents): (&Branch, &[Key]),
    condition: &Condition,
    release: i32,
) -> Vec<SelectStatement> {
    let arm = |(index, arm): (usize, &Arm)| {
        let parent = Expr::col((arm.table, arm.column));
        let mut select = from_kind::<K>(release);
        branch.join(&mut select, release);
        select.and_where(among(parent.clone(), parents));
        for other in &branch.arms[..index] {
            select.and_where(Expr::col((other.table, other.column)).not_equals((arm.table, arm.column)));
        }
        select.cond_where(branch.condition.map_or_else(Condition::all, |condition| condition()));
        select.cond_where(condition.clone());
        select.expr_as(parent, "parent").to_owned()
    };
    branch.arms.iter().enumerate().map(arm).collect()
}

fn condition<K: Kind>(counted: Counted, filter: &K::Filter, names: &mut Names) -> Result<Condition> {
    let condition = filter.condition(names)?;
    let (Counted::Undated, Some(date)) = (counted, K::DATE) else {
        return Ok(condition);
    };
    let not_false = Expr::cust_with_expr("($1) IS NOT FALSE", Expr::from(condition));
    Ok(Condition::all()
        .add(Expr::col(("t", date.text)).is_null())
        .add(not_false))
}
