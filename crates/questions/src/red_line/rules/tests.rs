//! The tests of red lines, evaluated.

use super::*;

fn attribute(key: &str) -> Attribute {
    Attribute {
        key: key.to_owned(),
        text: None,
        number: None,
        boolean: None,
    }
}

fn text(key: &str, text: &str) -> Attribute {
    Attribute {
        text: Some(text.to_owned()),
        ..attribute(key)
    }
}

fn number(key: &str, number: f64) -> Attribute {
    Attribute {
        number: Some(number),
        ..attribute(key)
    }
}

fn boolean(key: &str, boolean: bool) -> Attribute {
    Attribute {
        boolean: Some(boolean),
        ..attribute(key)
    }
}

fn leaf(attribute: &str, operator: Operator, value: ComparisonValue) -> Crossing {
    Crossing::Comparison(Comparison {
        attribute: attribute.to_owned(),
        operator,
        value,
    })
}

fn is(attribute: &str, value: &str) -> Crossing {
    leaf(attribute, Operator::Eq, ComparisonValue::Text(value.to_owned()))
}

/// Iran's red line: a Western presence that is permanent or military.
fn presence() -> Crossing {
    Crossing::AnyOf(vec![
        is("presence.duration", "PERMANENT"),
        is("presence.character", "MILITARY"),
    ])
}

fn result(test: &Crossing, attributes: &[Attribute]) -> CrossingResult {
    evaluate(test, attributes).result
}

fn leaf_result(operator: Operator, value: ComparisonValue, found: Attribute) -> LeafResult {
    let evaluation = evaluate(&leaf(&found.key.clone(), operator, value), &[found]);
    evaluation.leaves[0].result
}

#[test]
fn a_temporary_civilian_mission_respects_the_line() {
    let mission = [
        text("presence.duration", "TEMPORARY"),
        text("presence.character", "CIVILIAN"),
    ];
    assert_eq!(result(&presence(), &mission), CrossingResult::Respected);
}

#[test]
fn one_of_any_crosses_it_whatever_is_not_known() {
    assert_eq!(
        result(&presence(), &[text("presence.character", "MILITARY")]),
        CrossingResult::Crossed
    );
}

#[test]
fn what_is_not_known_leaves_it_open() {
    assert_eq!(
        result(&presence(), &[text("presence.duration", "TEMPORARY")]),
        CrossingResult::Unknown
    );
    assert_eq!(result(&presence(), &[]), CrossingResult::Unknown);
}

#[test]
fn all_of_fails_on_one_whatever_is_not_known() {
    let both = Crossing::AllOf(vec![is("a", "x"), is("b", "y")]);
    assert_eq!(
        result(&both, &[text("a", "x"), text("b", "y")]),
        CrossingResult::Crossed
    );
    assert_eq!(result(&both, &[text("b", "n")]), CrossingResult::Respected);
    assert_eq!(result(&both, &[text("a", "x")]), CrossingResult::Unknown);
}

#[test]
fn not_turns_what_is_known_and_leaves_the_unknown() {
    let not = Crossing::Not(Box::new(is("a", "x")));
    assert_eq!(result(&not, &[text("a", "x")]), CrossingResult::Respected);
    assert_eq!(result(&not, &[text("a", "y")]), CrossingResult::Crossed);
    assert_eq!(result(&not, &[]), CrossingResult::Unknown);
}

#[test]
fn every_leaf_is_explained_also_after_the_one_that_decides() {
    let evaluation = evaluate(&presence(), &[text("presence.duration", "PERMANENT")]);
    let told: Vec<(&str, LeafResult, bool)> = evaluation
        .leaves
        .iter()
        .map(|leaf| (leaf.comparison.attribute.as_str(), leaf.result, leaf.found.is_some()))
        .collect();
    assert_eq!(
        told,
        [
            ("presence.duration", LeafResult::Holds, true),
            ("presence.character", LeafResult::Unknown, false),
        ]
    );
}

#[test]
fn numbers_are_compared_by_size() {
    let found = |operator, value| leaf_result(operator, ComparisonValue::Number(value), number("size", 209.0));
    assert_eq!(found(Operator::Gt, 200.0), LeafResult::Holds);
    assert_eq!(found(Operator::Gt, 209.0), LeafResult::DoesNotHold);
    assert_eq!(found(Operator::Gte, 209.0), LeafResult::Holds);
    assert_eq!(found(Operator::Lt, 209.0), LeafResult::DoesNotHold);
    assert_eq!(found(Operator::Lte, 209.0), LeafResult::Holds);
    assert_eq!(found(Operator::Eq, 209.0), LeafResult::Holds);
    assert_eq!(found(Operator::Ne, 209.0), LeafResult::DoesNotHold);
}

#[test]
fn truth_values_are_compared() {
    let found = |operator, value| leaf_result(operator, ComparisonValue::Boolean(value), boolean("armed", false));
    assert_eq!(found(Operator::Eq, false), LeafResult::Holds);
    assert_eq!(found(Operator::Ne, false), LeafResult::DoesNotHold);
    assert_eq!(found(Operator::Eq, true), LeafResult::DoesNotHold);
}

#[test]
fn a_list_holds_where_one_of_its_values_does() {
    let list = |values: &[&str]| {
        ComparisonValue::List(
            values
                .iter()
                .map(|value| ComparisonValue::Text((*value).to_owned()))
                .collect(),
        )
    };
    let found = |values: &[&str]| leaf_result(Operator::In, list(values), text("character", "POLICE"));
    assert_eq!(found(&["MILITARY", "POLICE"]), LeafResult::Holds);
    assert_eq!(found(&["MILITARY"]), LeafResult::DoesNotHold);
}

#[test]
fn values_of_two_sorts_are_not_unequal_but_unknown() {
    let value = || ComparisonValue::Number(209.0);
    assert_eq!(
        leaf_result(Operator::Eq, value(), text("size", "209")),
        LeafResult::Unknown
    );
    assert_eq!(
        leaf_result(Operator::Ne, value(), text("size", "209")),
        LeafResult::Unknown
    );
    assert_eq!(
        leaf_result(Operator::Gt, value(), boolean("size", true)),
        LeafResult::Unknown
    );
}

#[test]
fn the_sources_word_stands_beside_the_computed_result() {
    use CrossingResult::{Crossed, Respected, Unknown};
    use RelationKind::{AtRisk, Crosses, Respects};
    assert_eq!(agreement(Crossed, &[Crosses]), Agreement::Agree);
    assert_eq!(agreement(Respected, &[Respects, AtRisk]), Agreement::Agree);
    assert_eq!(agreement(Respected, &[Crosses]), Agreement::Conflict);
    assert_eq!(agreement(Respected, &[AtRisk]), Agreement::OnlyComputed);
    assert_eq!(agreement(Unknown, &[Crosses]), Agreement::OnlyAsserted);
    assert_eq!(agreement(Unknown, &[AtRisk]), Agreement::Neither);
}
