//! Records by key and by id, and keys by id.

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait, EntityName, QueryResult,
    sea_query::{Expr, ExprTrait, JoinType, Query, SelectStatement, UnionType, extension::postgres::PgFunc},
};

use super::{
    node,
    table::{any_key, table},
};
use demarche_model::{
    error::Result,
    node::{Key, NodeId, NodeKind},
    record::Record,
};

/// Reads the records of one kind with these keys.
///
/// # Errors
/// Where the database cannot answer.
pub async fn by_keys(
    db: &impl ConnectionTrait,
    release: i32,
    kind: NodeKind,
    keys: &[Key],
) -> Result<HashMap<Key, Record>> {
    let table = table(kind);
    let mut select = table.with_nodes(release);
    select.and_where(any_key(Expr::col(("t", "key")), keys));
    table.add_columns(&mut select);
    let rows = db.query_all(&select).await?;
    let read = |row| table.read(row).map(|record| (record.node().key, record));
    rows.iter().map(read).collect()
}

/// Reads the records of one kind with these ids, retired ids included.
///
/// # Errors
/// Where the database cannot answer.
pub(super) async fn by_ids(
    db: &impl ConnectionTrait,
    release: i32,
    kind: NodeKind,
    ids: &[&NodeId],
) -> Result<HashMap<NodeId, Record>> {
    let table = table(kind);
    let mut select = table.with_nodes(release);
    let asked = Expr::col(("asked", "key")).equals(("t", "key"));
    select.join_subquery(JoinType::InnerJoin, keyed_by(release, ids), "asked", asked);
    select.expr_as(Expr::col(("asked", "id")), "asked");
    table.add_columns(&mut select);
    let rows = db.query_all(&select).await?;
    let read = |row: &QueryResult| {
        let asked: String = row.try_get("", "asked")?;
        Ok((asked.parse()?, table.read(row)?))
    };
    rows.iter().map(read).collect()
}

/// Finds the keys of ids, those of retired ids included.
///
/// # Errors
/// Where the database cannot answer.
pub async fn keys_of(db: &impl ConnectionTrait, release: i32, ids: &[&NodeId]) -> Result<HashMap<NodeId, Key>> {
    let mut found = HashMap::new();
    for row in db.query_all(&keyed_by(release, ids)).await? {
        let id: String = row.try_get("", "id")?;
        found.insert(id.parse()?, Key(row.try_get("", "key")?));
    }
    Ok(found)
}

/// The ids and the keys that they stand for.
fn keyed_by(release: i32, ids: &[&NodeId]) -> SelectStatement {
    let texts: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let mut select = keyed(node::Entity, "key", release, &texts);
    let retired = keyed(node::redirect::Entity, "node", release, &texts);
    select.union(UnionType::All, retired).to_owned()
}

fn keyed(table: impl EntityName, key: &'static str, release: i32, ids: &[String]) -> SelectStatement {
    Query::select()
        .column("id")
        .expr_as(Expr::col(key), "key")
        .from(table.table_ref())
        .and_where(Expr::col("release").eq(release))
        .and_where(Expr::col("id").eq(PgFunc::any(ids.to_vec())))
        .to_owned()
}
