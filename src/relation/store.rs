//! Relations in the database: their rows, their filter, and the records they join.

use sea_orm::sea_query::{Condition, Expr, ExprTrait};

use super::{Relation, RelationFacet, RelationFilter, RelationGroup, RelationOrder, entity};
use crate::{
    error::{Error, Result},
    node::{
        DateColumns, Filter, Key, Kind, Names, Node, NodeKind, Order, RecordCondition, condition, row,
        store::{Arm, Branch},
    },
    vocabulary::Vocabulary,
};

/// The relations of which a record is an end.
pub const OF_END: Branch = Branch::column(
    "relations of a record",
    &[
        Arm {
            table: "t",
            column: "from",
        },
        Arm {
            table: "t",
            column: "to",
        },
    ],
);

impl Kind for Relation {
    const KIND: NodeKind = NodeKind::Relation;
    const DATE: Option<DateColumns> = Some(DateColumns::VALID);
    type Entity = entity::Entity;
    type Row = entity::Model;
    type Filter = RelationFilter;
    type Order = RelationOrder;
    type Facet = RelationFacet;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            kind,
            from,
            to,
            role,
            status,
            derived,
            valid,
            valid_start_earliest: _,
            valid_start_latest: _,
            valid_end_earliest: _,
            valid_end_latest: _,
            valid_ascending: _,
            valid_descending: _,
        } = row;
        Ok(Self {
            node,
            kind: row::code(&kind)?,
            from: Key(from),
            to: Key(to),
            role,
            status: row::optional_code(status)?,
            derived,
            valid: row::period(valid)?,
        })
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Order for RelationOrder {}

impl Filter for RelationFilter {
    fn condition(&self, names: &mut Names) -> Result<Condition> {
        let Self {
            record,
            kinds,
            groups,
            statuses,
            from,
            to,
            ends,
            derived,
            during,
            as_of,
            dated,
            and,
            or,
            not,
        } = self;
        let mut leaves = condition::record(record, NodeKind::Relation, names)?;
        leaves.extend([
            condition::any_code("kind", kinds.as_ref()),
            groups.as_ref().map(|groups| in_groups(groups)),
            condition::any_code("status", statuses.as_ref()),
            from.as_ref()
                .map(|from| condition::any_end("from", from, names))
                .transpose()?,
            to.as_ref().map(|to| condition::any_end("to", to, names)).transpose()?,
            ends.as_ref().map(|ends| either_way(ends, names)).transpose()?,
            derived.map(|derived| condition::flag("derived", derived)),
        ]);
        leaves.extend(condition::dates(
            DateColumns::VALID,
            (during, as_of, dated),
            names.release(),
        ));
        condition::tree(leaves, (and, or, not), names)
    }
}

/// The kind belongs to one of the groups.
fn in_groups(groups: &[RelationGroup]) -> Expr {
    let kinds = super::RelationKind::ALL
        .iter()
        .filter(|kind| groups.contains(&kind.group()));
    condition::any_text("kind", kinds.map(|kind| kind.code()))
}

/// The ends fit the conditions in either order.
fn either_way(ends: &[RecordCondition], names: &mut Names) -> Result<Expr> {
    let mut fits = |column, end| condition::any_end(column, end, names);
    match ends {
        [end] => Ok(fits("from", end)?.or(fits("to", end)?)),
        [a, b] => Ok(fits("from", a)?
            .and(fits("to", b)?)
            .or(fits("from", b)?.and(fits("to", a)?))),
        _ => Err(Error::bad_input(
            "`ends` takes one or two conditions: a relation has two ends",
        )),
    }
}
