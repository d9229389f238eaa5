//! Artifacts in the database: their rows, their filter, and their parties.

use sea_orm::sea_query::Condition;

use super::{Artifact, ArtifactFacet, ArtifactFilter, ArtifactOrder, Party, entity};
use crate::{
    error::Result,
    node::{
        Attached, DateColumns, Filter, Key, Kind, Names, Node, NodeKind, Order, condition, row,
        store::{Arm, Branch},
    },
};

/// The artifacts that are a part of an artifact.
pub const PARTS: Branch = Branch::column(
    "artifact parts",
    &[Arm {
        table: "t",
        column: "part_of",
    }],
);

impl Kind for Artifact {
    const KIND: NodeKind = NodeKind::Artifact;
    const DATE: Option<DateColumns> = Some(DateColumns::DATE);
    type Entity = entity::Entity;
    type Row = entity::Model;
    type Filter = ArtifactFilter;
    type Order = ArtifactOrder;
    type Facet = ArtifactFacet;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            kind,
            part_of,
            status,
            date,
            date_earliest: _,
            date_latest: _,
            date_ascending: _,
            date_descending: _,
        } = row;
        Ok(Self {
            node,
            kind: row::code(&kind)?,
            part_of: part_of.map(Key),
            status: row::optional_code(status)?,
            date: row::date(date)?,
        })
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Order for ArtifactOrder {}

impl Filter for ArtifactFilter {
    fn condition(&self, names: &mut Names) -> Result<Condition> {
        let Self {
            record,
            kinds,
            statuses,
            part_of,
            party,
            during,
            as_of,
            dated,
            and,
            or,
            not,
        } = self;
        let mut leaves = condition::record(record, NodeKind::Artifact, names)?;
        leaves.extend([
            condition::any_code("kind", kinds.as_ref()),
            condition::any_code("status", statuses.as_ref()),
            condition::any_record(("part_of", NodeKind::Artifact), part_of.as_ref(), names)?,
            party
                .as_ref()
                .map(|party| condition::involves(("party", "artifact"), &party.into(), names))
                .transpose()?,
        ]);
        leaves.extend(condition::dates(
            DateColumns::DATE,
            (during, as_of, dated),
            names.release(),
        ));
        condition::tree(leaves, (and, or, not), names)
    }
}

impl Attached for Party {
    const TABLE: &'static str = "party";
    const PARENT: &'static str = "artifact";
    const POSITION: &'static str = "position";
    type Row = entity::party::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::party::Model {
            release: _,
            artifact,
            position,
            actor,
            role,
        } = row;
        let artifact = Key(artifact);
        Ok((
            artifact,
            Self {
                artifact,
                position,
                actor: Key(actor),
                role: row::optional_code(role)?,
            },
        ))
    }
}
