//! The table of events, and who takes part in them.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub release: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: i32,
    pub kind: Option<String>,
    pub modes: Vec<String>,
    pub contexts: Vec<String>,
    pub date: Option<String>,
    pub date_earliest: Option<Date>,
    pub date_latest: Option<Date>,
    pub date_ascending: i64,
    pub date_descending: i64,
    pub place: Option<i32>,
    pub part_of: Option<i32>,
    pub status: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Who takes part in an event, and as what.
pub mod participant {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "participant")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub event: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        pub actor: i32,
        pub role: String,
        pub side: Option<String>,
        pub implied: bool,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
