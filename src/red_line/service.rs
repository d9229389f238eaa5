//! Checks records against red lines.

use super::{
    CrossingResult, RedLineCheck,
    rules::{Evaluation, agreement, evaluate},
    store::Assertion,
};
use crate::{
    error::{Error, Result},
    interest::{Interest, InterestKind},
    node::Node,
    relation::RelationKind,
};

/// Makes sure that an interest is a red line.
///
/// # Errors
/// `BadInput` where it is none.
pub fn require_red_line(interest: &Interest) -> Result<()> {
    if interest.kind == InterestKind::RedLine {
        return Ok(());
    }
    let id = &interest.node.id;
    Err(Error::bad_input(format!(
        "`redLine`: {id} is no red line: pass an interest of the kind RED_LINE"
    )))
}

/// Checks a record against a red line, with all that sources say of the record and red lines.
pub fn check(red_line: Interest, subject: &Node, assertions: &[Assertion]) -> RedLineCheck {
    let asserted: Vec<&Assertion> = assertions
        .iter()
        .filter(|assertion| assertion.red_line == red_line.node.key)
        .collect();
    let evaluation = red_line
        .crossed_when
        .as_ref()
        .map(|test| evaluate(test, &subject.attributes));
    let computed = evaluation.as_ref().map(|evaluation| evaluation.result);
    let kinds: Vec<RelationKind> = asserted.iter().map(|assertion| assertion.kind).collect();
    let leaves = evaluation.map(|Evaluation { result: _, leaves }| leaves);
    RedLineCheck {
        subject: subject.key,
        asserted: asserted.iter().map(|assertion| assertion.relation).collect(),
        computed,
        leaves: leaves.unwrap_or_default(),
        agreement: agreement(computed.unwrap_or(CrossingResult::Unknown), &kinds),
        red_line,
    }
}
