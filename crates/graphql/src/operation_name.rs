//! What an operation is called in the log: bounded, and without anything but names, whatever a client sends.

use std::fmt;

use async_graphql::{
    Name,
    parser::types::{OperationDefinition, OperationType, Selection},
};

/// The longest name that is told, in bytes; what is longer is cut.
const LONGEST: usize = 100;

/// The most root fields that are told.
const MOST_FIELDS: usize = 5;

/// What an operation is called. Names in documents are letters, digits and underscores, so nothing of it can break a
/// line; what a client only says it is called does not stand here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationName {
    /// What sort of operation it is.
    pub kind: OperationType,
    /// Its name in the document.
    pub name: Option<String>,
    /// The fields, and fragments, that it asks for first, by commas.
    pub fields: String,
}

impl OperationName {
    /// That of an operation of a bounded document.
    pub fn of(name: Option<&Name>, operation: &OperationDefinition) -> Self {
        let items = &operation.selection_set.node.items;
        let asked = items.iter().take(MOST_FIELDS).map(|item| match &item.node {
            Selection::Field(field) => cut(&field.node.name.node).to_owned(),
            Selection::FragmentSpread(spread) => format!("...{}", cut(&spread.node.fragment_name.node)),
            Selection::InlineFragment(_) => "...".to_owned(),
        });
        let mut fields: Vec<String> = asked.collect();
        if items.len() > MOST_FIELDS {
            fields.push("…".to_owned());
        }
        Self {
            kind: operation.ty,
            name: name.map(|name| cut(name).to_owned()),
            fields: fields.join(","),
        }
    }

    /// Whether it is a subscription.
    pub fn is_subscription(&self) -> bool {
        self.kind == OperationType::Subscription
    }

    /// The name of its sort.
    pub fn operation_type(&self) -> &'static str {
        match self.kind {
            OperationType::Query => "query",
            OperationType::Mutation => "mutation",
            OperationType::Subscription => "subscription",
        }
    }
}

impl fmt::Display for OperationName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.as_deref().unwrap_or(&self.fields);
        write!(formatter, "{} {name}", self.operation_type())
    }
}

/// The beginning of a name, which is ASCII.
fn cut(name: &str) -> &str {
    name.get(..LONGEST).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    fn operation_name(text: &str) -> OperationName {
        let document = parse_query(text).expect("a document");
        let (name, operation) = document.operations.iter().next().expect("an operation");
        OperationName::of(name, &operation.node)
    }

    #[test]
    fn an_operation_is_called_by_its_name_else_by_its_fields() {
        assert_eq!(
            operation_name("query Actors { actors { id } }").to_string(),
            "query Actors"
        );
        let anonymous =
            operation_name("{ a: actors { id } ...F ... on Query { events { id } } } fragment F on Query { x }");
        assert_eq!(anonymous.to_string(), "query actors,...F,...");
    }

    #[test]
    fn what_an_operation_is_called_is_bounded() {
        let long = "x".repeat(10_000);
        let fields = format!("{long} ").repeat(20);
        let operation_name = operation_name(&format!("subscription {long} {{ {fields} }}"));
        assert_eq!(operation_name.name.as_deref().map(str::len), Some(LONGEST));
        assert!(operation_name.fields.len() < (LONGEST + 1) * MOST_FIELDS + 4 && operation_name.fields.ends_with('…'));
    }
}
