//! Events in the database: their rows, and who takes part in them.

use std::sync::Arc;

use demarche_model::{
    error::Result,
    event::{Event, Participation},
    filter::DateColumns,
    node::{Key, Node, NodeKind},
};
use sea_orm::{FromQueryResult, QueryResult};

use crate::{
    attachment::{Attached, Attachment, Attachments},
    branch::{Arm, Branch, Edge, SideTable},
    row,
    table::Stored,
};

const COLUMNS: &[&str] = &["release", "event", "position", "actor", "role", "side", "implied"];

/// The actors that take part in an event.
pub const PARTICIPANTS: Branch = Branch {
    name: "event participants",
    side: Some(SideTable {
        table: "participant",
        child: "actor",
        tie: "position",
        mixed: false,
        columns: COLUMNS,
        edge: participation,
    }),
    arms: &[Arm {
        table: "e",
        column: "event",
    }],
    condition: None,
};

/// The events in which an actor takes part.
pub const OF_ACTOR: Branch = Branch {
    name: "actor events",
    side: Some(SideTable {
        table: "participant",
        child: "event",
        tie: "position",
        mixed: false,
        columns: COLUMNS,
        edge: participation,
    }),
    arms: &[Arm {
        table: "e",
        column: "actor",
    }],
    condition: None,
};

/// The events that are a part of an event.
pub const PARTS: Branch = Branch::column(
    "event parts",
    &[Arm {
        table: "t",
        column: "part_of",
    }],
);

/// The events at a place.
pub const OF_PLACE: Branch = Branch::column(
    "place events",
    &[Arm {
        table: "t",
        column: "place",
    }],
);

/// The events that have a topic.
pub const OF_TOPIC: Branch = Branch {
    name: "topic events",
    side: Some(SideTable {
        table: "node_topic",
        child: "node",
        tie: "position",
        mixed: true,
        columns: &[],
        edge: Edge::plain,
    }),
    arms: &[Arm {
        table: "e",
        column: "topic",
    }],
    condition: None,
};

impl Stored for Event {
    const KIND: NodeKind = NodeKind::Event;
    const TABLE: &str = "event";
    const DATE: Option<DateColumns> = Some(DateColumns::DATE);
    type Entity = entity::Entity;
    type Row = entity::Model;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            kind,
            modes,
            contexts,
            date,
            date_earliest: _,
            date_latest: _,
            date_ascending: _,
            date_descending: _,
            place,
            part_of,
            status,
        } = row;
        Ok(Self {
            node,
            kind: row::optional_code(kind)?,
            modes,
            contexts,
            date: row::date(date)?,
            place: place.map(Key),
            part_of: part_of.map(Key),
            status: row::code(&status)?,
        })
    }
}

fn participation(row: &QueryResult) -> Result<Edge> {
    let row = entity::participant::Model::from_query_result(row, "e_")?;
    Participation::from_row(row).map(|(_, participation)| Edge::Participation(participation))
}

impl Attached for Participation {
    const LIST: Attachment = Attachment::Participants;
    const TABLE: &'static str = "participant";
    const PARENT: &'static str = "event";
    const POSITION: &'static str = "position";
    type Row = entity::participant::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::participant::Model {
            release: _,
            event,
            position,
            actor,
            role,
            side,
            implied,
        } = row;
        let event = Key(event);
        let (role, side) = (row::code(&role)?, row::optional_code(side)?);
        Ok((
            event,
            Self {
                event,
                position,
                actor: Key(actor),
                role,
                side,
                implied,
            },
        ))
    }

    fn wrap(list: Arc<[Self]>) -> Attachments {
        Attachments::Participants(list)
    }

    fn unwrap(list: &Attachments) -> Option<&Arc<[Self]>> {
        match list {
            Attachments::Participants(list) => Some(list),
            _ => None,
        }
    }
}

/// The table of events, and who takes part in them.
pub(crate) mod entity {
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
}
