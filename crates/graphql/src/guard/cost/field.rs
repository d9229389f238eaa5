//! What one field costs, as it is asked for and as the schema says it: by `@cost` and `@listSize`.

use async_graphql::{
    Name, Value, Variables,
    parser::types::{Field, OperationType},
};

use demarche_model::page::{DEFAULT_SIZE, LARGEST_SIZE};

use crate::{
    guard::{
        cost::{POINT, RECORD},
        root,
    },
    schema_model::{self, Cost, ListSize, SchemaModel},
};

/// How many records a list has, about, of which the schema does not say it.
const PLAIN_LIST: u64 = 5;

/// What a field costs in parts that holds an object.
const OBJECT: u64 = 5;

/// How many values in its arguments a field has for nothing; each further one costs as much as a record.
const FREE_VALUES: u64 = 10;

/// What a field lists.
#[derive(Clone, Copy)]
pub(super) enum Lists<'a> {
    /// A page of so many records, which these fields of it list.
    Page(u64, &'a [String]),
    /// The records of the page whose field it is.
    Entries,
    /// So many records, without pages.
    Plain(u64),
    /// Nothing: it holds a value or one object.
    Nothing,
}

/// A list of the whole release, which the conditions of a filter make dearer.
#[derive(Clone, Copy)]
pub(super) struct OfRelease {
    /// What the conditions cost, in points.
    pub(super) conditions: u64,
}

/// A field as it is asked for.
pub(super) struct PricedField<'a> {
    pub(super) field: &'a Field,
    pub(super) definition: &'a schema_model::Field,
    pub(super) schema_model: &'a SchemaModel,
    pub(super) variables: &'a Variables,
}

impl<'a> PricedField<'a> {
    /// What it lists, given the fields that list the page whose field it is.
    pub(super) fn lists(&self, entries: &[String]) -> Lists<'a> {
        let size = self.definition.list_size.as_ref();
        if self.field.selection_set.node.items.is_empty() {
            return Lists::Nothing;
        }
        if let Some(size) = size.filter(|size| !size.sized_fields.is_empty()) {
            let length = self.length(size).or(size.assumed_size);
            return Lists::Page(length.unwrap_or(u64::from(DEFAULT_SIZE)), &size.sized_fields);
        }
        match self.definition.holds.list {
            true if entries.contains(&self.definition.name) => Lists::Entries,
            true => Lists::Plain(size.map_or(PLAIN_LIST, |size| self.plain(size))),
            false => Lists::Nothing,
        }
    }

    /// What the field costs for each object, beside the records that it lists: of the list whose field it is, and with
    /// what its own filter costs.
    pub(super) fn parts(&self, list: Option<OfRelease>, filter: u64) -> u64 {
        let own = if self.field.selection_set.node.items.is_empty() {
            1
        } else {
            OBJECT
        };
        let work = self.definition.cost.as_ref().map_or(0, |cost| self.work(cost, list));
        work.saturating_add(filter)
            .saturating_mul(POINT)
            .saturating_add(self.values().saturating_mul(RECORD))
            .saturating_add(own)
    }

    /// The points that the field costs for the work behind it.
    fn work(&self, cost: &Cost, list: Option<OfRelease>) -> u64 {
        if let Some(argument) = &cost.per {
            let items = self.items(argument).unwrap_or(vec![Value::Null]);
            let own = |item| self.code(argument, item).unwrap_or(cost);
            return items.iter().map(|item| points(own(item), list)).sum();
        }
        let pairs = cost.per_pair.as_ref();
        let pairs = pairs.map_or(1, |argument| self.pairs(argument, cost.most));
        points(cost, list).saturating_mul(pairs)
    }

    /// What a code costs that stands in an argument, where that is its own.
    fn code(&self, argument: &str, item: &Value) -> Option<&'a Cost> {
        let name = match item {
            Value::Enum(name) => name.as_str(),
            Value::String(name) => name.as_str(),
            _ => return None,
        };
        let codes = self
            .schema_model
            .codes(&self.definition.has_argument(argument)?.holds.name)?;
        codes.iter().find(|code| code.name == name)?.cost.as_ref()
    }

    /// How many pairs the items of an argument make, at least one.
    fn pairs(&self, argument: &str, most: Option<u64>) -> u64 {
        let items = self.items(argument).map_or(0, |items| items.len() as u64);
        let items = items.min(most.unwrap_or(u64::MAX));
        (items.saturating_mul(items.saturating_sub(1)) / 2).max(1)
    }

    /// What it lists, where that is all that the release has: what is asked of the root.
    pub(super) fn of_release(&self, of: &str) -> Option<OfRelease> {
        (of == root(OperationType::Query)).then(|| OfRelease {
            conditions: self.conditions(),
        })
    }

    /// What the conditions of its filter cost.
    fn conditions(&self) -> u64 {
        let filters = self.definition.arguments.iter().filter_map(|argument| {
            let (cost, filter) = (argument.cost.as_ref()?, self.argument(&argument.name)?);
            let conditions = conditions(self.schema_model, (&argument.holds.name, &cost.free), &filter);
            Some(conditions.saturating_mul(cost.weight))
        });
        filters.sum()
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

    /// How long a list without pages is: a number makes it no longer than it is taken to be.
    fn plain(&self, size: &ListSize) -> u64 {
        let assumed = size.assumed_size.unwrap_or(PLAIN_LIST);
        let items = size.slicing_arguments.iter().find_map(|name| self.count(name));
        items.unwrap_or_else(|| self.length(size).map_or(assumed, |length| length.min(assumed)))
    }

    /// How long the list is by its arguments, where one says it.
    fn length(&self, size: &ListSize) -> Option<u64> {
        size.slicing_arguments.iter().find_map(|name| self.number(name))
    }

    /// The number in an argument that says how long a list is.
    fn number(&self, name: &str) -> Option<u64> {
        match self.argument(name)? {
            // What is out of range is refused when the page is read.
            Value::Number(number) => {
                let number = number.as_i64().map(|number| u64::try_from(number).unwrap_or(0));
                number.map(|number| number.min(LARGEST_SIZE.into()))
            }
            _ => None,
        }
    }

    /// How many items an argument has that is a list.
    fn count(&self, name: &str) -> Option<u64> {
        self.definition
            .has_argument(name)
            .filter(|argument| argument.holds.list)?;
        self.items(name).map(|items| items.len() as u64)
    }

    /// The items of a list argument; a single value stands for a list of it.
    fn items(&self, name: &str) -> Option<Vec<Value>> {
        match self.argument(name)? {
            Value::List(items) => Some(items),
            Value::Null => None,
            single => Some(vec![single]),
        }
    }

    /// The value of an argument, with its variables.
    fn argument(&self, name: &str) -> Option<Value> {
        let value = self.field.get_argument(name)?.node.clone();
        let variable = |name: Name| self.variables.get(&name).cloned().ok_or(());
        value.into_const_with(variable).ok()
    }
}

/// What something costs that is asked of a list; the conditions of its filter are looked at again.
fn points(cost: &Cost, list: Option<OfRelease>) -> u64 {
    match list {
        Some(OfRelease { conditions }) => cost.release_weight.unwrap_or(cost.weight).saturating_add(conditions),
        None => cost.weight,
    }
}

/// How many conditions a filter of this type has; those fields are none.
fn conditions(schema_model: &SchemaModel, (of, free): (&str, &[String]), filter: &Value) -> u64 {
    let fields = match filter {
        Value::List(filters) => {
            let each = filters
                .iter()
                .map(|filter| conditions(schema_model, (of, free), filter));
            return each.sum();
        }
        Value::Object(fields) => fields,
        _ => return 0,
    };
    let conditions = fields.iter().map(|(name, value)| {
        let filter = schema_model.has_field(of, name).map(|field| field.holds.name.as_str());
        match (filter.filter(|of| schema_model.is_filter(of)), value) {
            (_, Value::Null) => 0,
            (Some(of), value) => conditions(schema_model, (of, free), value),
            _ if free.iter().any(|free| name == free) => 0,
            (None, Value::List(values)) if matches!(values.first(), Some(Value::Object(_))) => values.len() as u64,
            (None, _) => 1,
        }
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
