//! Prints a GraphQL document in one form, however it was spaced and whatever was ordered freely in it.

use std::fmt::{Display, Write};

use async_graphql::{
    Name, Positioned,
    parser::types::{
        Directive, DocumentOperations, ExecutableDocument, Field, FragmentSpread, InlineFragment, OperationDefinition,
        OperationType, Selection, SelectionSet, VariableDefinition,
    },
};

/// Prints a document without one of the root fields: operations and fragments in the order of their names.
pub fn print(document: &ExecutableDocument, left_out: &str) -> String {
    let mut operations: Vec<String> = match &document.operations {
        DocumentOperations::Single(operation) => vec![print_operation("", &operation.node, left_out)],
        DocumentOperations::Multiple(operations) => operations
            .iter()
            .map(|(name, operation)| print_operation(name, &operation.node, left_out))
            .collect(),
    };
    operations.sort();
    let mut fragments: Vec<String> = document
        .fragments
        .iter()
        .map(|(name, fragment)| {
            let on = &fragment.node.type_condition.node.on.node;
            let directives = print_directives(&fragment.node.directives);
            // A fragment on the root type may hold the field too.
            let selections = print_selections(&fragment.node.selection_set.node, Some(left_out));
            format!("fragment {name} on {on}{directives}{selections}")
        })
        .collect();
    fragments.sort();
    operations.into_iter().chain(fragments).collect::<Vec<_>>().join("\n")
}

fn print_operation(name: &str, operation: &OperationDefinition, left_out: &str) -> String {
    let kind = match operation.ty {
        OperationType::Query => "query",
        OperationType::Mutation => "mutation",
        OperationType::Subscription => "subscription",
    };
    let variables: Vec<String> = operation
        .variable_definitions
        .iter()
        .map(|one| print_variable(&one.node))
        .collect();
    let variables = if variables.is_empty() {
        String::new()
    } else {
        format!("({})", variables.join(","))
    };
    let directives = print_directives(&operation.directives);
    let selections = print_selections(&operation.selection_set.node, Some(left_out));
    format!("{kind} {name}{variables}{directives}{selections}")
}

fn print_variable(variable: &VariableDefinition) -> String {
    let VariableDefinition {
        name,
        var_type,
        directives,
        default_value,
    } = variable;
    let default = default_value
        .as_ref()
        .map(|value| format!("={}", value.node))
        .unwrap_or_default();
    format!(
        "${}:{}{default}{}",
        name.node,
        var_type.node,
        print_directives(directives)
    )
}

fn print_directives(directives: &[Positioned<Directive>]) -> String {
    directives.iter().fold(String::new(), |mut text, directive| {
        let Directive { name, arguments } = &directive.node;
        // Writing to a string cannot fail.
        let _ = write!(text, " @{}{}", name.node, print_arguments(arguments));
        text
    })
}

fn print_arguments(arguments: &[(Positioned<Name>, Positioned<impl Display>)]) -> String {
    let mut arguments: Vec<String> = arguments
        .iter()
        .map(|(name, value)| format!("{}:{}", name.node, value.node))
        .collect();
    arguments.sort();
    if arguments.is_empty() {
        String::new()
    } else {
        format!("({})", arguments.join(","))
    }
}

fn print_selections(selections: &SelectionSet, left_out: Option<&str>) -> String {
    let selections: Vec<String> = selections
        .items
        .iter()
        .filter_map(|item| print_selection(&item.node, left_out))
        .collect();
    if selections.is_empty() {
        String::new()
    } else {
        format!("{{{}}}", selections.join(" "))
    }
}

fn print_selection(selection: &Selection, left_out: Option<&str>) -> Option<String> {
    match selection {
        Selection::Field(field) if left_out == Some(field.node.name.node.as_str()) => None,
        Selection::Field(field) => Some(print_field(&field.node)),
        Selection::FragmentSpread(spread) => {
            let FragmentSpread {
                fragment_name,
                directives,
            } = &spread.node;
            Some(format!("...{}{}", fragment_name.node, print_directives(directives)))
        }
        Selection::InlineFragment(fragment) => {
            let InlineFragment {
                type_condition,
                directives,
                selection_set,
            } = &fragment.node;
            let on = type_condition
                .as_ref()
                .map(|on| format!(" on {}", on.node.on.node))
                .unwrap_or_default();
            let selections = print_selections(&selection_set.node, left_out);
            Some(format!("...{on}{}{selections}", print_directives(directives)))
        }
    }
}

fn print_field(field: &Field) -> String {
    let Field {
        alias,
        name,
        arguments,
        directives,
        selection_set,
    } = field;
    let alias = alias
        .as_ref()
        .map(|alias| format!("{}:", alias.node))
        .unwrap_or_default();
    let (arguments, directives) = (print_arguments(arguments), print_directives(directives));
    format!(
        "{alias}{}{arguments}{directives}{}",
        name.node,
        print_selections(&selection_set.node, None)
    )
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::print;

    fn printed(query: &str) -> String {
        print(&parse_query(query).expect("a document"), "citation")
    }

    #[test]
    fn white_space_comments_and_the_order_of_arguments_do_not_count() {
        let a = printed("{ actors(first: 2, after: \"x\") { nodes { id } } }");
        let b = printed("# all\nquery {\n  actors(after: \"x\" first: 2) {\n nodes{id}\n}\n}");
        assert_eq!(a, b);
    }

    #[test]
    fn asking_for_the_citation_does_not_count() {
        assert_eq!(
            printed("{ release { name } }"),
            printed("{ release { name } citation { text } }")
        );
    }

    #[test]
    fn another_question_is_printed_otherwise() {
        assert_ne!(
            printed("{ actors(first: 2) { nodes { id } } }"),
            printed("{ actors(first: 3) { nodes { id } } }")
        );
    }
}
