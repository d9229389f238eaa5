//! Interests in the database: their rows and their filter.

use sea_orm::sea_query::{Condition, Expr, ExprTrait};

use super::{Interest, InterestFacet, InterestFilter, InterestOrder, entity};
use crate::{
    error::{Error, Result},
    node::{
        DateColumns, Filter, Key, Kind, Names, Node, NodeKind, Order, condition, row,
        store::{Arm, Branch},
    },
};

/// What an actor itself wants, fears or holds.
pub const OF_HOLDER: Branch = Branch::column(
    "interests of a holder",
    &[Arm {
        table: "t",
        column: "holder",
    }],
);

/// The interests that are about a topic itself.
pub const OF_TOPIC: Branch = Branch::column(
    "interests on a topic",
    &[Arm {
        table: "t",
        column: "topic",
    }],
);

impl Kind for Interest {
    const KIND: NodeKind = NodeKind::Interest;
    const DATE: Option<DateColumns> = Some(DateColumns::VALID);
    type Entity = entity::Entity;
    type Row = entity::Model;
    type Filter = InterestFilter;
    type Order = InterestOrder;
    type Facet = InterestFacet;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            kind,
            holder,
            speaker,
            topic,
            option,
            stance,
            rival,
            salience,
            explicit,
            condition,
            crossed_when,
            valid,
            valid_start_earliest: _,
            valid_start_latest: _,
            valid_end_earliest: _,
            valid_end_latest: _,
            valid_ascending: _,
            valid_descending: _,
            valid_start_ascending: _,
            valid_end_ascending: _,
            status,
        } = row;
        Ok(Self {
            node,
            kind: row::code(&kind)?,
            holder: Key(holder),
            speaker: speaker.map(Key),
            topic: Key(topic),
            option,
            stance,
            rival,
            salience,
            explicit,
            condition,
            crossed_when: crossed_when.map(row::json).transpose()?,
            valid: row::period(valid)?,
            status: row::code(&status)?,
        })
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Order for InterestOrder {}

impl Filter for InterestFilter {
    fn condition(&self, names: &mut Names) -> Result<Condition> {
        let Self {
            record,
            kinds,
            statuses,
            holder,
            speaker,
            option,
            stances,
            rival,
            salience_at_least,
            explicit,
            conditional,
            during,
            as_of,
            dated,
            and,
            or,
            not,
        } = self;
        let mut leaves = condition::record(record, NodeKind::Interest, names)?;
        leaves.extend([
            condition::any_code("kind", kinds.as_ref()),
            condition::any_code("status", statuses.as_ref()),
            condition::actor("holder", holder.as_ref(), names)?,
            condition::actor("speaker", speaker.as_ref(), names)?,
            option
                .as_ref()
                .map(|option| condition::any_text("option", [option.as_str()])),
            stances.as_deref().map(has_stance).transpose()?,
            rival.map(|rival| condition::flag("rival", rival)),
            salience_at_least.map(has_salience).transpose()?,
            explicit.map(|explicit| condition::flag("explicit", explicit)),
            conditional.map(|conditional| {
                if conditional {
                    present("condition")
                } else {
                    present("condition").not()
                }
            }),
        ]);
        leaves.extend(condition::dates(
            DateColumns::VALID,
            (during, as_of, dated),
            names.release(),
        ));
        condition::tree(leaves, (and, or, not), names)
    }
}

fn has_stance(stances: &[i32]) -> Result<Expr> {
    if let Some(stance) = stances.iter().find(|stance| !(-2..=2).contains(*stance)) {
        return Err(Error::bad_input(format!("`stances` has {stance}: pass -2 to 2")));
    }
    Ok(present("stance").and(Expr::col(("t", "stance")).is_in(stances.iter().copied())))
}

fn has_salience(least: i32) -> Result<Expr> {
    if !(0..=3).contains(&least) {
        return Err(Error::bad_input(format!("`salienceAtLeast` is {least}: pass 0 to 3")));
    }
    Ok(present("salience").and(Expr::col(("t", "salience")).gte(least)))
}

fn present(column: &'static str) -> Expr {
    Expr::col(("t", column)).is_not_null()
}
