//! Relations in the database: their rows, and the records they join.

use demarche_model::{
    error::Result,
    filter::DateColumns,
    node::{Key, Node, NodeKind},
    relation::Relation,
};

use crate::{
    branch::{Arm, Branch},
    row,
    table::Stored,
};

/// The relations of which a record is an end.
pub const OF_END: Branch = Branch::column(
    "relations of a record",
    &[
        Arm {
            table: "t",
            column: "from",
        },
        Arm {
            table: "t",
            column: "to",
        },
    ],
);

impl Stored for Relation {
    const KIND: NodeKind = NodeKind::Relation;
    const TABLE: &str = "relation";
    const DATE: Option<DateColumns> = Some(DateColumns::VALID);
    type Entity = entity::Entity;
    type Row = entity::Model;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            kind,
            from,
            to,
            role,
            status,
            derived,
            valid,
            valid_start_earliest: _,
            valid_start_latest: _,
            valid_end_earliest: _,
            valid_end_latest: _,
            valid_ascending: _,
            valid_descending: _,
            valid_start_ascending: _,
            valid_end_ascending: _,
        } = row;
        Ok(Self {
            node,
            kind: row::code(&kind)?,
            from: Key(from),
            to: Key(to),
            role,
            status: row::optional_code(status)?,
            derived,
            valid: row::period(valid)?,
        })
    }
}

/// The table of relations.
pub(crate) mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "relation")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: i32,
        pub kind: String,
        pub from: i32,
        pub to: i32,
        pub role: Option<String>,
        pub status: Option<String>,
        pub derived: bool,
        pub valid: Option<String>,
        pub valid_start_earliest: Option<Date>,
        pub valid_start_latest: Option<Date>,
        pub valid_end_earliest: Option<Date>,
        pub valid_end_latest: Option<Date>,
        pub valid_ascending: i64,
        pub valid_descending: i64,
        pub valid_start_ascending: Option<i64>,
        pub valid_end_ascending: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
