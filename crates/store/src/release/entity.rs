//! The tables of datasets and of their releases.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "release")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i32,
    pub dataset: String,
    pub version: String,
    pub name: String,
    pub major: i32,
    pub minor: i32,
    pub patch: i32,
    pub draft: bool,
    pub title: String,
    pub description: Option<String>,
    pub licence: String,
    pub sha256: String,
    pub document: Option<i32>,
    #[sea_orm(column_type = "JsonBinary")]
    pub default_claim: Option<Json>,
    #[sea_orm(column_type = "JsonBinary")]
    pub counts: Json,
    pub published_at: Option<DateTimeUtc>,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub withdrawn_reason: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The analyses that have releases.
pub mod dataset {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "dataset")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub slug: String,
        pub created_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
