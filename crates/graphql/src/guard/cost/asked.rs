//! What one field costs, as it is asked for.

use async_graphql::{Name, Value, Variables, parser::types::Field};

use demarche_model::page::{DEFAULT_SIZE, LARGEST_SIZE};

use crate::{
    guard::cost::{POINT, RECORD, ROOT},
    shape::{self, Shapes},
};

/// How many records a list without pages has, about.
const PLAIN_LIST: u64 = 5;

/// What a field costs in parts that holds an object.
const OBJECT: u64 = 5;

/// How many values in its arguments a field has for nothing; each further one costs as much as a record.
const FREE_VALUES: u64 = 10;

/// What a condition on a list of the whole release costs, in points: it may be looked at for every record.
const CONDITION: u64 = 25;

/// What a count costs, in points.
const COUNT: u64 = 5;

/// What a facet costs, in points: it groups a whole list.
const FACET: u64 = 20;

/// What a facet of all records of a kind costs.
const FACET_OF_ALL: u64 = 125;

/// What one costs whose values are several to a record, and the facets that are.
const FACET_OF_SEVERAL: u64 = 280;
const OF_SEVERAL: [&str; 5] = ["PARTICIPANT", "ROLE", "SIDE", "TOPIC", "OPTION"];

/// What a search costs, in points.
const SEARCH: u64 = 20;

/// What one of many references costs, in points: those that nothing fits are searched for, up to a number.
const REFERENCE: u64 = 9;

/// What a walk through the graph costs, in points.
const WALK: u64 = 50;

/// What setting two actors side by side costs, in points.
const PAIR: u64 = 5;

/// The most actors that a matrix takes; it says so itself where it is given more.
const MOST_ACTORS: u64 = 20;

/// What a field lists.
#[derive(Clone, Copy)]
pub(super) enum Lists {
    /// A page of so many records.
    Page(u64),
    /// The records of the page whose field it is.
    Entries,
    /// So many records, without pages.
    Plain(u64),
    /// Nothing: it holds a value or one object.
    Nothing,
}

/// A field as it is asked for.
pub(super) struct Asked<'a> {
    pub(super) field: &'a Field,
    pub(super) shape: &'a shape::Field,
    pub(super) variables: &'a Variables,
}

impl Asked<'_> {
    /// What it lists.
    pub(super) fn lists(&self, shapes: &Shapes, of: &str) -> Lists {
        let holds = &self.shape.holds;
        if self.field.selection_set.node.items.is_empty() {
            return Lists::Nothing;
        }
        if is_connection(shapes, &holds.name) {
            return Lists::Page(self.page().unwrap_or(u64::from(DEFAULT_SIZE)));
        }
        if holds.list && is_connection(shapes, of) && (self.is("edges") || self.is("nodes")) {
            return Lists::Entries;
        }
        let named = ["ids", "references", "by"]
            .into_iter()
            .find_map(|name| self.items(name));
        let length = named.unwrap_or_else(|| self.page().map_or(PLAIN_LIST, |size| size.min(PLAIN_LIST)));
        if holds.list {
            Lists::Plain(length)
        } else {
            Lists::Nothing
        }
    }

    /// What the field costs for each object, beside the records that it lists.
    pub(super) fn parts(&self, of: &str, conditions: Option<u64>) -> u64 {
        let own = if self.field.selection_set.node.items.is_empty() {
            1
        } else {
            OBJECT
        };
        let filter = if of == ROOT {
            conditions.unwrap_or(0).saturating_mul(CONDITION)
        } else {
            0
        };
        let points = self.work(of, conditions).saturating_add(filter);
        points
            .saturating_mul(POINT)
            .saturating_add(self.values().saturating_mul(RECORD))
            .saturating_add(own)
    }

    /// The points that the field costs for the work behind it.
    fn work(&self, of: &str, conditions: Option<u64>) -> u64 {
        let again = conditions.unwrap_or(0).saturating_mul(CONDITION);
        match self.field.name.node.as_str() {
            // What belongs to one record is counted among few, what belongs to the release among all.
            "totalCount" | "undatedCount" => return COUNT.saturating_add(again),
            "facets" if conditions.is_none() => return FACET.saturating_mul(self.items("by").unwrap_or(1)),
            "facets" => return self.facets_of_all(again),
            "search" | "resolve" if of == ROOT => return SEARCH,
            "resolveMany" if of == ROOT => return REFERENCE.saturating_mul(self.items("references").unwrap_or(1)),
            "paths" | "causes" if of == ROOT => return WALK,
            _ => {}
        }
        match self.shape.holds.name.as_str() {
            // In a list of alignments, the two actors were set side by side for all of it.
            "Alignment" | "AlignmentConnection" if !of.starts_with("Alignment") || self.is("narrower") => PAIR,
            "AlignmentMatrix" => {
                let actors = self.items("actors").unwrap_or(0).min(MOST_ACTORS);
                PAIR.saturating_mul((actors.saturating_mul(actors.saturating_sub(1)) / 2).max(1))
            }
            _ => 0,
        }
    }

    /// How many conditions its filter has.
    pub(super) fn conditions(&self, shapes: &Shapes) -> u64 {
        let declared = self.shape.arguments.iter().find(|argument| argument.name == "filter");
        match (declared, self.argument("filter")) {
            (Some(declared), Some(filter)) => conditions(shapes, &declared.holds.name, &filter),
            _ => 0,
        }
    }

    /// What its arguments weigh, as records, beyond what most have: they are read for each object.
    fn values(&self) -> u64 {
        let arguments = self.field.arguments.iter();
        let values = arguments.filter_map(|(name, _)| self.argument(&name.node));
        values
            .map(|value| weight(&value))
            .sum::<u64>()
            .saturating_sub(FREE_VALUES)
    }

    fn is(&self, name: &str) -> bool {
        self.field.name.node == name
    }

    /// The size of the page, where it is given.
    fn page(&self) -> Option<u64> {
        let size = ["first", "last"]
            .into_iter()
            .find_map(|name| match self.argument(name)? {
                Value::Number(number) => number.as_i64(),
                _ => None,
            });
        // What is out of range is refused when the page is read.
        size.map(|size| u64::try_from(size).unwrap_or(0).min(LARGEST_SIZE.into()))
    }

    /// What facets of all records cost; the filter is looked at again for each.
    fn facets_of_all(&self, again: u64) -> u64 {
        let fields = match self.argument("by") {
            Some(Value::List(fields)) => fields,
            field => Vec::from_iter(field),
        };
        let is_of_several = |field: &Value| match field {
            Value::Enum(name) => OF_SEVERAL.contains(&name.as_str()),
            Value::String(name) => OF_SEVERAL.contains(&name.as_str()),
            _ => false,
        };
        let cost = |field: &Value| {
            if is_of_several(field) {
                FACET_OF_SEVERAL
            } else {
                FACET_OF_ALL
            }
        };
        fields.iter().map(|field| cost(field).saturating_add(again)).sum()
    }

    /// How many items a list argument has.
    fn items(&self, name: &str) -> Option<u64> {
        match self.argument(name)? {
            Value::List(items) => u64::try_from(items.len()).ok(),
            Value::Null => None,
            _ => Some(1),
        }
    }

    /// The value of an argument, with its variables.
    fn argument(&self, name: &str) -> Option<Value> {
        let value = self.field.get_argument(name)?.node.clone();
        let variable = |name: Name| self.variables.get(&name).cloned().ok_or(());
        value.into_const_with(variable).ok()
    }
}

/// How many conditions a filter of this type has; records that are named by their ids are found at once.
fn conditions(shapes: &Shapes, of: &str, filter: &Value) -> u64 {
    let fields = match filter {
        Value::List(filters) => return filters.iter().map(|filter| conditions(shapes, of, filter)).sum(),
        Value::Object(fields) => fields,
        _ => return 0,
    };
    let conditions = fields
        .iter()
        .map(|(name, value)| match (shapes.has_field(of, name), value) {
            (_, Value::Null) => 0,
            (Some(field), value) if field.holds.name.ends_with("Filter") => {
                conditions(shapes, &field.holds.name, value)
            }
            _ if name == "ids" => 0,
            (_, Value::List(values)) if matches!(values.first(), Some(Value::Object(_))) => values.len() as u64,
            _ => 1,
        });
    conditions.sum()
}

/// How many values there are in an argument; a long text counts as several.
fn weight(value: &Value) -> u64 {
    const TEXT: usize = 100;
    match value {
        Value::List(values) => values.iter().map(weight).sum(),
        Value::Object(fields) => fields.values().map(weight).sum(),
        Value::String(text) => 1 + u64::try_from(text.len() / TEXT).unwrap_or(u64::MAX / 2),
        _ => 1,
    }
}

fn is_connection(shapes: &Shapes, name: &str) -> bool {
    shapes.has_field(name, "pageInfo").is_some()
}
