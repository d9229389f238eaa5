//! How many records a list has, and how many of them are undated.

use get_size2::GetSize;

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait,
    sea_query::{Condition, Expr, ExprTrait, Func, SelectStatement},
};

use super::{
    branch::{Arm, Branch},
    condition::condition,
    keys::Keys,
    list::List,
    table::{Table, any_key, table},
};
use demarche_model::{error::Result, node::Key};

/// Which records are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, GetSize)]
pub enum Counted {
    /// Those that the filter lists.
    Listed,
    /// The undated ones that the filter does not rule out.
    Undated,
}

/// What stands for the parent where the records of a whole release are counted.
pub(super) const WHOLE: Key = Key(0);

/// Counts the records of each parent, in one statement for each way to it; or those of the release, as of [`WHOLE`].
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub(super) async fn count(
    db: &impl ConnectionTrait,
    (list, counted): (&List, Counted),
    parents: &[Key],
    keys: &Keys<'_>,
) -> Result<HashMap<Key, i64>> {
    let (table, condition) = (table(list.kind), counted_by(list, counted, keys)?);
    let mut counts = HashMap::new();
    let Some(branch) = list.branch else {
        let mut select = table.with_nodes(keys.release());
        select.cond_where(condition).expr_as(Func::count(Expr::val(1)), "count");
        let row = db.query_one(&select).await?;
        counts.insert(WHOLE, row.map_or(Ok(0), |row| row.try_get("", "count"))?);
        return Ok(counts);
    };
    for mut select in entries(table, (branch, parents), &condition, keys.release()) {
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
pub(super) fn entries(
    table: &Table,
    (branch, parents): (&Branch, &[Key]),
    condition: &Condition,
    release: i32,
) -> Vec<SelectStatement> {
    let arm = |(index, arm): (usize, &Arm)| {
        let parent = Expr::col((arm.table, arm.column));
        let mut select = table.with_nodes(release);
        branch.join(&mut select, release);
        select.and_where(any_key(parent.clone(), parents));
        for other in &branch.arms[..index] {
            select.and_where(Expr::col((other.table, other.column)).not_equals((arm.table, arm.column)));
        }
        select.cond_where(branch.condition.map_or_else(Condition::all, |condition| condition()));
        select.cond_where(condition.clone());
        select.expr_as(parent, "parent").to_owned()
    };
    branch.arms.iter().enumerate().map(arm).collect()
}

fn counted_by(list: &List, counted: Counted, keys: &Keys<'_>) -> Result<Condition> {
    let condition = condition(&list.filter, keys)?;
    let (Counted::Undated, Some(date)) = (counted, table(list.kind).date) else {
        return Ok(condition);
    };
    Ok(Condition::all()
        .add(Expr::col(("t", date.text)).is_null())
        .add(is_not_false(condition)))
}

/// The condition is true, or unknown.
pub fn is_not_false(condition: Condition) -> Expr {
    // Without conditions, there is nothing to be false.
    let condition = if condition.is_empty() {
        Expr::val(true)
    } else {
        Expr::from(condition)
    };
    Expr::cust_with_expr("($1) IS NOT FALSE", condition)
}
