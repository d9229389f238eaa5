//! How records of one kind hang on a parent: by a column of their own, or through a side table.

use std::{
    fmt,
    hash::{Hash, Hasher},
};

use get_size2::GetSize;
use sea_orm::{
    QueryResult,
    sea_query::{Condition, Expr, ExprTrait, JoinType, Query, SelectStatement},
};

use demarche_model::{actor::Membership, error::Result, event::Participation};

/// A way from a parent to its records.
#[derive(Clone, Copy)]
pub struct Branch {
    /// Its name, unique among the branches; lists are grouped by it.
    pub name: &'static str,
    /// The table between parent and record, where there is one.
    pub side: Option<SideTable>,
    /// Where the parent's key stands. More than one arm means: in any of them.
    pub arms: &'static [Arm],
    /// What else must hold, of the side table where there is one.
    pub condition: Option<fn() -> Condition>,
}

/// A table between parent and record, known as `e` in statements.
#[derive(Clone, Copy)]
pub struct SideTable {
    /// Its name.
    pub table: &'static str,
    /// The column with the record's key.
    pub child: &'static str,
    /// The column that tells two rows of one record apart.
    pub tie: &'static str,
    /// Whether it has records of other kinds than the list's too.
    pub mixed: bool,
    /// The columns that the edge needs; they carry the prefix `e_`.
    pub columns: &'static [&'static str],
    /// Reads the edge from these.
    pub edge: fn(&QueryResult) -> Result<Edge>,
}

/// A column that holds the parent's key.
#[derive(Clone, Copy, Debug)]
pub struct Arm {
    /// The alias of its table: `t` for the record's own, `e` for the side table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
}

/// What the side table says about one record and one parent.
#[derive(Clone, Debug, PartialEq, GetSize)]
pub enum Edge {
    /// Nothing.
    Plain,
    /// The part that the one takes in the other.
    Participation(Participation),
    /// The relation by which the one is in the other.
    Membership(Membership),
}

impl Edge {
    /// An edge of which nothing is said.
    ///
    /// # Errors
    /// None.
    pub fn plain(_: &QueryResult) -> Result<Self> {
        Ok(Self::Plain)
    }
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
    pub(super) fn tie(&self) -> Option<Expr> {
        self.side.map(|side| Expr::col(("e", side.tie)))
    }

    /// Reads what the side table says.
    pub(super) fn edge(&self, row: &QueryResult) -> Result<Edge> {
        self.side.map_or(Ok(Edge::Plain), |side| (side.edge)(row))
    }
}

impl SideTable {
    /// All its rows of a release, without columns.
    pub(super) fn rows(self, release: i32) -> SelectStatement {
        Query::select()
            .from_as(self.table, "e")
            .and_where(Expr::col(("e", "release")).eq(release))
            .to_owned()
    }
}

impl fmt::Debug for Branch {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
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
