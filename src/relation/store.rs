//! Relations in the database: their rows, their filter, and the records they join.

use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement, UnionType};

use super::{Relation, RelationFacet, RelationFilter, RelationGroup, RelationOrder, RelationStatus, entity};
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
            valid_start_ascending: _,
            valid_end_ascending: _,
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
    let (a, b) = match ends {
        [end] => {
            let fits = |column, names: &mut Names| condition::any_end(column, end, names);
            return Ok(fits("from", names)?.or(fits("to", names)?));
        }
        [a, b] => (a, b),
        _ => {
            return Err(Error::bad_input(
                "`ends` takes one or two conditions: a relation has two ends",
            ));
        }
    };
    let mut way = |from, to| -> Result<Expr> {
        Ok(condition::any_end("from", from, names)?.and(condition::any_end("to", to, names)?))
    };
    let (there, back) = (way(a, b)?, way(b, a)?);
    if !(a.include_parts || b.include_parts) {
        return Ok(there.or(back));
    }
    // With a list of keys on both sides of `or`, no index would serve: each way is looked up on its own.
    let mut found = joined(there, names.release());
    Ok(condition::among(
        found.union(UnionType::All, joined(back, names.release())).to_owned(),
    ))
}

/// The keys of relations whose ends fit; inside, they are `t` too.
fn joined(ends: Expr, release: i32) -> SelectStatement {
    Query::select()
        .column(("t", "key"))
        .from_as("relation", "t")
        .and_where(Expr::col(("t", "release")).eq(release))
        .and_where(ends)
        .to_owned()
}

/// The relation `e` has one of the statuses; what nothing qualifies goes with ONGOING.
pub fn has_status(statuses: &[RelationStatus]) -> Expr {
    let column = Expr::col(("e", "status"));
    let one = column.clone().is_in(statuses.iter().map(|status| status.code()));
    if statuses.contains(&RelationStatus::Ongoing) {
        column.is_null().or(one)
    } else {
        column.is_not_null().and(one)
    }
}
