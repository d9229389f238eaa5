//! The table of documents, and their passages.

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
