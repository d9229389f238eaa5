//! The table that all records share, and what any record may have: names, ids, topics, hops.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "node")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub release: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: i32,
    pub kind: String,
    pub id: String,
    pub label: String,
    pub label_key: String,
    pub summary: Option<String>,
    pub note: Option<String>,
    pub attributes: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub quantities: Json,
    pub disputed: bool,
    pub redirected_from: Vec<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What else a record is called, and by whom.
pub mod alias {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "alias")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub node: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        pub text: String,
        pub text_key: String,
        pub kind: String,
        pub lang: Option<String>,
        pub by: Option<i32>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What other lists call a record.
pub mod external_id {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "external_id")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub node: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        pub scheme: String,
        pub value: String,
        pub active: Option<String>,
        pub active_start_earliest: Option<Date>,
        pub active_start_latest: Option<Date>,
        pub active_end_earliest: Option<Date>,
        pub active_end_latest: Option<Date>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a record is about.
pub mod topic {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "node_topic")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub node: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        pub topic: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Retired ids and the records they lead to.
pub mod redirect {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "redirect")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: String,
        pub node: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Each topic, place and actor with everything above it, itself included.
pub mod closure {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "closure")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub ancestor: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub descendant: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Every hop that a path through the records can take.
pub mod link {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "link")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: i32,
        pub from: i32,
        pub to: i32,
        pub via: String,
        pub carrier: Option<i32>,
        pub role: Option<String>,
        pub position: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
