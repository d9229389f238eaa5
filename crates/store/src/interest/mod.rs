//! Interests in the database: their rows and their filter.

pub(crate) mod entity;

use demarche_model::{
    error::Result,
    filter::DateColumns,
    interest::Interest,
    node::{Key, Node, NodeKind},
};

use crate::{
    branch::{Arm, Branch},
    row,
    table::Stored,
};

/// What an actor itself wants, fears or holds.
pub const OF_HOLDER: Branch = Branch::column(
    "interests of a holder",
    &[Arm {
        table: "t",
        column: "holder",
    }],
);

/// The interests that are about a topic itself.
pub const OF_TOPIC: Branch = Branch::column(
    "interests on a topic",
    &[Arm {
        table: "t",
        column: "topic",
    }],
);

impl Stored for Interest {
    const KIND: NodeKind = NodeKind::Interest;
    const TABLE: &str = "interest";
    const DATE: Option<DateColumns> = Some(DateColumns::VALID);
    type Entity = entity::Entity;
    type Row = entity::Model;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            kind,
            holder,
            speaker,
            topic,
            option,
            stance,
            rival,
            salience,
            explicit,
            condition,
            crossed_when,
            valid,
            valid_start_earliest: _,
            valid_start_latest: _,
            valid_end_earliest: _,
            valid_end_latest: _,
            valid_ascending: _,
            valid_descending: _,
            valid_start_ascending: _,
            valid_end_ascending: _,
            status,
        } = row;
        Ok(Self {
            node,
            kind: row::code(&kind)?,
            holder: Key(holder),
            speaker: speaker.map(Key),
            topic: Key(topic),
            option,
            stance,
            rival,
            salience,
            explicit,
            condition,
            crossed_when: crossed_when.map(row::json).transpose()?,
            valid: row::period(valid)?,
            status: row::code(&status)?,
        })
    }
}
