//! What two actors are both in: organisations, formats and the like by relations, artifacts as parties.

use sea_orm::{
    ConnectionTrait, FromQueryResult, QueryResult,
    sea_query::{Asterisk, Condition, Expr, ExprTrait, Func, JoinType, Query, SelectStatement, UnionType},
};

use super::{Dyad, MembershipTie, SharedMembership};
use demarche_model::{
    error::Result,
    node::Key,
    page::{Page, Side, Slice},
    relation::{RelationStatus, rules::MEMBERSHIPS},
    vocabulary::Vocabulary,
};
use demarche_store::{any_or_below, row, tie_status};

use crate::alignment::rules::Pair;

/// Which dyad, by ties of which statuses.
type SharedOf<'a> = (&'a Dyad, &'a [RelationStatus]);

/// Reads a page of what both actors are in, in the order of the ids.
///
/// # Errors
/// Where the database cannot answer.
pub async fn shared(
    db: &impl ConnectionTrait,
    release: i32,
    asked: SharedOf<'_>,
    page: &Page,
) -> Result<Slice<SharedMembership>> {
    let [a, b] = sides(release, asked);
    let mut ties = whole(a);
    ties.union(UnionType::All, whole(b));
    let on = Condition::all().add(Expr::col(("tie", "record")).equals(("shared", "record")));
    let mut select = Query::select();
    select
        .column(("tie", Asterisk))
        .from_subquery(records_of_page(release, asked, page), "shared")
        .join_subquery(JoinType::InnerJoin, ties, "tie", on);
    for column in ["record", "side", "relation", "position"] {
        select.order_by(("tie", column), sea_orm::Order::Asc);
    }
    let mut found = gather(&db.query_all(&select).await?)?;
    if page.side == Side::Last {
        found.reverse();
    }
    Ok(page.slice(found))
}

/// Counts what both actors are in.
///
/// # Errors
/// Where the database cannot answer.
pub async fn count_shared(db: &impl ConnectionTrait, release: i32, asked: SharedOf<'_>) -> Result<i64> {
    let select = Query::select()
        .expr_as(Func::count(Expr::val(1)), "count")
        .from_subquery(records(release, asked), "shared")
        .to_owned();
    let row = db.query_one(&select).await?;
    Ok(row.map_or(Ok(0), |row| row.try_get("", "count"))?)
}

fn records_of_page(release: i32, asked: SharedOf<'_>, page: &Page) -> SelectStatement {
    let record = || Expr::col(("both", "record"));
    let order = match page.side {
        Side::First => sea_orm::Order::Asc,
        Side::Last => sea_orm::Order::Desc,
    };
    Query::select()
        .column(("both", "record"))
        .from_subquery(records(release, asked), "both")
        .and_where_option(page.after.as_ref().map(|after| record().gt(after.key.0)))
        .and_where_option(page.before.as_ref().map(|before| record().lt(before.key.0)))
        .order_by(("both", "record"), order)
        .limit(u64::from(page.size) + 1)
        .to_owned()
}

/// The records that either side is in.
fn records(release: i32, asked: SharedOf<'_>) -> SelectStatement {
    let [a, b] = sides(release, asked).map(|ties| {
        Query::select()
            .column(("ties", "record"))
            .from_subquery(ties, "ties")
            .to_owned()
    });
    let mut both = a;
    both.union(UnionType::Intersect, b).to_owned()
}

/// The ties of either side.
fn sides(release: i32, (Dyad { actors, include_parts }, statuses): SharedOf<'_>) -> [SelectStatement; 2] {
    let of = |side: i32, actor: Key| {
        let mut ties = relations(release, (side, actor), *include_parts, statuses);
        ties.union(UnionType::All, parties(release, (side, actor), *include_parts));
        ties
    };
    [of(0, actors.a), of(1, actors.b)]
}

fn relations(
    release: i32,
    (side, actor): (i32, Key),
    include_parts: bool,
    statuses: &[RelationStatus],
) -> SelectStatement {
    let codes: Vec<&str> = statuses.iter().map(|status| status.code()).collect();
    Query::select()
        .expr_as(Expr::val(side), "side")
        .expr_as(Expr::col(("e", "to")), "record")
        .expr_as(Expr::col(("e", "from")), "actor")
        .expr_as(Expr::col(("e", "key")), "relation")
        .expr_as(Expr::cust("NULL::text"), "party_role")
        .expr_as(Expr::val(0), "position")
        .from_as("relation", "e")
        .and_where(Expr::col(("e", "release")).eq(release))
        .and_where(any_or_below(("e", "from"), &[actor], include_parts, release))
        .and_where(Expr::col(("e", "kind")).is_in(MEMBERSHIPS.map(Vocabulary::code)))
        .and_where(tie_status(&codes, statuses.contains(&RelationStatus::Ongoing)))
        .to_owned()
}

fn parties(release: i32, (side, actor): (i32, Key), include_parts: bool) -> SelectStatement {
    Query::select()
        .expr_as(Expr::val(side), "side")
        .expr_as(Expr::col(("party", "artifact")), "record")
        .column(("party", "actor"))
        .expr_as(Expr::cust("NULL::integer"), "relation")
        .expr_as(Expr::col(("party", "role")), "party_role")
        .column(("party", "position"))
        .from("party")
        .and_where(Expr::col(("party", "release")).eq(release))
        .and_where(any_or_below(("party", "actor"), &[actor], include_parts, release))
        .to_owned()
}

fn whole(select: SelectStatement) -> SelectStatement {
    Query::select().column(Asterisk).from_subquery(select, "one").to_owned()
}

#[derive(FromQueryResult)]
struct TieRow {
    side: i32,
    record: i32,
    actor: i32,
    relation: Option<i32>,
    party_role: Option<String>,
}

/// Puts the ties of one record together; they come in the order of the records.
fn gather(rows: &[QueryResult]) -> Result<Vec<SharedMembership>> {
    let mut found: Vec<SharedMembership> = Vec::new();
    for row in rows {
        let TieRow {
            side,
            record,
            actor,
            relation,
            party_role,
        } = TieRow::from_query_result(row, "")?;
        let tie = MembershipTie {
            actor: Key(actor),
            relation: relation.map(Key),
            party_role: row::optional_code(party_role)?,
        };
        if found.last().is_none_or(|last| last.record != Key(record)) {
            let ties = Pair {
                a: Vec::new(),
                b: Vec::new(),
            };
            let record = Key(record);
            found.push(SharedMembership { record, ties });
        }
        if let Some(last) = found.last_mut() {
            let side = if side == 0 { &mut last.ties.a } else { &mut last.ties.b };
            side.push(tie);
        }
    }
    Ok(found)
}
