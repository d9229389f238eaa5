//! The table of topics, and what orders and divides them.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "topic")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub release: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: i32,
    pub scope_note: Option<String>,
    pub exclusive: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What stands above a topic.
pub mod broader {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "topic_broader")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub topic: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        pub broader: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What stands beside a topic.
pub mod related {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "topic_related")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub topic: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub position: i32,
        pub related: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// The options between which a topic asks one to choose.
pub mod option {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "topic_option")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub release: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub topic: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: String,
        pub position: i32,
        pub label: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
