//! Short lists that belong to one record: its aliases, its topics, the options of a topic.

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait, FromQueryResult,
    sea_query::{Asterisk, Expr, ExprTrait, Query},
};

use super::{Alias, ExternalId, Key, entity, row, store::among};
use crate::error::Result;

/// An item of a record's own list, kept in a side table.
pub trait Attached: Clone + std::fmt::Debug + Send + Sync + 'static {
    /// The side table.
    const TABLE: &'static str;
    /// Its column with the record's key.
    const PARENT: &'static str;
    /// Its column with the place in the list.
    const POSITION: &'static str;
    /// Its row.
    type Row: FromQueryResult;

    /// Whose item it is, and the item.
    ///
    /// # Errors
    /// `Internal` where the database holds what the model does not know.
    fn from_row(row: Self::Row) -> Result<(Key, Self)>;
}

/// Reads the lists of many records.
///
/// # Errors
/// Where the database cannot answer.
pub async fn attached<A: Attached>(
    db: &impl ConnectionTrait,
    release: i32,
    parents: &[Key],
) -> Result<HashMap<Key, Vec<A>>> {
    let select = Query::select()
        .column(Asterisk)
        .from(A::TABLE)
        .and_where(Expr::col("release").eq(release))
        .and_where(among(Expr::col(A::PARENT), parents))
        .order_by(A::PARENT, sea_orm::Order::Asc)
        .order_by(A::POSITION, sea_orm::Order::Asc)
        .to_owned();
    let mut lists: HashMap<Key, Vec<A>> = HashMap::new();
    for row in db.query_all(&select).await? {
        let (parent, item) = A::from_row(A::Row::from_query_result(&row, "")?)?;
        lists.entry(parent).or_default().push(item);
    }
    Ok(lists)
}

impl Attached for Alias {
    const TABLE: &'static str = "alias";
    const PARENT: &'static str = "node";
    const POSITION: &'static str = "position";
    type Row = entity::alias::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::alias::Model {
            release: _,
            node,
            position: _,
            text,
            text_key: _,
            kind,
            lang,
            by,
        } = row;
        Ok((
            Key(node),
            Self {
                text,
                kind: row::code(&kind)?,
                lang,
                by: by.map(Key),
            },
        ))
    }
}

impl Attached for ExternalId {
    const TABLE: &'static str = "external_id";
    const PARENT: &'static str = "node";
    const POSITION: &'static str = "position";
    type Row = entity::external_id::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::external_id::Model {
            release: _,
            node,
            position: _,
            scheme,
            value,
            active,
            active_start_earliest: _,
            active_start_latest: _,
            active_end_earliest: _,
            active_end_latest: _,
        } = row;
        Ok((
            Key(node),
            Self {
                scheme: row::code(&scheme)?,
                value,
                active: row::period(active)?,
            },
        ))
    }
}

/// The key of a topic that a record has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TopicKey(pub Key);

impl Attached for TopicKey {
    const TABLE: &'static str = "node_topic";
    const PARENT: &'static str = "node";
    const POSITION: &'static str = "position";
    type Row = entity::topic::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::topic::Model {
            release: _,
            node,
            position: _,
            topic,
        } = row;
        Ok((Key(node), Self(Key(topic))))
    }
}
