//! Takes a field of the root out of a document, with everything that only it needed.

use std::collections::BTreeSet;

use async_graphql::{
    Name, Positioned,
    parser::types::{Directive, DocumentOperations, ExecutableDocument, OperationDefinition, Selection, SelectionSet},
};

use crate::citation::values::{self, Argument};

/// The document as if it had never asked for the field: without the fragments and variables that nothing else uses.
pub fn without(document: &ExecutableDocument, field: &str) -> ExecutableDocument {
    let mut document = document.clone();
    let mut emptied = BTreeSet::new();
    while prune_fragments(&mut document, field, &mut emptied) {}
    for_each_operation(&mut document, |operation| {
        prune(&mut operation.selection_set.node, field, &emptied);
    });
    let used = Used::by(&document);
    document.fragments.retain(|name, _| used.fragments.contains(name));
    for_each_operation(&mut document, |operation| {
        let used = |name: &Name| used.variables.contains(name);
        operation
            .variable_definitions
            .retain(|definition| used(&definition.node.name.node));
    });
    document
}

fn for_each_operation(document: &mut ExecutableDocument, change: impl FnMut(&mut OperationDefinition)) {
    match &mut document.operations {
        DocumentOperations::Single(operation) => std::iter::once(&mut operation.node).for_each(change),
        DocumentOperations::Multiple(operations) => {
            operations
                .values_mut()
                .map(|operation| &mut operation.node)
                .for_each(change);
        }
    }
}

/// Takes the field out of fragments, which may stand on the root too; says whether another one was left empty.
fn prune_fragments(document: &mut ExecutableDocument, field: &str, emptied: &mut BTreeSet<Name>) -> bool {
    let before = emptied.len();
    for (name, fragment) in &mut document.fragments {
        prune(&mut fragment.node.selection_set.node, field, emptied);
        if fragment.node.selection_set.node.items.is_empty() {
            emptied.insert(name.clone());
        }
    }
    emptied.len() > before
}

fn prune(selections: &mut SelectionSet, left_out: &str, emptied: &BTreeSet<Name>) {
    selections.items.retain_mut(|item| match &mut item.node {
        Selection::Field(field) => field.node.name.node != left_out,
        Selection::FragmentSpread(spread) => !emptied.contains(&spread.node.fragment_name.node),
        Selection::InlineFragment(fragment) => {
            let selections = &mut fragment.node.selection_set.node;
            prune(selections, left_out, emptied);
            !selections.items.is_empty()
        }
    });
}

/// What the operations of a document use, directly or through fragments.
#[derive(Default)]
struct Used {
    fragments: BTreeSet<Name>,
    variables: BTreeSet<Name>,
}

impl Used {
    fn by(document: &ExecutableDocument) -> Self {
        let mut used = Self::default();
        for (_, operation) in document.operations.iter() {
            used.directives(&operation.node.directives);
            used.selections(document, &operation.node.selection_set.node);
        }
        used
    }

    fn selections(&mut self, document: &ExecutableDocument, selections: &SelectionSet) {
        for item in &selections.items {
            self.directives(item.node.directives());
            match &item.node {
                Selection::Field(field) => {
                    self.arguments(&values::of_field(&field.node));
                    self.selections(document, &field.node.selection_set.node);
                }
                Selection::InlineFragment(fragment) => self.selections(document, &fragment.node.selection_set.node),
                Selection::FragmentSpread(spread) => self.fragment(document, &spread.node.fragment_name.node),
            }
        }
    }

    fn fragment(&mut self, document: &ExecutableDocument, name: &Name) {
        if !self.fragments.insert(name.clone()) {
            return;
        }
        if let Some(fragment) = document.fragments.get(name) {
            self.directives(&fragment.node.directives);
            self.selections(document, &fragment.node.selection_set.node);
        }
    }

    fn arguments(&mut self, arguments: &[Argument]) {
        let variables = arguments.iter().flat_map(|(_, value)| values::variables(value));
        self.variables.extend(variables);
    }

    fn directives(&mut self, directives: &[Positioned<Directive>]) {
        for directive in directives {
            self.arguments(&values::of_directive(&directive.node));
        }
    }
}
