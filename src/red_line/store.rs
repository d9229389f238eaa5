//! What checks of red lines read: the relations from a record to a line.

use sea_orm::{
    ConnectionTrait,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    error::Result,
    node::{Key, condition::side_rows, row},
    relation::{RelationGroup, RelationKind},
    vocabulary::Vocabulary,
};

/// Finds the relations by which a source says what a record does to a red line, in the order of their ids.
///
/// # Errors
/// Where the database cannot answer.
pub async fn asserted(
    db: &impl ConnectionTrait,
    release: i32,
    subject: Key,
    red_line: Key,
) -> Result<Vec<(Key, RelationKind)>> {
    let kinds = RelationKind::ALL
        .iter()
        .filter(|kind| kind.group() == RelationGroup::RedLine);
    let mut select = side_rows("relation", "key", release);
    select
        .column(("relation", "kind"))
        .and_where(Expr::col(("relation", "from")).eq(subject.0))
        .and_where(Expr::col(("relation", "to")).eq(red_line.0))
        .and_where(Expr::col(("relation", "kind")).is_in(kinds.map(|kind| kind.code())))
        .order_by(("relation", "key"), sea_orm::Order::Asc);
    let mut found = Vec::new();
    for row in db.query_all(&select).await? {
        let kind: String = row.try_get("", "kind")?;
        found.push((Key(row.try_get("", "key")?), row::code(&kind)?));
    }
    Ok(found)
}
