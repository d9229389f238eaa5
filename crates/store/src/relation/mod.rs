//! Relations in the database: their rows, and the records they join.

pub(crate) mod entity;

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
