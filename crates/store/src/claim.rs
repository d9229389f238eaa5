//! Claims in the database: their rows, and the passages they point to.

use std::sync::Arc;

use demarche_model::{
    claim::{Claim, ClaimPassage, Credibility},
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

/// The claims that back a record.
pub const OF_SUBJECT: Branch = Branch::column(
    "claims of a record",
    &[Arm {
        table: "t",
        column: "subject",
    }],
);

/// The claims found in a document.
pub const OF_DOCUMENT: Branch = Branch::column(
    "claims in a document",
    &[Arm {
        table: "t",
        column: "reported_in",
    }],
);

impl Stored for Claim {
    const KIND: NodeKind = NodeKind::Claim;
    const TABLE: &str = "claim";
    const DATE: Option<DateColumns> = None;
    type Entity = entity::Entity;
    type Row = entity::Model;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            subject,
            position,
            property,
            mode,
            by,
            reported_in,
            polarity,
            attitude,
            likelihood,
            hedge,
            credibility,
            confidence,
        } = row;
        Ok(Self {
            node,
            subject: Key(subject),
            position,
            property,
            mode: row::code(&mode)?,
            by: by.map(Key),
            reported_in: Key(reported_in),
            polarity: row::code(&polarity)?,
            attitude: row::optional_code(attitude)?,
            likelihood: row::optional_code(likelihood)?,
            hedge,
            credibility: credibility.and_then(Credibility::from_number),
            confidence: row::optional_code(confidence)?,
            standing: None,
        })
    }
}

impl Attached for ClaimPassage {
    const LIST: Attachment = Attachment::ClaimPassages;
    const TABLE: &'static str = "claim_passage";
    const PARENT: &'static str = "claim";
    const POSITION: &'static str = "position";
    type Row = entity::passage::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::passage::Model {
            release: _,
            claim,
            position,
            document,
            number,
        } = row;
        let (claim, document) = (Key(claim), Key(document));
        Ok((
            claim,
            Self {
                claim,
                position,
                document,
                number,
            },
        ))
    }

    fn wrap(list: Arc<[Self]>) -> Attachments {
        Attachments::ClaimPassages(list)
    }

    fn unwrap(list: &Attachments) -> Option<&Arc<[Self]>> {
        match list {
            Attachments::ClaimPassages(list) => Some(list),
            _ => None,
        }
    }
}

/// The table of claims, and where they stand.
pub(crate) mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "claim")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: i32,
        pub subject: i32,
        pub position: i32,
        pub property: Option<String>,
        pub mode: String,
        pub by: Option<i32>,
        pub reported_in: i32,
        pub polarity: String,
        pub attitude: Option<String>,
        pub likelihood: Option<String>,
        pub hedge: Option<String>,
        pub credibility: Option<i16>,
        pub confidence: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    /// Where in its document a claim stands.
    pub mod passage {
        use sea_orm::entity::prelude::*;

        #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
        #[sea_orm(table_name = "claim_passage")]
        pub struct Model {
            #[sea_orm(primary_key, auto_increment = false)]
            pub release: i32,
            #[sea_orm(primary_key, auto_increment = false)]
            pub claim: i32,
            #[sea_orm(primary_key, auto_increment = false)]
            pub position: i32,
            pub document: i32,
            pub number: i32,
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}
    }
}
