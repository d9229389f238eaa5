//! What an operation costs, known before it runs: the records that it may list, and points for what takes work.

mod field;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use async_graphql::{
    Name, Positioned, Variables,
    parser::types::{ExecutableDocument, Field, FragmentDefinition, OperationDefinition, Selection, SelectionSet},
};

use self::field::{Lists, OfRelease, PricedField};
use crate::{
    guard::{
        conditions::is_asked,
        limits::DocumentLimits,
        refusal::{Excess, Refusal},
    },
    schema_model::SchemaModel,
};

/// A point, in the smallest part that is counted: a field of the answer.
const POINT: u64 = 500;

/// What a record costs in parts, beside its fields: 20 cost a point.
const RECORD: u64 = POINT / 20;

/// What an operation costs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// The records that it may list: the sum of the products of its page sizes.
    pub nodes: usize,
    /// The points that it costs.
    pub points: usize,
    /// The field that costs most, by its path in the answer.
    pub dearest: String,
}

impl Cost {
    /// What an operation of a bounded document costs.
    pub fn of(
        schema_model: &SchemaModel,
        document: &ExecutableDocument,
        operation: &OperationDefinition,
        variables: &Variables,
    ) -> Self {
        let mut tally = Tally {
            schema_model,
            fragments: &document.fragments,
            variables,
            path: Vec::new(),
            nodes: 0,
            parts: 0,
            list: None,
            page: (1, &[]),
            dearest: (0, String::new()),
        };
        tally.selections(&operation.selection_set.node, super::root(operation.ty), 1);
        let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        Self {
            nodes: count(tally.nodes),
            points: count(tally.parts.saturating_add(POINT / 2) / POINT),
            dearest: tally.dearest.1,
        }
    }

    /// Checks the cost against the limits.
    ///
    /// # Errors
    /// `LIMIT_EXCEEDED`, with the field that costs most.
    pub fn check(&self, limits: &DocumentLimits) -> Result<(), Refusal> {
        let Self { nodes, points, dearest } = self;
        let (limit, words, asked, allowed) = if *nodes > limits.nodes {
            ("nodes", "may list {} records", *nodes, limits.nodes)
        } else if *points > limits.points {
            ("points", "costs {} points", *points, limits.points)
        } else {
            return Ok(());
        };
        let words = words.replace("{}", &asked.to_string());
        let message = format!(
            "the operation {words}, and {allowed} are the most: `{dearest}` costs most of all; ask for smaller pages, or \
             in several requests"
        );
        let refusal = Refusal::excess(Excess { limit, allowed, asked }, message);
        Err(refusal.with("field", dearest.as_str().into()))
    }
}

/// Adds up what the fields of an operation cost.
struct Tally<'a> {
    schema_model: &'a SchemaModel,
    fragments: &'a HashMap<Name, Positioned<FragmentDefinition>>,
    variables: &'a Variables,
    path: Vec<&'a str>,
    nodes: u64,
    parts: u64,
    /// The list of the whole release whose fields these are; `None` for those of other things.
    list: Option<OfRelease>,
    /// The size of the page whose fields these are, and those of them that list its records.
    page: (u64, &'a [String]),
    dearest: (u64, String),
}

impl<'a> Tally<'a> {
    /// Adds what is selected of a type, of so many of its objects.
    fn selections(&mut self, set: &'a SelectionSet, of: &str, times: u64) {
        for item in &set.items {
            if !is_asked(item.node.directives(), self.variables) {
                continue;
            }
            match &item.node {
                Selection::Field(field) => self.field(&field.node, of, times),
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref();
                    let of = condition.map_or(of, |condition| condition.node.on.node.as_str());
                    self.selections(&fragment.node.selection_set.node, of, times);
                }
                Selection::FragmentSpread(spread) => {
                    if let Some(fragment) = self.fragments.get(&spread.node.fragment_name.node) {
                        let of = fragment.node.type_condition.node.on.node.as_str();
                        self.selections(&fragment.node.selection_set.node, of, times);
                    }
                }
            }
        }
    }

    fn field(&mut self, field: &'a Field, of: &str, times: u64) {
        let schema_model = self.schema_model;
        let Some(definition) = schema_model.has_field(of, &field.name.node) else {
            return;
        };
        self.path.push(field.response_key().node.as_str());
        let asked = PricedField {
            field,
            definition,
            schema_model,
            variables: self.variables,
        };
        let lists = asked.lists(self.page.1);
        let (nodes, below) = match lists {
            // An empty page is looked for all the same.
            Lists::Page(size, _) => (size.max(1), 1),
            Lists::Entries => (0, self.page.0),
            Lists::Plain(length) => (length, length),
            Lists::Nothing => (0, 1),
        };
        let nodes = nodes.saturating_mul(times);
        let above = (self.list, self.page);
        (self.list, self.page) = match lists {
            Lists::Page(size, entries) => (asked.of_release(of), (size, entries)),
            Lists::Entries | Lists::Plain(_) | Lists::Nothing => (None, (1, [].as_slice())),
        };
        let filter = self.list.map_or(0, |list| list.conditions);
        let parts = asked.parts(above.0, filter).saturating_mul(times);
        let parts = parts.saturating_add(nodes.saturating_mul(RECORD));
        self.nodes = self.nodes.saturating_add(nodes);
        self.parts = self.parts.saturating_add(parts);
        if parts > self.dearest.0 {
            self.dearest = (parts, self.path.join("."));
        }
        self.selections(
            &field.selection_set.node,
            &definition.holds.name,
            times.saturating_mul(below),
        );
        self.path.pop();
        (self.list, self.page) = above;
    }
}
