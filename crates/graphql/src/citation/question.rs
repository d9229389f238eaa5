//! A question in its one form, and its hash.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::{
    Name, Value, Variables,
    parser::{parse_query, types::ExecutableDocument},
};
use sha2::{Digest, Sha256};

use demarche_model::error::{Error, Result};

use crate::citation::{leave_out::without, print::print};

/// The question of an operation, as the request states it.
#[derive(Clone, Debug)]
pub struct Question {
    /// The document's text.
    pub query: String,
    /// Which of its operations is asked.
    pub operation: Option<String>,
    /// The variables that are given.
    pub variables: Variables,
    /// The pinned path of a REST address that asks it; `None` where GraphQL does.
    pub path: Option<String>,
}

impl Question {
    /// The question that a REST address stands for.
    pub fn of(query: String, variables: serde_json::Value, path: String) -> Self {
        Self {
            query,
            operation: None,
            variables: Variables::from_json(variables),
            path: Some(path),
        }
    }

    /// The document without `citation`, the operation's name and its variables, each the same however it was written.
    ///
    /// # Errors
    /// `Internal` where the text is no document: the operation could not have been run.
    pub fn text(&self) -> Result<String> {
        let document = without(&parse_query(&self.query).map_err(Error::internal)?, "citation");
        let operation = self.operation.as_deref().or_else(|| only_name(&document));
        let variables = with_defaults(&document, operation, &self.variables);
        let variables = serde_json::to_string(&variables).map_err(Error::internal)?;
        Ok(format!(
            "{}\n{}\n{variables}",
            print(&document),
            operation.unwrap_or_default()
        ))
    }
}

/// The SHA-256 of a text in hexadecimal digits.
pub fn sha256(text: &str) -> String {
    let hash = Sha256::digest(text);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The name of the document's operation, where it has one operation only.
fn only_name(document: &ExecutableDocument) -> Option<&str> {
    let mut operations = document.operations.iter();
    match (operations.next(), operations.next()) {
        (Some((name, _)), None) => name.map(Name::as_str),
        _ => None,
    }
}

/// The variables that the operation declares, in the order of their names, those that were left out at their defaults.
fn with_defaults(
    document: &ExecutableDocument,
    operation: Option<&str>,
    given: &Variables,
) -> BTreeMap<String, serde_json::Value> {
    let json = |value: &Value| sorted(value.clone().into_json().unwrap_or_default());
    let asked = document
        .operations
        .iter()
        .find(|(name, _)| name.map(Name::as_str) == operation);
    let definitions = asked
        .iter()
        .flat_map(|(_, operation)| &operation.node.variable_definitions);
    let mut declared = BTreeSet::new();
    let mut variables = BTreeMap::new();
    for definition in definitions {
        let name = definition.node.name.node.to_string();
        let default = definition.node.default_value.as_ref().map(|value| json(&value.node));
        variables.extend(default.map(|value| (name.clone(), value)));
        declared.insert(name);
    }
    let given = given.iter().filter(|(name, _)| declared.contains(name.as_str()));
    variables.extend(given.map(|(name, value)| (name.to_string(), json(value))));
    variables
}

/// The same value with the keys of its objects in order.
fn sorted(value: serde_json::Value) -> serde_json::Value {
    match value {
        serde_json::Value::Object(map) => {
            let entries: BTreeMap<_, _> = map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            serde_json::Value::Object(entries.into_iter().collect())
        }
        serde_json::Value::Array(items) => serde_json::Value::Array(items.into_iter().map(sorted).collect()),
        scalar => scalar,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn text(query: &str, variables: serde_json::Value) -> String {
        let question = Question {
            query: query.into(),
            operation: None,
            variables: Variables::from_json(variables),
            path: None,
        };
        question.text().expect("a document")
    }

    #[test]
    fn white_space_comments_and_free_orders_do_not_count() {
        let one = text(
            "query Q($b: Int, $a: F) { x(f: $a, n: $b, g: {p: 1, q: [{s: 2, r: 3}]}) { id } }",
            json!({"a": {"y": 1, "x": 2}, "b": 1}),
        );
        let other = text(
            "# all\nquery Q ($a: F $b: Int) {\n x(g: {q: [{r: 3, s: 2}], p: 1}, n: $b, f: $a) { id, } }",
            json!({"b": 1, "a": {"x": 2, "y": 1}}),
        );
        assert_eq!(one, other);
    }

    #[test]
    fn defaults_count_as_if_they_were_given_and_what_is_not_declared_does_not_count() {
        let query = "query Q($n: Int = 5) { x(n: $n) { id } }";
        assert_eq!(text(query, json!({})), text(query, json!({"n": 5, "other": 1})));
        assert_ne!(text(query, json!({})), text(query, json!({"n": 6})));
        let question = Question {
            query: query.into(),
            operation: Some("Q".into()),
            variables: Variables::default(),
            path: None,
        };
        assert_eq!(question.text().expect("a document"), text(query, json!({})));
    }

    #[test]
    fn the_text_is_the_document_the_name_and_the_variables() {
        let text = text("query Q($n: Int = 5) { x(n: $n) { id } citation { text } }", json!({}));
        assert_eq!(text, "query Q($n:Int=5){x(n:$n){id}}\nQ\n{\"n\":5}");
        let hash = sha256(&text);
        assert_eq!(hash.len(), 64);
        assert_ne!(hash, sha256("{ x }"));
    }
}
