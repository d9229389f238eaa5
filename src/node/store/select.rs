//! Statements over one kind: `t` is its table, `n` the node table.

use sea_orm::{
    EntityName, EntityTrait, FromQueryResult, IdenStatic, Iterable, QueryResult,
    sea_query::{Condition, Expr, ExprTrait, JoinType, Query, SelectStatement, extension::postgres::PgFunc},
};

use super::super::{Direction, Key, Kind, Node, NodeKind, SortBy, entity};
use crate::{
    error::{Error, Result},
    page::{Page, Position, Side, SortValue, broken_cursor},
};

/// All records of the kind in a release, without columns.
///
/// The kind of the node is left out: the kind's table implies it, and Postgres, which does not know, would expect to
/// find far fewer records than there are.
pub(crate) fn from_kind<K: Kind>(release: i32) -> SelectStatement {
    let on = Condition::all()
        .add(Expr::col(("n", "release")).eq(release))
        .add(Expr::col(("n", "key")).equals(("t", "key")));
    Query::select()
        .from_as(K::Entity::default().table_ref(), "t")
        .join_as(JoinType::InnerJoin, entity::Entity.table_ref(), "n", on)
        .and_where(Expr::col(("t", "release")).eq(release))
        .to_owned()
}

/// All records of the kind in a release, found by way of their nodes: in the order of labels, if need be.
///
/// A left join, since Postgres would expect an inner one to find far fewer records than there are, and sort them.
fn from_nodes<K: Kind>(release: i32) -> SelectStatement {
    let on = Condition::all()
        .add(Expr::col(("t", "release")).eq(release))
        .add(Expr::col(("t", "key")).equals(("n", "key")));
    Query::select()
        .from_as(entity::Entity.table_ref(), "n")
        .join_as(JoinType::LeftJoin, K::Entity::default().table_ref(), "t", on)
        .and_where(Expr::col(("n", "release")).eq(release))
        .and_where(Expr::col(("n", "kind")).eq(kind_code(K::KIND)))
        .to_owned()
}

/// The kind as the node table writes it.
pub(super) fn kind_code(kind: NodeKind) -> &'static str {
    kind.into()
}

/// Whether a column has one of these keys. They are one parameter: the statement is the same for any number of them, so
/// that Postgres knows it already.
pub(in crate::node) fn among(column: Expr, keys: &[Key]) -> Expr {
    let keys: Vec<i32> = keys.iter().map(|Key(key)| *key).collect();
    column.eq(PgFunc::any(keys))
}

/// Adds the columns of both tables, told apart by a prefix.
pub(super) fn add_columns<K: Kind>(select: &mut SelectStatement) {
    for column in <K::Entity as EntityTrait>::Column::iter() {
        let name = column.as_str().to_owned();
        select.expr_as(Expr::col(("t", column)), format!("t_{name}"));
    }
    for column in entity::Column::iter() {
        let name = column.as_str().to_owned();
        select.expr_as(Expr::col(("n", column)), format!("n_{name}"));
    }
}

/// Reads a record from a row with both tables' columns.
pub(super) fn read_record<K: Kind>(row: &QueryResult) -> Result<K> {
    let node = Node::try_from(entity::Model::from_query_result(row, "n_")?)?;
    K::from_row(node, K::Row::from_query_result(row, "t_")?)
}

/// An order as SQL: the expression that is compared first, if any, and the direction.
pub(super) struct SortExpression {
    by: SortBy,
    expression: Option<Expr>,
    direction: Direction,
    key: (&'static str, &'static str),
    tie: Option<Expr>,
}

impl SortExpression {
    /// The order of a kind's list.
    pub(super) fn new<K: Kind>(by: SortBy, direction: Direction, tie: Option<Expr>) -> Result<Self> {
        let expression = match (by, K::DATE, direction) {
            (SortBy::Id, ..) => None,
            (SortBy::Label, ..) => Some(Expr::col(("n", "label_key"))),
            (SortBy::Date, Some(date), Direction::Ascending) => Some(Expr::col(("t", date.ascending))),
            (SortBy::Date, Some(date), Direction::Descending) => Some(Expr::col(("t", date.descending))),
            (SortBy::Date, None, _) => return Err(Error::internal("an order by date on a kind without dates")),
        };
        Ok(Self {
            by,
            expression,
            direction,
            // Within the node's own index when ordered by label, else within the kind's table.
            key: (if by == SortBy::Label { "n" } else { "t" }, "key"),
            tie,
        })
    }

    /// What a list in this order is read from.
    pub(super) fn source<K: Kind>(&self, release: i32) -> SelectStatement {
        match self.by {
            SortBy::Label => from_nodes::<K>(release),
            SortBy::Id | SortBy::Date => from_kind::<K>(release),
        }
    }

    /// The same order, where the record's key stands in another column.
    pub(super) fn keyed_by(mut self, column: (&'static str, &'static str)) -> Self {
        self.key = column;
        self
    }

    /// The record's key.
    pub(super) fn key(&self) -> Expr {
        Expr::col(self.key)
    }

    fn parts(&self) -> Vec<Expr> {
        self.expression
            .iter()
            .cloned()
            .chain([self.key()])
            .chain(self.tie.clone())
            .collect()
    }

    /// The values to compare [`Self::parts`] with. What a cursor holds is the client's word: another sort of value than
    /// the order's would be an error of the database.
    fn values(&self, position: &Position) -> Result<Vec<Expr>> {
        let Position {
            sort,
            key: Key(key),
            tie,
        } = position;
        let first = match (self.by, sort) {
            (SortBy::Id, SortValue::None) => None,
            (SortBy::Date, SortValue::Number(number)) => Some(Expr::val(*number)),
            (SortBy::Label, SortValue::Text(text)) if !text.contains('\0') => Some(Expr::val(text.clone())),
            _ => return Err(broken_cursor()),
        };
        let tie = self.tie.is_some().then(|| Expr::val(*tie));
        Ok(first.into_iter().chain([Expr::val(*key)]).chain(tie).collect())
    }

    /// Limits a statement to a page, in the page's reading direction, with one row more than its size.
    ///
    /// # Errors
    /// `BadInput` for a cursor that this order cannot have given.
    pub(super) fn apply(&self, select: &mut SelectStatement, page: &Page) -> Result<()> {
        let ascending = self.direction == Direction::Ascending;
        let row = || Expr::tuple(self.parts());
        if let Some(after) = &page.after {
            let bound = Expr::tuple(self.values(after)?);
            select.and_where(if ascending { row().gt(bound) } else { row().lt(bound) });
        }
        if let Some(before) = &page.before {
            let bound = Expr::tuple(self.values(before)?);
            select.and_where(if ascending { row().lt(bound) } else { row().gt(bound) });
        }
        let forward = ascending == (page.side == Side::First);
        let order = if forward {
            sea_orm::Order::Asc
        } else {
            sea_orm::Order::Desc
        };
        for part in self.parts() {
            select.order_by_expr(part, order.clone());
        }
        select.limit(u64::from(page.size) + 1);
        Ok(())
    }

    /// Adds the columns from which a row's position is read.
    pub(super) fn add_position(&self, select: &mut SelectStatement) {
        if let Some(expression) = self.expression.clone() {
            select.expr_as(expression, "sort");
        }
        if let Some(tie) = self.tie.clone() {
            select.expr_as(tie, "tie");
        }
    }

    /// Reads a row's position.
    pub(super) fn read_position(&self, row: &QueryResult, key: Key) -> Result<Position> {
        let sort = match self.by {
            SortBy::Id => SortValue::None,
            SortBy::Label => SortValue::Text(row.try_get("", "sort")?),
            SortBy::Date => SortValue::Number(row.try_get("", "sort")?),
        };
        let tie = if self.tie.is_some() { row.try_get("", "tie")? } else { 0 };
        Ok(Position { sort, key, tie })
    }

    /// Sorts rows as the page reads them.
    pub(super) fn arrange<T>(&self, rows: &mut [T], page: &Page, position: impl Fn(&T) -> &Position) {
        let forward = (self.direction == Direction::Ascending) == (page.side == Side::First);
        rows.sort_by(|a, b| {
            let order = compare(position(a), position(b));
            if forward { order } else { order.reverse() }
        });
    }
}

fn compare(a: &Position, b: &Position) -> std::cmp::Ordering {
    let sort = match (&a.sort, &b.sort) {
        (SortValue::Number(a), SortValue::Number(b)) => a.cmp(b),
        (SortValue::Text(a), SortValue::Text(b)) => a.cmp(b),
        _ => std::cmp::Ordering::Equal,
    };
    sort.then(a.key.cmp(&b.key)).then(a.tie.cmp(&b.tie))
}
