//! The test of a red line as files write it.

use std::fmt;

use schemars::JsonSchema;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{SeqAccess, Visitor},
};

use crate::{At, AttributeValue};
use demarche_model::interest::{Comparison, ComparisonValue, Crossing, Operator};

/// A node of the test: `anyOf`, `allOf` or `not` over further nodes, or `attribute`, `operator` and `value`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CrossedWhen {
    /// Holds where at least one of the nodes holds.
    pub any_of: Option<Vec<At<CrossedWhen>>>,
    /// Holds where every node holds.
    pub all_of: Option<Vec<At<CrossedWhen>>>,
    /// Holds where the node does not.
    pub not: Option<Box<At<CrossedWhen>>>,
    /// The dotted key of an attribute.
    pub attribute: Option<At<String>>,
    /// How it compares with the value.
    pub operator: Option<At<Operator>>,
    /// What it is compared with; a list for IN.
    pub value: Option<At<Compared>>,
}

/// What an attribute is compared with.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Compared {
    /// One value.
    One(AttributeValue),
    /// The values of IN.
    Many(Vec<AttributeValue>),
}

impl<'de> Deserialize<'de> for Compared {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ComparedVisitor)
    }
}

struct ComparedVisitor;

impl<'de> Visitor<'de> for ComparedVisitor {
    type Value = Compared;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, true or false, or a list of those")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Compared, E> {
        Ok(Compared::One(AttributeValue::Boolean(value)))
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "attributes are numbers of JSON: beyond 2^53 they are rounded there too"
    )]
    fn visit_i64<E>(self, value: i64) -> Result<Compared, E> {
        Ok(Compared::One(AttributeValue::Number(value as f64)))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Compared, E> {
        Ok(Compared::One(AttributeValue::Number(value)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Compared, E> {
        Ok(Compared::One(AttributeValue::Text(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Compared, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = items.next_element()? {
            values.push(value);
        }
        Ok(Compared::Many(values))
    }
}

impl At<CrossedWhen> {
    /// The test as the service stores and evaluates it.
    ///
    /// # Errors
    /// Where a node is more than one thing, or none, or a comparison lacks a part: what is wrong, and with which node.
    pub fn crossing(&self) -> Result<Crossing, At<&'static str>> {
        let fault = |value| At { value, mark: self.mark };
        let CrossedWhen {
            any_of,
            all_of,
            not,
            attribute,
            operator,
            value,
        } = &self.value;
        match (any_of, all_of, not, attribute, operator, value) {
            (Some(nodes), None, None, None, None, None) if !nodes.is_empty() => many(nodes).map(Crossing::AnyOf),
            (None, Some(nodes), None, None, None, None) if !nodes.is_empty() => many(nodes).map(Crossing::AllOf),
            (None, None, Some(node), None, None, None) => Ok(Crossing::Not(Box::new(node.crossing()?))),
            (None, None, None, Some(attribute), Some(operator), Some(value)) => {
                comparison(attribute, operator, value).map_err(fault)
            }
            _ => Err(fault(SHAPE)),
        }
    }
}

/// What a node of a test looks like.
const SHAPE: &str = "a node is one of `anyOf: […]`, `allOf: […]`, `not: …`, or `attribute`, `operator` and `value`";

impl CrossedWhen {
    /// Every attribute that the test names, with its position.
    pub fn attributes(&self) -> Vec<&At<String>> {
        let nodes = self
            .any_of
            .iter()
            .chain(&self.all_of)
            .flatten()
            .chain(self.not.as_deref());
        nodes
            .flat_map(|node| node.attributes())
            .chain(&self.attribute)
            .collect()
    }
}

fn many(nodes: &[At<CrossedWhen>]) -> Result<Vec<Crossing>, At<&'static str>> {
    nodes.iter().map(At::crossing).collect()
}

fn comparison(attribute: &str, operator: &Operator, value: &Compared) -> Result<Crossing, &'static str> {
    let value = match (operator, value) {
        (Operator::In, Compared::Many(values)) => ComparisonValue::List(values.iter().map(scalar).collect()),
        (Operator::In, Compared::One(_)) => return Err("IN compares with a list of values"),
        (_, Compared::Many(_)) => return Err("only IN compares with a list of values"),
        (
            Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte,
            Compared::One(AttributeValue::Number(number)),
        ) => ComparisonValue::Number(*number),
        (Operator::Gt | Operator::Gte | Operator::Lt | Operator::Lte, Compared::One(_)) => {
            return Err("GT, GTE, LT and LTE compare with a number");
        }
        (Operator::Eq | Operator::Ne, Compared::One(value)) => scalar(value),
    };
    Ok(Crossing::Comparison(Comparison {
        attribute: attribute.to_owned(),
        operator: *operator,
        value,
    }))
}

fn scalar(value: &AttributeValue) -> ComparisonValue {
    match value {
        AttributeValue::Boolean(boolean) => ComparisonValue::Boolean(*boolean),
        AttributeValue::Number(number) => ComparisonValue::Number(*number),
        AttributeValue::Text(text) => ComparisonValue::Text(text.clone()),
    }
}
