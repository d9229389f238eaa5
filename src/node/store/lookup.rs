//! Records by key, and keys by id.

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait, QueryResult,
    sea_query::{Expr, ExprTrait, JoinType, Query, SelectStatement, UnionType, extension::postgres::PgFunc},
};

use super::{
    super::{Key, Kind, Names, NodeId, entity},
    select::{add_columns, among, from_kind, read_record},
};
use crate::error::Result;

/// Reads the records with these keys.
///
/// # Errors
/// Where the database cannot answer.
pub async fn by_keys<K: Kind>(db: &impl ConnectionTrait, release: i32, keys: &[Key]) -> Result<HashMap<Key, K>> {
    let mut select = from_kind::<K>(release);
    select.and_where(among(Expr::col(("t", "key")), keys));
    add_columns::<K>(&mut select);
    let rows = db.query_all(&select).await?;
    let read = |row| read_record::<K>(row).map(|record| (record.node().key, record));
    rows.iter().map(read).collect()
}

/// Reads the records of one kind with these ids, retired ids included.
///
/// # Errors
/// Where the database cannot answer.
pub async fn by_ids<K: Kind>(db: &impl ConnectionTrait, release: i32, ids: &[NodeId]) -> Result<HashMap<NodeId, K>> {
    let mut select = from_kind::<K>(release);
    let asked = Expr::col(("asked", "key")).equals(("t", "key"));
    select.join_subquery(JoinType::InnerJoin, keyed_by(release, ids), "asked", asked);
    select.expr_as(Expr::col(("asked", "id")), "asked");
    add_columns::<K>(&mut select);
    let rows = db.query_all(&select).await?;
    let read = |row: &QueryResult| {
        let asked: String = row.try_get("", "asked")?;
        Ok((asked.parse()?, read_record::<K>(row)?))
    };
    rows.iter().map(read).collect()
}

/// Finds the keys of ids, those of retired ids included.
///
/// # Errors
/// Where the database cannot answer.
pub async fn keys_of(db: &impl ConnectionTrait, release: i32, ids: &[NodeId]) -> Result<HashMap<NodeId, Key>> {
    let mut found = HashMap::new();
    for row in db.query_all(&keyed_by(release, ids)).await? {
        let id: String = row.try_get("", "id")?;
        found.insert(id.parse()?, Key(row.try_get("", "key")?));
    }
    Ok(found)
}

/// The ids and the keys that they stand for.
fn keyed_by(release: i32, ids: &[NodeId]) -> SelectStatement {
    let texts: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let mut select = keyed(entity::Entity, "key", release, &texts);
    let retired = keyed(entity::redirect::Entity, "node", release, &texts);
    select.union(UnionType::All, retired).to_owned()
}

fn keyed<T: sea_orm::EntityName>(table: T, key: &'static str, release: i32, ids: &[String]) -> SelectStatement {
    Query::select()
        .column("id")
        .expr_as(Expr::col(key), "key")
        .from(table.table_ref())
        .and_where(Expr::col("release").eq(release))
        .and_where(Expr::col("id").eq(PgFunc::any(ids.to_vec())))
        .to_owned()
}

/// Finds the records whose ids were collected.
///
/// # Errors
/// Where the database cannot answer.
pub async fn complete(db: &impl ConnectionTrait, names: Names) -> Result<Names> {
    let found = match names.wanted() {
        [] => HashMap::new(),
        wanted => keys_of(db, names.release(), wanted).await?,
    };
    Ok(names.with(found))
}
