//! Actors in the database: their rows, and what hangs on them.

use demarche_model::{
    actor::{Actor, Membership},
    error::Result,
    filter::DateColumns,
    node::{Key, Node, NodeKind},
    relation::rules::MEMBERSHIPS,
    vocabulary::Vocabulary,
};
use sea_orm::{
    QueryResult,
    sea_query::{Condition, Expr, ExprTrait},
};

use crate::{
    branch::{Arm, Branch, Edge, SideTable},
    row,
    table::Stored,
};

/// The actors that are a body or part of an actor.
pub const PARTS: Branch = Branch::column(
    "actor parts",
    &[Arm {
        table: "t",
        column: "part_of",
    }],
);

/// The members, participants and post holders of an actor; the filter says by ties of which statuses.
pub const MEMBERS: Branch = Branch {
    name: "actor members",
    side: Some(SideTable {
        table: "relation",
        child: "from",
        tie: "key",
        mixed: true,
        columns: &["kind", "role", "valid", "status"],
        edge: membership,
    }),
    arms: &[Arm {
        table: "e",
        column: "to",
    }],
    condition: Some(is_membership),
};

fn is_membership() -> Condition {
    Condition::all().add(Expr::col(("e", "kind")).is_in(MEMBERSHIPS.map(Vocabulary::code)))
}

fn membership(row: &QueryResult) -> Result<Edge> {
    let kind: String = row.try_get("e_", "kind")?;
    Ok(Edge::Membership(Membership {
        kind: row::code(&kind)?,
        role: row.try_get("e_", "role")?,
        valid: row::period(row.try_get("e_", "valid")?)?,
        status: row::optional_code(row.try_get("e_", "status")?)?,
    }))
}

impl Stored for Actor {
    const KIND: NodeKind = NodeKind::Actor;
    const TABLE: &str = "actor";
    const DATE: Option<DateColumns> = Some(DateColumns::ACTIVE);
    type Entity = entity::Entity;
    type Row = entity::Model;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            kind,
            part_of,
            nationality,
            sectors,
            named,
            active,
            active_start_earliest: _,
            active_start_latest: _,
            active_end_earliest: _,
            active_end_latest: _,
            active_ascending: _,
            active_descending: _,
        } = row;
        Ok(Self {
            node,
            kind: row::code(&kind)?,
            part_of: part_of.map(Key),
            nationality: nationality.map(Key),
            sectors,
            named,
            active: row::period(active)?,
        })
    }
}

/// The table of actors.
pub(crate) mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "actor")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: i32,
        pub kind: String,
        pub part_of: Option<i32>,
        pub nationality: Option<i32>,
        pub sectors: Vec<String>,
        pub named: bool,
        pub active: Option<String>,
        pub active_start_earliest: Option<Date>,
        pub active_start_latest: Option<Date>,
        pub active_end_earliest: Option<Date>,
        pub active_end_latest: Option<Date>,
        pub active_ascending: i64,
        pub active_descending: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
