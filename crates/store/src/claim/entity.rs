//! The table of claims, and where they stand.

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
