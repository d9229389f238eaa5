//! The table of interests.

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
