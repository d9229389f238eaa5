//! The table of relations.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "relation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub release: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: i32,
    pub kind: String,
    pub from: i32,
    pub to: i32,
    pub role: Option<String>,
    pub status: Option<String>,
    pub derived: bool,
    pub valid: Option<String>,
    pub valid_start_earliest: Option<Date>,
    pub valid_start_latest: Option<Date>,
    pub valid_end_earliest: Option<Date>,
    pub valid_end_latest: Option<Date>,
    pub valid_ascending: i64,
    pub valid_descending: i64,
    pub valid_start_ascending: Option<i64>,
    pub valid_end_ascending: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
