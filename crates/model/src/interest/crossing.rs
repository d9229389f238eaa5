//! The test that says when a red line is crossed: a tree over a record's attributes.

use get_size2::GetSize;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Operator;

/// A node of the test: a combination of further nodes, or one comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, GetSize)]
#[serde(rename_all = "camelCase")]
pub enum Crossing {
    /// Holds where at least one of the nodes holds.
    AnyOf(Vec<Crossing>),
    /// Holds where every node holds.
    AllOf(Vec<Crossing>),
    /// Holds where the node does not.
    Not(Box<Crossing>),
    /// Holds where the attribute compares so with the value.
    #[serde(untagged)]
    Comparison(Comparison),
}

impl Crossing {
    /// The attributes that the test is about, each once.
    pub fn attributes(&self) -> BTreeSet<&str> {
        match self {
            Self::AnyOf(nodes) | Self::AllOf(nodes) => nodes.iter().flat_map(Self::attributes).collect(),
            Self::Not(node) => node.attributes(),
            Self::Comparison(comparison) => BTreeSet::from([comparison.attribute.as_str()]),
        }
    }
}

/// A comparison of one attribute of the record under test.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, GetSize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The attribute's dotted key.
    pub attribute: String,
    /// How it compares.
    pub operator: Operator,
    /// What it is compared with: a scalar, or a list of scalars for IN.
    pub value: ComparisonValue,
}

/// What an attribute is compared with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, GetSize)]
#[serde(untagged)]
pub enum ComparisonValue {
    /// True or false.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// Text, compared letter by letter.
    Text(String),
    /// The values of IN.
    List(Vec<ComparisonValue>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_written_as_it_is_read() {
        let text = r#"{"anyOf":[{"attribute":"presence.duration","operator":"EQ","value":"permanent"},{"not":{"attribute":"presence.size","operator":"LTE","value":200.0}},{"allOf":[{"attribute":"presence.armed","operator":"EQ","value":true},{"attribute":"presence.character","operator":"IN","value":["military","police"]}]}]}"#;
        let tree: Crossing = serde_json::from_str(text).expect("a tree");
        assert_eq!(serde_json::to_string(&tree).expect("text"), text);
    }

    #[test]
    fn a_comparison_without_operator_is_refused() {
        assert!(serde_json::from_str::<Crossing>(r#"{"attribute":"a","value":1}"#).is_err());
    }
}
