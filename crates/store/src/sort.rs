//! Orders as SQL, and the places of rows in them.

use std::cmp::Ordering;

use sea_orm::{
    QueryResult,
    sea_query::{Expr, ExprTrait, SelectStatement},
};

use super::table::Table;
use demarche_model::{
    error::{Error, Result},
    node::Key,
    order::{Direction, SortBy},
    page::{Page, Position, Side, SortValue, broken_cursor},
};

/// An order as SQL: the expression that is compared first, if any, and the direction.
pub(super) struct Sort {
    by: SortBy,
    expression: Option<Expr>,
    direction: Direction,
    key: (&'static str, &'static str),
    tie: Option<Expr>,
}

impl Sort {
    /// The order of a list of a kind; `tie` tells two rows of one record apart.
    ///
    /// # Errors
    /// `Internal` for an order by date on a kind without dates.
    pub(super) fn new(table: &Table, (by, direction): (SortBy, Direction), tie: Option<Expr>) -> Result<Self> {
        let expression = match (by, table.date, direction) {
            (SortBy::Id, ..) => None,
            (SortBy::Label, ..) => Some(Expr::col(("n", "label_key"))),
            (SortBy::Date, Some(date), Direction::Ascending) => Some(Expr::col(("t", date.ascending))),
            (SortBy::Date, Some(date), Direction::Descending) => Some(Expr::col(("t", date.descending))),
            (SortBy::Date, None, _) => return Err(Error::internal("an order by date on a kind without dates")),
        };
        // Within the node's own index when ordered by label, else within the kind's table.
        let key = (if by == SortBy::Label { "n" } else { "t" }, "key");
        Ok(Self {
            by,
            expression,
            direction,
            key,
            tie,
        })
    }

    /// What a list of a whole release in this order is read from.
    pub(super) fn source(&self, table: &Table, release: i32) -> SelectStatement {
        match self.by {
            SortBy::Label => table.by_nodes(release),
            SortBy::Id | SortBy::Date => table.with_nodes(release),
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
    ///
    /// # Errors
    /// As the driver's.
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

fn compare(a: &Position, b: &Position) -> Ordering {
    let sort = match (&a.sort, &b.sort) {
        (SortValue::Number(a), SortValue::Number(b)) => a.cmp(b),
        (SortValue::Text(a), SortValue::Text(b)) => a.cmp(b),
        _ => Ordering::Equal,
    };
    sort.then(a.key.cmp(&b.key)).then(a.tie.cmp(&b.tie))
}
