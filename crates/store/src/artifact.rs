//! Artifacts in the database: their rows, and their parties.

use std::sync::Arc;

use demarche_model::{
    artifact::{Artifact, Party},
    error::Result,
    filter::DateColumns,
    node::{Key, Node, NodeKind},
};

use crate::{
    attachment::{Attached, Attachment, Attachments},
    branch::{Arm, Branch},
    row,
    table::Stored,
};

/// The artifacts that are a part of an artifact.
pub const PARTS: Branch = Branch::column(
    "artifact parts",
    &[Arm {
        table: "t",
        column: "part_of",
    }],
);

impl Stored for Artifact {
    const KIND: NodeKind = NodeKind::Artifact;
    const TABLE: &str = "artifact";
    const DATE: Option<DateColumns> = Some(DateColumns::DATE);
    type Entity = entity::Entity;
    type Row = entity::Model;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            kind,
            part_of,
            status,
            date,
            date_earliest: _,
            date_latest: _,
            date_ascending: _,
            date_descending: _,
        } = row;
        Ok(Self {
            node,
            kind: row::code(&kind)?,
            part_of: part_of.map(Key),
            status: row::optional_code(status)?,
            date: row::date(date)?,
        })
    }
}

impl Attached for Party {
    const LIST: Attachment = Attachment::Parties;
    const TABLE: &'static str = "party";
    const PARENT: &'static str = "artifact";
    const POSITION: &'static str = "position";
    type Row = entity::party::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::party::Model {
            release: _,
            artifact,
            position,
            actor,
            role,
        } = row;
        let artifact = Key(artifact);
        Ok((
            artifact,
            Self {
                artifact,
                position,
                actor: Key(actor),
                role: row::optional_code(role)?,
            },
        ))
    }

    fn wrap(list: Arc<[Self]>) -> Attachments {
        Attachments::Parties(list)
    }

    fn unwrap(list: &Attachments) -> Option<&Arc<[Self]>> {
        match list {
            Attachments::Parties(list) => Some(list),
            _ => None,
        }
    }
}

/// The table of artifacts, and whose they are.
pub(crate) mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "artifact")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: i32,
        pub kind: String,
        pub part_of: Option<i32>,
        pub status: Option<String>,
        pub date: Option<String>,
        pub date_earliest: Option<Date>,
        pub date_latest: Option<Date>,
        pub date_ascending: i64,
        pub date_descending: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    /// Whose an artifact is.
    pub mod party {
        use sea_orm::entity::prelude::*;

        #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
        #[sea_orm(table_name = "party")]
        pub struct Model {
            #[sea_orm(primary_key, auto_increment = false)]
            pub release: i32,
            #[sea_orm(primary_key, auto_increment = false)]
            pub artifact: i32,
            #[sea_orm(primary_key, auto_increment = false)]
            pub position: i32,
            pub actor: i32,
            pub role: Option<String>,
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}
    }
}
