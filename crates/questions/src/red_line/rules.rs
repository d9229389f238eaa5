//! Whether a record crosses a red line: its attributes against the line's test, in Kleene's logic of three values.

use super::{CrossingResult, LeafResult};
use demarche_model::{
    interest::{Comparison, ComparisonValue, Crossing, Operator},
    node::Attribute,
    relation::RelationKind,
};

use crate::alignment::Agreement;

/// What comes of a test, with the reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Whether the line is crossed.
    pub result: CrossingResult,
    /// Every comparison of the test, in its order.
    pub leaves: Vec<Leaf>,
}

/// One comparison of a test, as it came out.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// What is compared.
    pub comparison: Comparison,
    /// The record's attribute; `None` where it lacks it.
    pub found: Option<Attribute>,
    /// Whether it holds.
    pub result: LeafResult,
}

/// Tests a record's attributes.
pub fn evaluate(test: &Crossing, attributes: &[Attribute]) -> Evaluation {
    let mut leaves = Vec::new();
    let result = match walk(test, attributes, &mut leaves) {
        LeafResult::Holds => CrossingResult::Crossed,
        LeafResult::DoesNotHold => CrossingResult::Respected,
        LeafResult::Unknown => CrossingResult::Unknown,
    };
    Evaluation { result, leaves }
}

/// How the computed result stands to the relations by which the source says what becomes of the line.
///
/// AT_RISK says neither that it is crossed nor that it is respected.
pub fn agreement(computed: CrossingResult, asserted: &[RelationKind]) -> Agreement {
    let judged = asserted.iter().filter_map(|kind| match kind {
        RelationKind::Crosses => Some(CrossingResult::Crossed),
        RelationKind::Respects => Some(CrossingResult::Respected),
        _ => None,
    });
    let judged: Vec<CrossingResult> = judged.collect();
    match (computed, &judged[..]) {
        (CrossingResult::Unknown, []) => Agreement::Neither,
        (_, []) => Agreement::OnlyComputed,
        (CrossingResult::Unknown, _) => Agreement::OnlyAsserted,
        (computed, judged) if judged.contains(&computed) => Agreement::Agree,
        _ => Agreement::Conflict,
    }
}

/// Every leaf is visited, also where an earlier one decides: the answer is to explain itself.
fn walk(test: &Crossing, attributes: &[Attribute], leaves: &mut Vec<Leaf>) -> LeafResult {
    match test {
        Crossing::AnyOf(nodes) => {
            let results = nodes.iter().map(|node| walk(node, attributes, leaves));
            results.fold(LeafResult::DoesNotHold, or)
        }
        Crossing::AllOf(nodes) => {
            let results = nodes.iter().map(|node| not(walk(node, attributes, leaves)));
            not(results.fold(LeafResult::DoesNotHold, or))
        }
        Crossing::Not(node) => not(walk(node, attributes, leaves)),
        Crossing::Comparison(comparison) => {
            let found = attributes
                .iter()
                .find(|attribute| attribute.key == comparison.attribute);
            let result = found.map_or(LeafResult::Unknown, |found| compare(found, comparison));
            leaves.push(Leaf {
                comparison: comparison.clone(),
                found: found.cloned(),
                result,
            });
            result
        }
    }
}

fn or(one: LeafResult, other: LeafResult) -> LeafResult {
    match (one, other) {
        (LeafResult::Holds, _) | (_, LeafResult::Holds) => LeafResult::Holds,
        (LeafResult::Unknown, _) | (_, LeafResult::Unknown) => LeafResult::Unknown,
        (LeafResult::DoesNotHold, LeafResult::DoesNotHold) => LeafResult::DoesNotHold,
    }
}

fn not(result: LeafResult) -> LeafResult {
    match result {
        LeafResult::Holds => LeafResult::DoesNotHold,
        LeafResult::DoesNotHold => LeafResult::Holds,
        LeafResult::Unknown => LeafResult::Unknown,
    }
}

fn compare(found: &Attribute, comparison: &Comparison) -> LeafResult {
    let value = &comparison.value;
    match comparison.operator {
        Operator::Eq => equals(found, value),
        Operator::Ne => not(equals(found, value)),
        Operator::Gt => ordered(found, value, |found, value| found > value),
        Operator::Gte => ordered(found, value, |found, value| found >= value),
        Operator::Lt => ordered(found, value, |found, value| found < value),
        Operator::Lte => ordered(found, value, |found, value| found <= value),
        Operator::In => is_one_of(found, value),
    }
}

/// Values of two sorts are not unequal; they cannot be compared.
fn equals(found: &Attribute, value: &ComparisonValue) -> LeafResult {
    let equal = match value {
        ComparisonValue::Boolean(value) => found.boolean.map(|found| found == *value),
        ComparisonValue::Number(value) => found.number.map(|found| found == *value),
        ComparisonValue::Text(value) => found.text.as_ref().map(|found| found == value),
        ComparisonValue::List(_) => None,
    };
    known(equal)
}

fn ordered(found: &Attribute, value: &ComparisonValue, holds: impl Fn(f64, f64) -> bool) -> LeafResult {
    match (found.number, value) {
        (Some(found), ComparisonValue::Number(value)) => known(Some(holds(found, *value))),
        _ => LeafResult::Unknown,
    }
}

fn is_one_of(found: &Attribute, value: &ComparisonValue) -> LeafResult {
    let ComparisonValue::List(values) = value else {
        return LeafResult::Unknown;
    };
    values
        .iter()
        .map(|value| equals(found, value))
        .fold(LeafResult::DoesNotHold, or)
}

fn known(holds: Option<bool>) -> LeafResult {
    match holds {
        Some(true) => LeafResult::Holds,
        Some(false) => LeafResult::DoesNotHold,
        None => LeafResult::Unknown,
    }
}

#[cfg(test)]
mod tests;
