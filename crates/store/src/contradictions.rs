//! Which records contradict each other, as the database has it.

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait,
    sea_query::{Condition, Expr, ExprTrait, Func, Query, SelectStatement, UnionType},
};

use super::table::any_key;
use demarche_model::{error::Result, node::Key, relation::RelationKind, vocabulary::Vocabulary};

/// The ends of a relation, from which it is read either way.
const WAYS: [(&str, &str); 2] = [("from", "to"), ("to", "from")];

/// Finds the records that cannot be true together with others, in the order of their ids: a relation CONTRADICTS joins
/// them, or a claim about the one with a claim about the other.
///
/// # Errors
/// Where the database cannot answer.
pub async fn contradictions(
    db: &impl ConnectionTrait,
    release: i32,
    records: &[Key],
) -> Result<HashMap<Key, Vec<Key>>> {
    let arms = WAYS.iter().flat_map(|way| {
        [
            between_records(release, *way, records),
            between_claims(release, *way, records),
        ]
    });
    let Some(select) = arms.reduce(|mut all, arm| all.union(UnionType::Distinct, arm).to_owned()) else {
        return Ok(HashMap::new());
    };
    let mut found: HashMap<Key, Vec<Key>> = HashMap::new();
    for row in db.query_all(&select).await? {
        let (record, other) = (Key(row.try_get("", "record")?), Key(row.try_get("", "other")?));
        if record != other {
            found.entry(record).or_default().push(other);
        }
    }
    found.values_mut().for_each(|others| others.sort_unstable());
    Ok(found)
}

fn between_records(release: i32, (near, far): (&'static str, &'static str), records: &[Key]) -> SelectStatement {
    let mut select = contradicting(release, far);
    select
        .expr_as(Expr::col(("r", near)), "record")
        .and_where(any_key(Expr::col(("r", near)), records))
        .to_owned()
}

fn between_claims(release: i32, (near, far): (&'static str, &'static str), records: &[Key]) -> SelectStatement {
    let own = Condition::all()
        .add(Expr::col(("own", "release")).eq(release))
        .add(Expr::col(("own", "key")).equals(("r", near)));
    let mut select = contradicting(release, far);
    select
        .expr_as(Expr::col(("own", "subject")), "record")
        .join_as(sea_orm::sea_query::JoinType::InnerJoin, "claim", "own", own)
        .and_where(any_key(Expr::col(("own", "subject")), records))
        .to_owned()
}

/// The relations of the kind, with the record at their far end: of a claim, the one that it is about.
fn contradicting(release: i32, far: &'static str) -> SelectStatement {
    let claim = Condition::all()
        .add(Expr::col(("c", "release")).eq(release))
        .add(Expr::col(("c", "key")).equals(("r", far)));
    let other = Func::coalesce([Expr::col(("c", "subject")), Expr::col(("r", far))]);
    Query::select()
        .from_as("relation", "r")
        .join_as(sea_orm::sea_query::JoinType::LeftJoin, "claim", "c", claim)
        .and_where(Expr::col(("r", "release")).eq(release))
        .and_where(Expr::col(("r", "kind")).eq(RelationKind::Contradicts.code()))
        .expr_as(other, "other")
        .to_owned()
}
