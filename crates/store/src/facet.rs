//! The statements that count: one for each facet, whether for a whole release or for many parents.

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait,
    sea_query::{Condition, Expr, ExprTrait, Func, JoinType, Query, SelectStatement, UnionType},
};

use super::{
    branch::Branch,
    condition::condition,
    count::{WHOLE, entries},
    keys::Keys,
    list::List,
    table::{Table, table},
};
use demarche_model::{
    error::{Error, Result},
    facet::{LONGEST, Rows, Spread, Values, YearTally, years},
    filter::DateColumns,
    node::Key,
};

/// Whose entries are counted, and how they hang on it; `None` for all records of the release.
type Parents<'a> = Option<(&'static Branch, &'a [Key])>;

/// The list that is counted.
#[derive(Clone, Copy)]
struct Counted<'a> {
    table: &'static Table,
    parents: Parents<'a>,
    condition: &'a Condition,
    release: i32,
}

/// Counts the entries of a list by their values: for each parent, or for [`WHOLE`].
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub(super) async fn spread(
    db: &impl ConnectionTrait,
    (list, values): (&List, Values),
    parents: &[Key],
    keys: &Keys<'_>,
) -> Result<HashMap<Key, Spread>> {
    let table = table(list.kind);
    let counted = Counted {
        table,
        parents: list.branch.map(|branch| (branch, parents)),
        condition: &condition(&list.filter, keys)?,
        release: keys.release(),
    };
    match (values, table.date) {
        (Values::Years, Some(date)) => spread_over_years(db, date, listed(counted)).await,
        (Values::Years, None) => Err(Error::internal("years of a kind without dates")),
        _ => spread_over_values(db, statement(values, counted)).await,
    }
}

/// The entries that are counted, each with its `parent`.
fn listed(counted: Counted<'_>) -> Vec<SelectStatement> {
    let Counted {
        table,
        parents,
        condition,
        release,
    } = counted;
    if let Some(parents) = parents {
        return entries(table, parents, condition, release);
    }
    let mut select = table.with_nodes(release);
    select
        .cond_where(condition.clone())
        .expr_as(Expr::val(WHOLE.0), "parent");
    vec![select]
}

/// `SELECT parent, item, count …`: the most frequent values of each parent and one more, and the records without any.
fn statement(values: Values, counted: Counted<'_>) -> SelectStatement {
    let tie = counted.parents.and_then(|(branch, _)| branch.tie());
    let with_item = |mut select: SelectStatement| {
        add_item(&mut select, values, counted.release);
        if let Values::Rows(Rows { repeats: true, .. }) = values {
            // An entry counts once, however many rows give it the value.
            select.distinct().expr_as(Expr::col(("t", "key")), "key");
            if let Some(tie) = tie.clone() {
                select.expr_as(tie, "tie");
            }
        }
        select
    };
    let ranked = "row_number() OVER (PARTITION BY parent, item IS NULL ORDER BY count(*) DESC, item)";
    let counts = Query::select()
        .columns(["parent", "item"])
        .expr_as(Expr::cust("count(*)"), "count")
        .expr_as(Expr::cust(ranked), "rank")
        .from_subquery(union(listed(counted).into_iter().map(with_item)), "entry")
        .group_by_columns(["parent", "item"])
        .to_owned();
    Query::select()
        .columns(["parent", "count"])
        .expr_as(Expr::col("item").cast_as("text"), "item")
        .from_subquery(counts, "counted")
        .and_where(Expr::col("rank").lte(i64::try_from(LONGEST).unwrap_or(i64::MAX) + 1))
        .order_by("parent", sea_orm::Order::Asc)
        .order_by("rank", sea_orm::Order::Asc)
        .to_owned()
}

/// Adds the value of an entry as `item`, null where it has none; an entry with several becomes several.
fn add_item(select: &mut SelectStatement, values: Values, release: i32) {
    let item = Expr::col(("v", "item"));
    let always = || Condition::all().add(Expr::val(true));
    let one = |column| Query::select().expr_as(Expr::col(("t", column)), "item").to_owned();
    match values {
        Values::Column(column) => select.expr_as(Expr::col(("t", column)), "item"),
        Values::Node(column) => select.expr_as(Expr::col(("n", column)), "item"),
        Values::Elements(column) => {
            let elements = Func::cust("unnest").arg(Expr::col(("t", column)));
            let elements = Query::select().expr_as(elements, "item").to_owned();
            select
                .join_lateral(JoinType::LeftJoin, elements, "v", always())
                .expr_as(item, "item")
        }
        Values::AnyOf(columns) => {
            let mut columns = columns.iter().copied().map(one);
            let first = columns.next().unwrap_or_else(Query::select);
            let all = columns.fold(first, |all, one| all.clone().union(UnionType::Distinct, one).to_owned());
            select
                .join_lateral(JoinType::LeftJoin, all, "v", always())
                .expr_as(item, "item")
        }
        Values::Rows(Rows {
            of,
            table,
            owner,
            column,
            repeats: _,
        }) => {
            let on = Condition::all()
                .add(Expr::col(("v", "release")).eq(release))
                .add(Expr::col(("v", owner)).equals(("t", of)))
                .add(Expr::col(("v", column)).is_not_null());
            select
                .join_as(JoinType::LeftJoin, table, "v", on)
                .expr_as(Expr::col(("v", column)), "item")
        }
        Values::Years => select,
    };
}

/// The entries of all arms.
fn union(arms: impl Iterator<Item = SelectStatement>) -> SelectStatement {
    let mut arms = arms;
    let mut all = arms.next().unwrap_or_else(Query::select);
    for arm in arms {
        all.union(UnionType::All, arm);
    }
    all
}

async fn spread_over_values(db: &impl ConnectionTrait, statement: SelectStatement) -> Result<HashMap<Key, Spread>> {
    let mut spreads: HashMap<Key, Spread> = HashMap::new();
    for row in db.query_all(&statement).await? {
        let spread = spreads.entry(Key(row.try_get("", "parent")?)).or_default();
        let count = row.try_get("", "count")?;
        match row.try_get::<Option<String>>("", "item")? {
            None => spread.missing = count,
            Some(_) if spread.values.len() == LONGEST => spread.truncated = true,
            Some(text) => spread.values.push((text, count, None)),
        }
    }
    Ok(spreads)
}

/// How many dates begin in each year, and how many end: at most two rows a year, however long the dates are.
async fn spread_over_years(
    db: &impl ConnectionTrait,
    date: DateColumns,
    listed: Vec<SelectStatement>,
) -> Result<HashMap<Key, Spread>> {
    let year = |column| Expr::cust_with_expr("EXTRACT(YEAR FROM $1)::integer", Expr::col(("t", column)));
    let with_years = |mut select: SelectStatement| {
        select
            .expr_as(Expr::col(("t", date.text)).is_null(), "undated")
            .expr_as(year(date.earliest), "first")
            .expr_as(year(date.latest), "last");
        select
    };
    let sets = r#"GROUPING SETS (("parent", "undated", "first"), ("parent", "undated", "last"))"#;
    let select = Query::select()
        .columns(["parent", "undated"])
        .expr_as(Expr::cust(r#"coalesce("first", "last")"#), "year")
        .expr_as(Expr::cust(r#"GROUPING("first") = 1"#), "ends")
        .expr_as(Expr::cust("count(*)"), "count")
        .expr_as(Expr::cust(r#"count(*) FILTER (WHERE "first" = "last")"#), "within")
        .from_subquery(union(listed.into_iter().map(with_years)), "entry")
        .add_group_by([Expr::cust(sets)])
        .to_owned();
    let mut tallies: HashMap<Key, Vec<YearTally>> = HashMap::new();
    for row in db.query_all(&select).await? {
        let tally = YearTally {
            year: row.try_get("", "year")?,
            ends: row.try_get("", "ends")?,
            undated: row.try_get("", "undated")?,
            count: row.try_get("", "count")?,
            within: row.try_get("", "within")?,
        };
        tallies.entry(Key(row.try_get("", "parent")?)).or_default().push(tally);
    }
    Ok(tallies
        .into_iter()
        .map(|(parent, tallies)| (parent, years(&tallies)))
        .collect())
}
