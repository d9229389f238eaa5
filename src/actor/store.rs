//! Actors in the database: their rows, their filter, and what hangs on them.

use sea_orm::{
    QueryResult,
    sea_query::{Condition, Expr, ExprTrait},
};

use super::{Actor, ActorFacet, ActorFilter, ActorOrder, Membership, entity};
use crate::{
    error::Result,
    node::{
        DateColumns, Filter, Key, Kind, Names, Node, NodeKind, Order, condition, row,
        store::{Arm, Branch, Edge, SideTable},
    },
    relation::{rules::MEMBERSHIPS, store::has_status},
    vocabulary::Vocabulary,
};

/// The actors that are a body or part of an actor.
pub const PARTS: Branch = Branch::column(
    "actor parts",
    &[Arm {
        table: "t",
        column: "part_of",
    }],
);

/// The members, participants and post holders of an actor; the filter says by ties of which statuses.
pub const MEMBERS: Branch = Branch {
    name: "actor members",
    side: Some(SideTable {
        table: "relation",
        child: "from",
        tie: "key",
        mixed: true,
        columns: &["kind", "role", "valid", "status"],
    }),
    arms: &[Arm {
        table: "e",
        column: "to",
    }],
    condition: Some(is_membership),
};

fn is_membership() -> Condition {
    Condition::all().add(Expr::col(("e", "kind")).is_in(MEMBERSHIPS.map(Vocabulary::code)))
}

impl Edge for Membership {
    fn from_row(row: &QueryResult) -> Result<Self> {
        let kind: String = row.try_get("e_", "kind")?;
        Ok(Self {
            kind: row::code(&kind)?,
            role: row.try_get("e_", "role")?,
            valid: row::period(row.try_get("e_", "valid")?)?,
            status: row::optional_code(row.try_get("e_", "status")?)?,
        })
    }
}

impl Kind for Actor {
    const KIND: NodeKind = NodeKind::Actor;
    const DATE: Option<DateColumns> = Some(DateColumns::ACTIVE);
    type Entity = entity::Entity;
    type Row = entity::Model;
    type Filter = ActorFilter;
    type Order = ActorOrder;
    type Facet = ActorFacet;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            kind,
            part_of,
            nationality,
            sectors,
            named,
            active,
            active_start_earliest: _,
            active_start_latest: _,
            active_end_earliest: _,
            active_end_latest: _,
            active_ascending: _,
            active_descending: _,
        } = row;
        Ok(Self {
            node,
            kind: row::code(&kind)?,
            part_of: part_of.map(Key),
            nationality: nationality.map(Key),
            sectors,
            named,
            active: row::period(active)?,
        })
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Filter for ActorFilter {
    fn condition(&self, names: &mut Names) -> Result<Condition> {
        let Self {
            record,
            kinds,
            part_of,
            nationality,
            sectors,
            named,
            tie_statuses,
            during,
            as_of,
            dated,
            and,
            or,
            not,
        } = self;
        let mut leaves = condition::record(record, NodeKind::Actor, names)?;
        leaves.extend([
            condition::any_code("kind", kinds.as_ref()),
            condition::actor("part_of", part_of.as_ref(), names)?,
            condition::any_record(("nationality", NodeKind::Actor), nationality.as_ref(), names)?,
            sectors.as_ref().map(|sectors| condition::overlaps("sectors", sectors)),
            named.map(|named| condition::flag("named", named)),
            tie_statuses.as_deref().map(has_status),
        ]);
        leaves.extend(condition::dates(
            DateColumns::ACTIVE,
            (during, as_of, dated),
            names.release(),
        ));
        condition::tree(leaves, (and, or, not), names)
    }
}

impl Order for ActorOrder {}
