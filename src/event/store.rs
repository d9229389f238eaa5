//! Events in the database: their rows, their filter, and who takes part in them.

use sea_orm::{FromQueryResult, QueryResult, sea_query::Condition};

use super::{Event, EventFacet, EventFilter, EventOrder, Participation, entity};
use crate::{
    error::Result,
    node::{
        Attached, DateColumns, Filter, Key, Kind, Names, Node, NodeKind, Order, condition, row,
        store::{Arm, Branch, Edge, SideTable},
    },
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
    }),
    arms: &[Arm {
        table: "e",
        column: "topic",
    }],
    condition: None,
};

impl Kind for Event {
    const KIND: NodeKind = NodeKind::Event;
    const DATE: Option<DateColumns> = Some(DateColumns::DATE);
    type Entity = entity::Entity;
    type Row = entity::Model;
    type Filter = EventFilter;
    type Order = EventOrder;
    type Facet = EventFacet;

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

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Edge for Participation {
    fn from_row(row: &QueryResult) -> Result<Self> {
        let row = entity::participant::Model::from_query_result(row, "e_")?;
        <Self as Attached>::from_row(row).map(|(_, participation)| participation)
    }
}

impl Attached for Participation {
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
}

impl Filter for EventFilter {
    fn condition(&self, names: &mut Names) -> Result<Condition> {
        let Self {
            record,
            kinds,
            statuses,
            modes,
            contexts,
            place,
            part_of,
            participant,
            participants_all,
            during,
            as_of,
            dated,
            and,
            or,
            not,
        } = self;
        let mut leaves = condition::record(record, NodeKind::Event, names)?;
        leaves.extend([
            condition::any_code("kind", kinds.as_ref()),
            condition::any_code("status", statuses.as_ref()),
            modes.as_ref().map(|modes| condition::overlaps("modes", modes)),
            contexts
                .as_ref()
                .map(|contexts| condition::overlaps("contexts", contexts)),
            condition::place("place", place.as_ref(), names)?,
            condition::any_record(("part_of", NodeKind::Event), part_of.as_ref(), names)?,
        ]);
        for participant in participant.iter().chain(participants_all.iter().flatten()) {
            let table = ("participant", "event");
            leaves.push(Some(condition::involves(table, participant, names)?));
        }
        leaves.extend(condition::dates(
            DateColumns::DATE,
            (during, as_of, dated),
            names.release(),
        ));
        condition::tree(leaves, (and, or, not), names)
    }
}

impl Order for EventOrder {}
