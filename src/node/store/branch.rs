//! How records of one kind hang on a parent: by a column of their own, or through a side table.

use std::{
    fmt::Debug,
    hash::{Hash, Hasher},
};

use sea_orm::{
    QueryResult,
    sea_query::{Condition, Expr, ExprTrait, JoinType, SelectStatement},
};

use crate::error::Result;

/// A way from a parent to its records.
#[derive(Clone, Copy, Debug)]
pub struct Branch {
    /// Its name, unique among the links; statements and loaders are grouped by it.
    pub name: &'static str,
    /// The table between parent and record, where there is one.
    pub side: Option<SideTable>,
    /// Where the parent's key stands. More than one arm means: in any of them.
    pub arms: &'static [Arm],
    /// What else must hold, of the side table where there is one.
    pub condition: Option<fn() -> Condition>,
}

/// A table between parent and record, known as `e` in statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SideTable {
    /// Its name.
    pub table: &'static str,
    /// The column with the record's key.
    pub child: &'static str,
    /// The column that tells two rows of one record apart.
    pub tie: &'static str,
    /// Whether it has records of other kinds than the list's too.
    pub mixed: bool,
    /// The columns that the edge needs.
    pub columns: &'static [&'static str],
}

/// A column that holds the parent's key.
#[derive(Clone, Copy, Debug)]
pub struct Arm {
    /// The alias of its table: `t` for the record's own, `e` for the side table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
}

impl Branch {
    /// The record's own table has a column with the parent's key.
    pub const fn column(name: &'static str, arms: &'static [Arm]) -> Self {
        Self {
            name,
            side: None,
            arms,
            condition: None,
        }
    }

    /// Joins the side table to a statement over `t`, in one release.
    pub(super) fn join(&self, select: &mut SelectStatement, release: i32) {
        let Some(side) = self.side else { return };
        let on = Condition::all()
            .add(Expr::col(("e", "release")).eq(release))
            .add(Expr::col(("e", side.child)).equals(("t", "key")));
        select.join_as(JoinType::InnerJoin, side.table, "e", on);
    }

    /// The expression that tells two rows of one record apart.
    pub(crate) fn tie(&self) -> Option<Expr> {
        self.side.map(|side| Expr::col(("e", side.tie)))
    }
}

impl PartialEq for Branch {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Branch {}

impl Hash for Branch {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

/// What the side table says about one record and one parent.
pub trait Edge: Clone + Debug + Send + Sync + 'static {
    /// Reads it from the side table's columns, which carry the prefix `e_`.
    ///
    /// # Errors
    /// `Internal` where the database holds what the model does not know.
    fn from_row(row: &QueryResult) -> Result<Self>;
}

impl Edge for () {
    fn from_row(_: &QueryResult) -> Result<Self> {
        Ok(())
    }
}
