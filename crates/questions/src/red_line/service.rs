//! Checks records against red lines.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    CrossingResult, RedLineCheck,
    rules::{Evaluation, agreement, evaluate},
    store::{Assertion, Tested},
};
use demarche_model::{
    error::{Error, Result},
    interest::{Interest, InterestKind},
    kind::Kind,
    node::{Key, Node, NodeKind},
    relation::RelationKind,
};
use demarche_store::Reads;

use crate::query::{self, Queries};

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
pub fn check(red_line: Arc<Interest>, subject: &Node, assertions: &[Assertion]) -> RedLineCheck {
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

/// The test of a red line, as its subjects are found by it.
pub fn tested(line: &Interest) -> Tested {
    let attributes = line
        .crossed_when
        .as_ref()
        .map(|test| test.attributes().into_iter().map(str::to_owned).collect());
    Tested {
        red_line: line.node.key,
        attributes: attributes.unwrap_or_default(),
    }
}

/// The red lines that a record may cross, each checked: those to which a source ties it, and those whose test is about
/// an attribute that it carries; in the order of their ids.
///
/// # Errors
/// Where the database cannot answer.
pub async fn red_lines(reads: &Reads, queries: &Queries, subject: &Node) -> Result<Vec<RedLineCheck>> {
    let assertions = query::assertions(queries, subject.key).await?;
    let mut lines: BTreeSet<Key> = assertions.iter().map(|assertion| assertion.red_line).collect();
    if !subject.attributes.is_empty() {
        let all = query::tested_lines(queries).await?;
        let about = |line: &Arc<Interest>| {
            let test = tested(line);
            let mut carried = subject.attributes.iter();
            carried.any(|attribute| test.attributes.contains(&attribute.key))
        };
        let all = interests(reads, all.iter().copied()).await?;
        lines.extend(all.iter().filter(|line| about(line)).map(|line| line.node.key));
    }
    let lines = interests(reads, lines).await?;
    Ok(lines
        .into_iter()
        .map(|line| check(line, subject, &assertions))
        .collect())
}

async fn interests(reads: &Reads, keys: impl IntoIterator<Item = Key>) -> Result<Vec<Arc<Interest>>> {
    let found = reads.records(NodeKind::Interest, keys).await?;
    Ok(found.into_iter().filter_map(Interest::of).collect())
}
