//! The one field that a subscription asks for: brought to the root of the operation, where the GraphQL library looks.

use std::collections::HashSet;

use async_graphql::{
    Name, Positioned,
    parser::types::{
        Directive, DocumentOperations, ExecutableDocument, Field, FragmentDefinition, OperationDefinition, Selection,
        SelectionSet,
    },
};

use crate::guard::Refusal;

type Fragments = std::collections::HashMap<Name, Positioned<FragmentDefinition>>;

/// Leaves of a valid document one subscription with its one field, and the fragments that this field needs.
///
/// # Errors
/// `GRAPHQL_VALIDATION_FAILED` where it asks for several fields, for none that the schema has itself, or upon a
/// condition: what it listens to must be known when it begins.
pub fn isolate(document: ExecutableDocument, name: Option<&str>) -> Result<ExecutableDocument, Refusal> {
    let ExecutableDocument {
        operations,
        mut fragments,
    } = document;
    let Some(mut operation) = choose(operations, name) else {
        return Err(Refusal::new(
            "OPERATION_RESOLUTION_FAILURE",
            "the document has no such operation",
        ));
    };
    let mut fields = Vec::new();
    flatten(&operation.node.selection_set.node, &fragments, &mut fields)?;
    let field = merge(fields)?;
    let mut needed = HashSet::new();
    gather(&field.node.selection_set.node, &fragments, &mut needed);
    fragments.retain(|name, _| needed.contains(name));
    let pos = field.pos;
    operation.node.selection_set.node.items = vec![Positioned::new(Selection::Field(field), pos)];
    let operations = match name {
        Some(name) => DocumentOperations::Multiple([(Name::new(name), operation)].into()),
        None => DocumentOperations::Single(operation),
    };
    Ok(ExecutableDocument { operations, fragments })
}

fn choose(operations: DocumentOperations, name: Option<&str>) -> Option<Positioned<OperationDefinition>> {
    match operations {
        DocumentOperations::Single(operation) => Some(operation),
        DocumentOperations::Multiple(mut operations) => match name {
            Some(name) => operations.remove(name),
            None => operations.into_values().next(),
        },
    }
}

/// The fields of the root, with fragments spread.
fn flatten(
    selections: &SelectionSet,
    fragments: &Fragments,
    fields: &mut Vec<Positioned<Field>>,
) -> Result<(), Refusal> {
    for selection in &selections.items {
        match &selection.node {
            Selection::Field(field) => {
                check_unconditional(&field.node.directives)?;
                fields.push(field.clone());
            }
            Selection::InlineFragment(fragment) => {
                check_unconditional(&fragment.node.directives)?;
                flatten(&fragment.node.selection_set.node, fragments, fields)?;
            }
            Selection::FragmentSpread(spread) => {
                check_unconditional(&spread.node.directives)?;
                if let Some(fragment) = fragments.get(&spread.node.fragment_name.node) {
                    flatten(&fragment.node.selection_set.node, fragments, fields)?;
                }
            }
        }
    }
    Ok(())
}

fn check_unconditional(directives: &[Positioned<Directive>]) -> Result<(), Refusal> {
    let condition = directives
        .iter()
        .find(|directive| matches!(directive.node.name.node.as_str(), "skip" | "include"));
    match condition {
        Some(directive) => {
            let message = "a subscription's field takes neither @skip nor @include: it is listened to from the start";
            Err(invalid(message).at(directive.pos))
        }
        None => Ok(()),
    }
}

/// The one field, with all that was selected of it.
fn merge(fields: Vec<Positioned<Field>>) -> Result<Positioned<Field>, Refusal> {
    let mut fields = fields.into_iter();
    let Some(mut one) = fields.next() else {
        return Err(invalid("the subscription asks for nothing"));
    };
    if one.node.name.node.starts_with("__") {
        let message = format!(
            "a subscription listens to a field of its own: `{}` is none",
            one.node.name.node
        );
        return Err(invalid(message).at(one.pos));
    }
    for other in fields {
        if other.node.response_key().node != one.node.response_key().node {
            let message = "a subscription has one field: ask for each in an operation of its own";
            return Err(invalid(message).at(other.pos));
        }
        one.node
            .selection_set
            .node
            .items
            .extend(other.node.selection_set.node.items);
    }
    Ok(one)
}

fn invalid(message: impl Into<String>) -> Refusal {
    Refusal::new("GRAPHQL_VALIDATION_FAILED", message)
}

/// The names of the fragments that are spread, within each other too.
fn gather(selections: &SelectionSet, fragments: &Fragments, names: &mut HashSet<Name>) {
    for selection in &selections.items {
        match &selection.node {
            Selection::Field(field) => gather(&field.node.selection_set.node, fragments, names),
            Selection::InlineFragment(fragment) => gather(&fragment.node.selection_set.node, fragments, names),
            Selection::FragmentSpread(spread) => {
                let name = &spread.node.fragment_name.node;
                if names.insert(name.clone())
                    && let Some(fragment) = fragments.get(name)
                {
                    gather(&fragment.node.selection_set.node, fragments, names);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;
    use crate::citation::print::print;

    fn isolated(text: &str) -> Result<String, String> {
        let document = isolate(parse_query(text).unwrap(), Some("S")).map_err(|refusal| refusal.message)?;
        Ok(print(&document))
    }

    #[test]
    fn the_field_comes_out_of_its_fragments_with_all_that_is_asked_of_it() {
        let spread = isolated(
            "subscription S { ...A ... on Subscription { r { c } } } query Q { x { ...E } }
            fragment A on Subscription { ... { r { a ...B } } } fragment B on R { b { ...C } } fragment C on B { d }
            fragment E on X { e }",
        );
        let plain = isolated("subscription S { r { a ...B c } } fragment B on R { b { ...C } } fragment C on B { d }");
        assert_eq!(spread, plain);
    }

    #[test]
    fn several_fields_are_refused() {
        let refused = isolated("subscription S { r { a } other: r { a } }").unwrap_err();
        assert!(refused.contains("one field"), "{refused}");
        assert!(isolated("subscription S { ...A } fragment A on Subscription { r { a } s { a } }").is_err());
    }

    #[test]
    fn what_is_no_source_of_events_is_refused() {
        assert!(
            isolated("subscription S { __typename }")
                .unwrap_err()
                .contains("__typename")
        );
        let conditions = [
            "subscription S($x: Boolean!) { r @skip(if: $x) { a } }",
            "subscription S { ... @include(if: true) { r { a } } }",
            "subscription S { ...A @skip(if: false) } fragment A on Subscription { r { a } }",
        ];
        for text in conditions {
            assert!(isolated(text).unwrap_err().contains("@skip"), "{text}");
        }
    }
}
