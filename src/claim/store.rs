//! Claims in the database: their rows, their filter, and the passages they point to.

use sea_orm::sea_query::{Condition, Expr, ExprTrait};

use super::{Claim, ClaimFacet, ClaimFilter, ClaimOrder, ClaimPassage, Credibility, entity};
use crate::{
    error::Result,
    node::{
        Attached, DateColumns, Filter, Key, Kind, Names, Node, NodeKind, Order, RecordCondition, condition, row,
        store::{Arm, Branch},
    },
};

/// The claims that back a record.
pub const OF_SUBJECT: Branch = Branch::column(
    "claims of a record",
    &[Arm {
        table: "t",
        column: "subject",
    }],
);

/// The claims found in a document.
pub const OF_DOCUMENT: Branch = Branch::column(
    "claims in a document",
    &[Arm {
        table: "t",
        column: "reported_in",
    }],
);

impl Kind for Claim {
    const KIND: NodeKind = NodeKind::Claim;
    const DATE: Option<DateColumns> = None;
    type Entity = entity::Entity;
    type Row = entity::Model;
    type Filter = ClaimFilter;
    type Order = ClaimOrder;
    type Facet = ClaimFacet;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            subject,
            position,
            property,
            mode,
            by,
            reported_in,
            polarity,
            attitude,
            likelihood,
            hedge,
            credibility,
            confidence,
        } = row;
        Ok(Self {
            node,
            subject: Key(subject),
            position,
            property,
            mode: row::code(&mode)?,
            by: by.map(Key),
            reported_in: Key(reported_in),
            polarity: row::code(&polarity)?,
            attitude: row::optional_code(attitude)?,
            likelihood: row::optional_code(likelihood)?,
            hedge,
            credibility: credibility.and_then(Credibility::from_number),
            confidence: row::optional_code(confidence)?,
            standing: None,
        })
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Attached for ClaimPassage {
    const TABLE: &'static str = "claim_passage";
    const PARENT: &'static str = "claim";
    const POSITION: &'static str = "position";
    type Row = entity::passage::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::passage::Model {
            release: _,
            claim,
            position,
            document,
            number,
        } = row;
        let (claim, document) = (Key(claim), Key(document));
        Ok((
            claim,
            Self {
                claim,
                position,
                document,
                number,
            },
        ))
    }
}

impl Filter for ClaimFilter {
    fn condition(&self, names: &mut Names) -> Result<Condition> {
        let Self {
            ids,
            subject,
            property,
            modes,
            by,
            by_author,
            source,
            polarities,
            attitudes,
            likelihoods,
            confidences,
            hedged,
            credibility_at_least,
            and,
            or,
            not,
        } = self;
        let present = |column, yes| {
            let column = Expr::col(("t", column));
            if yes { column.is_not_null() } else { column.is_null() }
        };
        let leaves = [
            ids.as_ref()
                .map(|ids| condition::any_id(NodeKind::Claim, ids, names))
                .transpose()?,
            subject.as_ref().map(|subject| of_record(subject, names)).transpose()?,
            property
                .as_ref()
                .map(|property| condition::any_text("property", [property.as_str()])),
            condition::any_code("mode", modes.as_ref()),
            condition::actor("by", by.as_ref(), names)?,
            by_author.map(|by_author| present("by", !by_author)),
            source.as_ref().map(|source| found_in(source, names)).transpose()?,
            condition::any_code("polarity", polarities.as_ref()),
            condition::any_code("attitude", attitudes.as_ref()),
            condition::any_code("likelihood", likelihoods.as_ref()),
            condition::any_code("confidence", confidences.as_ref()),
            hedged.map(|hedged| present("hedge", hedged)),
            credibility_at_least.map(at_least),
        ];
        condition::tree(leaves, (and, or, not), names)
    }
}

fn found_in(source: &str, names: &mut Names) -> Result<Expr> {
    let document = names.key(NodeKind::Document, "source", source)?;
    Ok(condition::is_key("reported_in", document))
}

fn of_record(subject: &RecordCondition, names: &mut Names) -> Result<Expr> {
    condition::any_end("subject", subject, names)
}

/// The Admiralty code counts down: 1 is the best.
fn at_least(credibility: Credibility) -> Expr {
    let column = Expr::col(("t", "credibility"));
    column.clone().is_not_null().and(column.lte(credibility.number()))
}

impl Order for ClaimOrder {}
