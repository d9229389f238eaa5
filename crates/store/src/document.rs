//! Documents in the database: their rows, and their passages.

use std::sync::Arc;

use demarche_model::{
    document::{Document, Passage},
    error::Result,
    filter::DateColumns,
    node::{Key, Node, NodeKind},
};

use crate::{
    attachment::{Attached, Attachment, Attachments},
    row,
    table::Stored,
};

impl Stored for Document {
    const KIND: NodeKind = NodeKind::Document;
    const TABLE: &str = "document";
    const DATE: Option<DateColumns> = Some(DateColumns::PUBLISHED);
    type Entity = entity::Entity;
    type Row = entity::Model;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            title,
            authors,
            publisher,
            published,
            published_earliest: _,
            published_latest: _,
            published_ascending: _,
            published_descending: _,
            language,
            url,
            sha256,
            rights,
            reliability,
        } = row;
        Ok(Self {
            node,
            title,
            authors,
            publisher,
            published: row::date(published)?,
            language,
            url,
            sha256,
            rights,
            reliability: row::code(&reliability)?,
        })
    }
}

impl Attached for Passage {
    const LIST: Attachment = Attachment::Passages;
    const TABLE: &'static str = "passage";
    const PARENT: &'static str = "document";
    const POSITION: &'static str = "number";
    type Row = entity::passage::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::passage::Model {
            release: _,
            document,
            number,
            locator,
            paraphrase,
            quote,
        } = row;
        let document = Key(document);
        Ok((
            document,
            Self {
                document,
                number,
                locator,
                paraphrase,
                quote,
            },
        ))
    }

    fn wrap(list: Arc<[Self]>) -> Attachments {
        Attachments::Passages(list)
    }

    fn unwrap(list: &Attachments) -> Option<&Arc<[Self]>> {
        match list {
            Attachments::Passages(list) => Some(list),
            _ => None,
        }
    }
}

/// The table of documents, and their passages.
pub(crate) mod entity {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "document")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: i32,
        pub title: Option<String>,
        pub authors: Vec<String>,
        pub publisher: Option<String>,
        pub published: Option<String>,
        pub published_earliest: Option<Date>,
        pub published_latest: Option<Date>,
        pub published_ascending: i64,
        pub published_descending: i64,
        pub language: Option<String>,
        pub url: Option<String>,
        pub sha256: Option<String>,
        pub rights: Option<String>,
        pub reliability: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    /// The numbered passages of a document.
    pub mod passage {
        use sea_orm::entity::prelude::*;

        #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
        #[sea_orm(table_name = "passage")]
        pub struct Model {
            #[sea_orm(primary_key, auto_increment = false)]
            pub release: i32,
            #[sea_orm(primary_key, auto_increment = false)]
            pub document: i32,
            #[sea_orm(primary_key, auto_increment = false)]
            pub number: i32,
            pub locator: Option<String>,
            pub paraphrase: Option<String>,
            pub quote: Option<String>,
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}
    }
}
