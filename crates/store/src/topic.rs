//! Topics in the database: their rows, what is broader, narrower and related, and their options.

use std::sync::Arc;

use demarche_model::{
    error::Result,
    filter::DateColumns,
    node::{Key, Node, NodeKind},
    topic::{BroaderKey, NarrowerKey, RelatedKey, Topic, TopicOption},
};

use crate::{
    attachment::{Attached, Attachment, Attachments},
    branch::{Arm, Branch, Edge, SideTable},
    table::Stored,
};

/// The topics directly below a topic.
pub const NARROWER: Branch = Branch {
    name: "narrower topics",
    side: Some(SideTable {
        table: "topic_broader",
        child: "topic",
        tie: "position",
        mixed: false,
        columns: &[],
        edge: Edge::plain,
    }),
    arms: &[Arm {
        table: "e",
        column: "broader",
    }],
    condition: None,
};

impl Stored for Topic {
    const KIND: NodeKind = NodeKind::Topic;
    const TABLE: &str = "topic";
    const DATE: Option<DateColumns> = None;
    type Entity = entity::Entity;
    type Row = entity::Model;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            scope_note,
            exclusive,
        } = row;
        Ok(Self {
            node,
            scope_note,
            exclusive,
        })
    }
}

impl Attached for BroaderKey {
    const LIST: Attachment = Attachment::Broader;
    const TABLE: &'static str = "topic_broader";
    const PARENT: &'static str = "topic";
    const POSITION: &'static str = "position";
    type Row = entity::broader::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::broader::Model {
            release: _,
            topic,
            position: _,
            broader,
        } = row;
        Ok((Key(topic), Self(Key(broader))))
    }

    fn wrap(list: Arc<[Self]>) -> Attachments {
        Attachments::Broader(list)
    }

    fn unwrap(list: &Attachments) -> Option<&Arc<[Self]>> {
        match list {
            Attachments::Broader(list) => Some(list),
            _ => None,
        }
    }
}

impl Attached for NarrowerKey {
    const LIST: Attachment = Attachment::Narrower;
    const TABLE: &'static str = "topic_broader";
    const PARENT: &'static str = "broader";
    // In the order of ids.
    const POSITION: &'static str = "topic";
    type Row = entity::broader::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::broader::Model {
            release: _,
            topic,
            position: _,
            broader,
        } = row;
        Ok((Key(broader), Self(Key(topic))))
    }

    fn wrap(list: Arc<[Self]>) -> Attachments {
        Attachments::Narrower(list)
    }

    fn unwrap(list: &Attachments) -> Option<&Arc<[Self]>> {
        match list {
            Attachments::Narrower(list) => Some(list),
            _ => None,
        }
    }
}

impl Attached for RelatedKey {
    const LIST: Attachment = Attachment::Related;
    const TABLE: &'static str = "topic_related";
    const PARENT: &'static str = "topic";
    const POSITION: &'static str = "position";
    type Row = entity::related::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::related::Model {
            release: _,
            topic,
            position: _,
            related,
        } = row;
        Ok((Key(topic), Self(Key(related))))
    }

    fn wrap(list: Arc<[Self]>) -> Attachments {
        Attachments::Related(list)
    }

    fn unwrap(list: &Attachments) -> Option<&Arc<[Self]>> {
        match list {
            Attachments::Related(list) => Some(list),
            _ => None,
        }
    }
}

impl Attached for TopicOption {
    const LIST: Attachment = Attachment::Options;
    const TABLE: &'static str = "topic_option";
    const PARENT: &'static str = "topic";
    const POSITION: &'static str = "position";
    type Row = entity::option::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::option::Model {
            release: _,
            topic,
            key,
            position: _,
            label,
        } = row;
        let topic = Key(topic);
        Ok((topic, Self { topic, key, label }))
    }

    fn wrap(list: Arc<[Self]>) -> Attachments {
        Attachments::Options(list)
    }

    fn unwrap(list: &Attachments) -> Option<&Arc<[Self]>> {
        match list {
            Attachments::Options(list) => Some(list),
            _ => None,
        }
    }
}

/// The table of topics, and what orders and divides them.
pub(crate) mod entity {
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
}
