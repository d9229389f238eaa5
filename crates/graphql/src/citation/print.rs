//! Prints a GraphQL document in one form, however it was spaced and whatever was ordered freely in it.

use async_graphql::{
    Positioned,
    parser::types::{
        Directive, DocumentOperations, ExecutableDocument, Field, FragmentSpread, InlineFragment, OperationDefinition,
        OperationType, Selection, SelectionSet, VariableDefinition,
    },
};

use crate::citation::values::{self, Argument};

/// Prints a document: its operations, then its fragments, each in the order of their names.
pub fn print(document: &ExecutableDocument) -> String {
    let mut operations: Vec<String> = match &document.operations {
        DocumentOperations::Single(operation) => vec![print_operation("", &operation.node)],
        DocumentOperations::Multiple(operations) => operations
            .iter()
            .map(|(name, operation)| print_operation(name, &operation.node))
            .collect(),
    };
    operations.sort();
    let mut fragments: Vec<String> = document
        .fragments
        .iter()
        .map(|(name, fragment)| {
            let on = &fragment.node.type_condition.node.on.node;
            let directives = print_directives(&fragment.node.directives);
            let selections = print_selections(&fragment.node.selection_set.node);
            format!("fragment {name} on {on}{directives}{selections}")
        })
        .collect();
    fragments.sort();
    operations.into_iter().chain(fragments).collect::<Vec<_>>().join("\n")
}

fn print_operation(name: &str, operation: &OperationDefinition) -> String {
    let kind = match operation.ty {
        OperationType::Query => "query",
        OperationType::Mutation => "mutation",
        OperationType::Subscription => "subscription",
    };
    let definitions = operation.variable_definitions.iter();
    let mut variables: Vec<String> = definitions.map(|one| print_variable(&one.node)).collect();
    variables.sort();
    let variables = bracketed(&variables);
    let directives = print_directives(&operation.directives);
    let selections = print_selections(&operation.selection_set.node);
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
        .map(|value| format!("={}", values::print(&value.node)));
    let directives = print_directives(directives);
    format!(
        "${}:{}{}{directives}",
        name.node,
        var_type.node,
        default.unwrap_or_default()
    )
}

fn print_directives(directives: &[Positioned<Directive>]) -> String {
    let print = |directive: &Positioned<Directive>| {
        let arguments = print_arguments(&values::of_directive(&directive.node));
        format!(" @{}{arguments}", directive.node.name.node)
    };
    directives.iter().map(print).collect()
}

fn print_arguments(arguments: &[Argument]) -> String {
    let print = |(name, value): &Argument| format!("{name}:{}", values::print(value));
    let mut arguments: Vec<String> = arguments.iter().map(print).collect();
    arguments.sort();
    bracketed(&arguments)
}

fn bracketed(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        parts => format!("({})", parts.join(",")),
    }
}

fn print_selections(selections: &SelectionSet) -> String {
    let selections: Vec<String> = selections
        .items
        .iter()
        .map(|item| print_selection(&item.node))
        .collect();
    match selections.as_slice() {
        [] => String::new(),
        selections => format!("{{{}}}", selections.join(" ")),
    }
}

fn print_selection(selection: &Selection) -> String {
    match selection {
        Selection::Field(field) => print_field(&field.node),
        Selection::FragmentSpread(spread) => {
            let FragmentSpread {
                fragment_name,
                directives,
            } = &spread.node;
            format!("...{}{}", fragment_name.node, print_directives(directives))
        }
        Selection::InlineFragment(fragment) => {
            let InlineFragment {
                type_condition,
                directives,
                selection_set,
            } = &fragment.node;
            let on = type_condition.as_ref().map(|on| format!(" on {}", on.node.on.node));
            let (on, directives) = (on.unwrap_or_default(), print_directives(directives));
            format!("...{on}{directives}{}", print_selections(&selection_set.node))
        }
    }
}

fn print_field(field: &Field) -> String {
    let Field {
        alias,
        name,
        arguments: _,
        directives,
        selection_set,
    } = field;
    let alias = alias
        .as_ref()
        .map(|alias| format!("{}:", alias.node))
        .unwrap_or_default();
    let (arguments, directives) = (print_arguments(&values::of_field(field)), print_directives(directives));
    let selections = print_selections(&selection_set.node);
    format!("{alias}{}{arguments}{directives}{selections}", name.node)
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::{super::leave_out::without, print};

    fn printed(query: &str) -> String {
        print(&without(&parse_query(query).expect("a document"), "citation"))
    }

    #[test]
    fn white_space_comments_and_the_order_of_arguments_do_not_count() {
        let a = printed("{ actors(first: 2, after: \"x\") { nodes { id } } }");
        let b = printed("# all\nquery {\n  actors(after: \"x\" first: 2) {\n nodes{id}\n}\n}");
        assert_eq!(a, b);
    }

    #[test]
    fn asking_for_the_citation_does_not_count_however_it_is_asked_for() {
        let plain = "query Q($n: Int) { release { name } actors(first: $n) { nodes { id } } }";
        for citing in [
            "query Q($n: Int) { release { name } actors(first: $n) { nodes { id } } citation { text } }",
            "query Q($s: CitationStyle $n: Int) { release { name } how: citation(style: $s) { text } \
             actors(first: $n) { nodes { id } } }",
            "query Q($n: Int, $c: Boolean!) { release { name } actors(first: $n) { nodes { id } } \
             citation @include(if: $c) { ...C } } fragment C on Citation { text }",
            "query Q($n: Int) { ...F release { name } ... on Query { citation { text } } actors(first: $n) { nodes { id } } } \
             fragment F on Query { ...G } fragment G on Query { citation { text } }",
        ] {
            assert_eq!(printed(citing), printed(plain), "{citing}");
        }
    }

    #[test]
    fn what_the_rest_of_the_question_needs_stays() {
        let query = "query Q($n: Int, $i: Boolean!) { x(a: {b: [$n]}) @skip(if: $i) { ...F } } fragment F on X { id }";
        assert_eq!(
            printed(query),
            "query Q($i:Boolean!,$n:Int){x(a:{b:[$n]}) @skip(if:$i){...F}}\nfragment F on X{id}"
        );
    }

    #[test]
    fn another_question_is_printed_otherwise() {
        assert_ne!(
            printed("{ actors(first: 2) { nodes { id } } }"),
            printed("{ actors(first: 3) { nodes { id } } }")
        );
        assert_ne!(printed("{ x(a: \"B\") }"), printed("{ x(a: B) }"));
    }
}
