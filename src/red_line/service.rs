//! Checks a record against a red line.

use super::{
    CrossingResult, RedLineCheck,
    rules::{Evaluation, agreement, evaluate},
    store,
};
use crate::{
    app::App,
    error::{Error, Result},
    interest::{Interest, InterestKind},
    node::Node,
    relation::RelationKind,
    release::Release,
};

/// Checks a record against a red line.
///
/// # Errors
/// `BadInput` where the interest is no red line, or where the database cannot answer.
pub async fn check(app: &App, release: &Release, red_line: Interest, subject: &Node) -> Result<RedLineCheck> {
    if red_line.kind != InterestKind::RedLine {
        let id = &red_line.node.id;
        return Err(Error::bad_input(format!(
            "`redLine`: {id} is no red line: pass an interest of the kind RED_LINE"
        )));
    }
    let db = app.database().orm();
    let found = store::asserted(db, release.id, subject.key, red_line.node.key).await?;
    let evaluation = red_line
        .crossed_when
        .as_ref()
        .map(|test| evaluate(test, &subject.attributes));
    let computed = evaluation.as_ref().map(|evaluation| evaluation.result);
    let kinds: Vec<RelationKind> = found.iter().map(|(_, kind)| *kind).collect();
    let leaves = evaluation.map(|Evaluation { result: _, leaves }| leaves);
    Ok(RedLineCheck {
        subject: subject.key,
        asserted: found.into_iter().map(|(relation, _)| relation).collect(),
        computed,
        leaves: leaves.unwrap_or_default(),
        agreement: agreement(computed.unwrap_or(CrossingResult::Unknown), &kinds),
        red_line,
    })
}
