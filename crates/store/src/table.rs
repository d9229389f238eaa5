//! The table of each kind: `t` in statements, beside the node table `n`.

use sea_orm::{
    EntityTrait, FromQueryResult, IdenStatic, Iterable, QueryResult,
    sea_query::{Condition, Expr, ExprTrait, JoinType, Query, SelectStatement},
};
use std::sync::Arc;

use super::{
    node, row,
    tables::{MappedColumn, columns},
};
use demarche_model::{
    actor::Actor,
    artifact::Artifact,
    claim::Claim,
    document::Document,
    error::Result,
    event::Event,
    filter::DateColumns,
    interest::Interest,
    node::{Key, Node, NodeKind},
    place::Place,
    record::Record,
    relation::Relation,
    topic::Topic,
};

/// The sort key of what has no date.
pub const UNDATED: i64 = i64::MAX;

/// How records of one kind stand in the database.
pub trait Stored: Send + Sync + Sized + 'static
where
    Record: From<Arc<Self>>,
{
    /// Which kind it is.
    const KIND: NodeKind;
    /// The name of its table.
    const TABLE: &'static str;
    /// The columns that date it, or `None` where such records have no date.
    const DATE: Option<DateColumns>;
    /// The table of what only this kind has.
    type Entity: EntityTrait<Model = Self::Row>;
    /// A row of that table.
    type Row: FromQueryResult;

    /// Puts a record together from its rows.
    ///
    /// # Errors
    /// `Internal` where the database holds what the model does not know.
    fn from_row(node: Node, row: Self::Row) -> Result<Self>;
}

/// The table of one kind.
#[derive(Debug)]
pub struct Table {
    /// The kind.
    pub kind: NodeKind,
    /// Its name.
    pub name: &'static str,
    /// The columns that date a record.
    pub date: Option<DateColumns>,
    /// The columns that its entity maps.
    pub(crate) mapped: fn() -> Vec<MappedColumn>,
    columns: fn() -> Vec<&'static str>,
    read: fn(Node, &QueryResult) -> Result<Record>,
}

/// The table of a kind.
pub fn table(kind: NodeKind) -> &'static Table {
    match kind {
        NodeKind::Actor => const { &Table::of::<Actor>() },
        NodeKind::Place => const { &Table::of::<Place>() },
        NodeKind::Topic => const { &Table::of::<Topic>() },
        NodeKind::Interest => const { &Table::of::<Interest>() },
        NodeKind::Event => const { &Table::of::<Event>() },
        NodeKind::Artifact => const { &Table::of::<Artifact>() },
        NodeKind::Relation => const { &Table::of::<Relation>() },
        NodeKind::Document => const { &Table::of::<Document>() },
        NodeKind::Claim => const { &Table::of::<Claim>() },
    }
}

impl Table {
    const fn of<K: Stored>() -> Self
    where
        Record: From<Arc<K>>,
    {
        Self {
            kind: K::KIND,
            name: K::TABLE,
            date: K::DATE,
            mapped: columns::<K::Entity>,
            columns: || {
                <K::Entity as EntityTrait>::Column::iter()
                    .map(|column| column.as_str())
                    .collect()
            },
            read: |node, row| Ok(Arc::new(K::from_row(node, K::Row::from_query_result(row, "t_")?)?).into()),
        }
    }

    /// All rows of a release, without columns.
    pub fn alone(&self, release: i32) -> SelectStatement {
        Query::select()
            .from_as(self.name, "t")
            .and_where(Expr::col(("t", "release")).eq(release))
            .to_owned()
    }

    /// All records of a release, without columns.
    ///
    /// The kind of the node is left out: the kind's table implies it, and Postgres, which does not know, would expect to
    /// find far fewer records than there are.
    pub fn with_nodes(&self, release: i32) -> SelectStatement {
        let on = Condition::all()
            .add(Expr::col(("n", "release")).eq(release))
            .add(Expr::col(("n", "key")).equals(("t", "key")));
        Query::select()
            .from_as(self.name, "t")
            .join_as(JoinType::InnerJoin, "node", "n", on)
            .and_where(Expr::col(("t", "release")).eq(release))
            .to_owned()
    }

    /// All records of a release, found by way of their nodes: in the order of labels, if need be.
    ///
    /// A left join, since Postgres would expect an inner one to find far fewer records than there are, and sort them.
    pub(super) fn by_nodes(&self, release: i32) -> SelectStatement {
        let on = Condition::all()
            .add(Expr::col(("t", "release")).eq(release))
            .add(Expr::col(("t", "key")).equals(("n", "key")));
        let kind: &'static str = self.kind.into();
        Query::select()
            .from_as("node", "n")
            .join_as(JoinType::LeftJoin, self.name, "t", on)
            .and_where(Expr::col(("n", "release")).eq(release))
            .and_where(Expr::col(("n", "kind")).eq(kind))
            .to_owned()
    }

    /// Adds the columns of both tables, told apart by a prefix.
    pub(super) fn add_columns(&self, select: &mut SelectStatement) {
        for column in (self.columns)() {
            select.expr_as(Expr::col(("t", column)), format!("t_{column}"));
        }
        for column in node::Column::iter() {
            let column = column.as_str();
            select.expr_as(Expr::col(("n", column)), format!("n_{column}"));
        }
    }

    /// Reads a record from a row with both tables' columns.
    pub(super) fn read(&self, row: &QueryResult) -> Result<Record> {
        let node = row::node(node::Model::from_query_result(row, "n_")?)?;
        (self.read)(node, row)
    }
}

/// Whether a column has one of these keys. They are one parameter: the statement is the same for any number of them, so
/// that Postgres knows it already.
pub fn any_key(column: Expr, keys: &[Key]) -> Expr {
    let keys: Vec<i32> = keys.iter().map(|Key(key)| *key).collect();
    column.eq(sea_orm::sea_query::extension::postgres::PgFunc::any(keys))
}
