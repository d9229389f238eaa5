//! Interests in the database: their rows and their filter.

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

/// The table of interests.
pub(crate) mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "interest")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: i32,
        pub kind: String,
        pub holder: i32,
        pub speaker: Option<i32>,
        pub topic: i32,
        pub option: Option<String>,
        pub stance: Option<i16>,
        pub rival: bool,
        pub salience: Option<i16>,
        pub explicit: bool,
        pub condition: Option<String>,
        #[sea_orm(column_type = "JsonBinary")]
        pub crossed_when: Option<Json>,
        pub valid: Option<String>,
        pub valid_start_earliest: Option<Date>,
        pub valid_start_latest: Option<Date>,
        pub valid_end_earliest: Option<Date>,
        pub valid_end_latest: Option<Date>,
        pub valid_ascending: i64,
        pub valid_descending: i64,
        pub valid_start_ascending: Option<i64>,
        pub valid_end_ascending: Option<i64>,
        pub status: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
