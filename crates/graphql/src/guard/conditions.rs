//! `@skip` and `@include`: which selections an operation asks for, and that their conditions are never null.

use std::{collections::HashSet, mem};

use async_graphql::{
    Name, Positioned, Value, Variables,
    parser::types::{
        Directive, DocumentOperations, ExecutableDocument, InlineFragment, OperationDefinition, Selection, SelectionSet,
    },
};

use crate::guard::refusal::Refusal;

/// Whether a selection with these directives is asked for.
pub fn is_asked(directives: &[Positioned<Directive>], variables: &Variables) -> bool {
    directives.iter().all(|directive| {
        let wanted = match directive.node.name.node.as_str() {
            "include" => true,
            "skip" => false,
            _ => return true,
        };
        let condition = directive.node.get_argument("if").cloned();
        let variable = |name: Name| variables.get(&name).cloned().ok_or(());
        let condition = condition.and_then(|value| value.node.into_const_with(variable).ok());
        condition != Some(Value::Boolean(!wanted))
    })
}

/// Checks that no condition that an operation meets is a variable which may be null.
///
/// # Errors
/// `BAD_USER_INPUT` for the first that may be.
pub fn check(
    document: &ExecutableDocument,
    operation: &OperationDefinition,
    variables: &Variables,
) -> Result<(), Refusal> {
    let mut seen = HashSet::new();
    let mut open: Vec<&SelectionSet> = vec![&operation.selection_set.node];
    while let Some(set) = open.pop() {
        for item in &set.items {
            for directive in item.node.directives() {
                check_directive(directive, operation, variables)?;
            }
            match &item.node {
                Selection::Field(field) => open.push(&field.node.selection_set.node),
                Selection::InlineFragment(fragment) => open.push(&fragment.node.selection_set.node),
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    let fragment = document.fragments.get(name).filter(|_| seen.insert(name));
                    open.extend(fragment.map(|fragment| &fragment.node.selection_set.node));
                }
            }
        }
    }
    Ok(())
}

fn check_directive(
    directive: &Positioned<Directive>,
    operation: &OperationDefinition,
    variables: &Variables,
) -> Result<(), Refusal> {
    let name = directive.node.name.node.as_str();
    let condition = directive.node.get_argument("if").map(|value| value.node.to_string());
    let variable = condition.as_deref().and_then(|text| text.strip_prefix('$'));
    let (true, Some(variable)) = (matches!(name, "skip" | "include"), variable) else {
        return Ok(());
    };
    let definitions = operation.variable_definitions.iter();
    let Some(definition) = definitions
        .map(|definition| &definition.node)
        .find(|d| d.name.node == variable)
    else {
        return Ok(());
    };
    let may_be_null = definition.var_type.node.nullable && definition.default_value.is_none();
    if may_be_null || variables.get(variable) == Some(&Value::Null) {
        let message = format!("`${variable}` may be null, and @{name} needs true or false: declare it as Boolean!");
        return Err(Refusal::new("BAD_USER_INPUT", message).at(directive.pos));
    }
    Ok(())
}

/// Moves the directives of each `__typename` to a fragment around it: the engine's validation does not see them there.
pub fn lift_from_typename(document: &mut ExecutableDocument) {
    let operations: Vec<&mut Positioned<OperationDefinition>> = match &mut document.operations {
        DocumentOperations::Single(operation) => vec![operation],
        DocumentOperations::Multiple(operations) => operations.values_mut().collect(),
    };
    let operations = operations
        .into_iter()
        .map(|operation| &mut operation.node.selection_set.node);
    let fragments = document
        .fragments
        .values_mut()
        .map(|fragment| &mut fragment.node.selection_set.node);
    let mut open: Vec<&mut SelectionSet> = operations.chain(fragments).collect();
    while let Some(set) = open.pop() {
        for item in &mut set.items {
            wrap(item);
            match &mut item.node {
                Selection::Field(field) => open.push(&mut field.node.selection_set.node),
                Selection::InlineFragment(fragment) => open.push(&mut fragment.node.selection_set.node),
                Selection::FragmentSpread(_) => {}
            }
        }
    }
}

fn wrap(item: &mut Positioned<Selection>) {
    let pos = item.pos;
    let Selection::Field(field) = &mut item.node else {
        return;
    };
    if field.node.name.node != "__typename" || field.node.directives.is_empty() {
        return;
    }
    let directives = mem::take(&mut field.node.directives);
    let field = Positioned::new(item.node.clone(), pos);
    let items = vec![field];
    item.node = Selection::InlineFragment(Positioned::new(
        InlineFragment {
            type_condition: None,
            directives,
            selection_set: Positioned::new(SelectionSet { items }, pos),
        },
        pos,
    ));
}
