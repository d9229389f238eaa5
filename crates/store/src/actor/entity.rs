//! The table of actors.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "actor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub release: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: i32,
    pub kind: String,
    pub part_of: Option<i32>,
    pub nationality: Option<i32>,
    pub sectors: Vec<String>,
    pub named: bool,
    pub active: Option<String>,
    pub active_start_earliest: Option<Date>,
    pub active_start_latest: Option<Date>,
    pub active_end_earliest: Option<Date>,
    pub active_end_latest: Option<Date>,
    pub active_ascending: i64,
    pub active_descending: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
