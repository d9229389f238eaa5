//! Variables become values of their types before anything runs (GraphQL specification, 6.1.2).

use std::fmt::{self, Display, Formatter};

use async_graphql::{
    Name, Pos, Positioned, ScalarType, Value, Variables,
    indexmap::IndexMap,
    parser::types::{BaseType, OperationDefinition, Type, VariableDefinition},
};

use demarche_model::{
    date::{Date, Edtf},
    suggest::did_you_mean,
};

use crate::{
    guard::refusal::{Excess, Refusal},
    schema_model::{Field, SchemaModel, TypeContent},
};

/// The most refusals that are told.
const ENOUGH: usize = 10;

/// The longest text, in bytes: no id, name or cursor comes near it.
const LONGEST_TEXT: usize = 10_000;

/// The variables of an operation as its types have them, defaults filled in; what it does not declare is left out.
///
/// # Errors
/// `BAD_USER_INPUT` for each value that is not of its type, up to ten; `LIMIT_EXCEEDED` for too many values.
pub fn coerce(
    schema_model: &SchemaModel,
    operation: &OperationDefinition,
    given: &Variables,
    most_values: usize,
) -> Result<Variables, Vec<Refusal>> {
    let mut coercer = Coercer {
        schema_model,
        pos: Pos::default(),
        values: 0,
        refusals: Vec::new(),
    };
    let mut coerced = Variables::default();
    for definition in &operation.variable_definitions {
        let name = &definition.node.name.node;
        if let Some(value) = coercer.variable(definition, given.get(name)) {
            coerced.insert(name.clone(), value);
        }
    }
    let Coercer { values, refusals, .. } = coercer;
    if values > most_values {
        return Err(vec![too_many(values, most_values)]);
    }
    if refusals.is_empty() {
        Ok(coerced)
    } else {
        Err(refusals)
    }
}

fn too_many(asked: usize, allowed: usize) -> Refusal {
    let message = format!("the variables have {asked} values, and {allowed} are the most: ask for less at once");
    let limit = "values";
    Refusal::excess(Excess { limit, allowed, asked }, message)
}

/// Where a value stands, as `$filter.kinds[1]`.
#[derive(Clone, Copy)]
enum Place<'a> {
    Variable(&'a str),
    Field(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

impl Display for Place<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => write!(f, "${name}"),
            Self::Field(parent, name) => write!(f, "{parent}.{name}"),
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

struct Coercer<'a> {
    schema_model: &'a SchemaModel,
    pos: Pos,
    values: usize,
    refusals: Vec<Refusal>,
}

impl Coercer<'_> {
    /// What a variable is; `None` where it is left out or was refused.
    fn variable(&mut self, definition: &Positioned<VariableDefinition>, given: Option<&Value>) -> Option<Value> {
        let VariableDefinition {
            name,
            var_type,
            directives: _,
            default_value,
        } = &definition.node;
        self.pos = definition.pos;
        let place = Place::Variable(&name.node);
        match (given, default_value) {
            (Some(value), _) => self.value(&var_type.node, value, place),
            (None, Some(default)) => Some(default.node.clone()),
            (None, None) if !var_type.node.nullable => {
                let r#type = &var_type.node;
                self.refuse(place, &format!("is missing: pass a value of type {type}"))
            }
            (None, None) => None,
        }
    }

    fn value(&mut self, r#type: &Type, value: &Value, place: Place<'_>) -> Option<Value> {
        self.values += 1;
        if let Value::String(text) = value
            && text.len() > LONGEST_TEXT
        {
            let length = text.len();
            return self.refuse(
                place,
                &format!("has {length} bytes of text: {LONGEST_TEXT} are the most"),
            );
        }
        match (&r#type.base, value) {
            (_, Value::Null) if r#type.nullable => Some(Value::Null),
            (_, Value::Null) => self.refuse(place, &format!("is null: pass a value of type {type}")),
            (BaseType::List(item), Value::List(values)) => self.items(item, values, place),
            (BaseType::List(item), single) => Some(Value::List(vec![self.value(item, single, place)?])),
            (BaseType::Named(name), value) => self.named(name, value, place),
        }
    }

    fn items(&mut self, item: &Type, values: &[Value], place: Place<'_>) -> Option<Value> {
        let values = values.iter().enumerate();
        let items: Vec<Option<Value>> = values
            .map(|(index, value)| self.value(item, value, Place::Item(&place, index)))
            .collect();
        items.into_iter().collect::<Option<_>>().map(Value::List)
    }

    fn named(&mut self, name: &str, value: &Value, place: Place<'_>) -> Option<Value> {
        let schema_model = self.schema_model;
        match schema_model.find(name).map(|found| &found.content) {
            Some(TypeContent::Codes(_)) => self.code(name, value, place),
            Some(TypeContent::Fields(fields)) => self.input(name, fields, value, place),
            Some(TypeContent::Scalar) | None => match scalar(name, value) {
                Ok(value) => Some(value),
                Err(expected) => self.refuse(place, &format!("is {}: expected {expected}", shown(value))),
            },
            // Validation says that it is no input.
            Some(TypeContent::Union) => Some(value.clone()),
        }
    }

    fn code(&mut self, name: &str, value: &Value, place: Place<'_>) -> Option<Value> {
        let text = match value {
            Value::String(text) => text.as_str(),
            Value::Enum(code) => code.as_str(),
            other => return self.refuse(place, &format!("is {}: expected a code of {name}", shown(other))),
        };
        let codes = self.schema_model.codes(name).unwrap_or_default();
        if codes.iter().any(|code| code.name == text) {
            return Some(Value::Enum(Name::new(text)));
        }
        let hint = hint(text, codes.iter().map(|code| code.name.as_str()));
        self.refuse(place, &format!("is {}: expected a code of {name}{hint}", shown(value)))
    }

    fn input(&mut self, name: &str, fields: &[Field], value: &Value, place: Place<'_>) -> Option<Value> {
        let Value::Object(given) = value else {
            return self.refuse(
                place,
                &format!("is {}: expected an object of type {name}", shown(value)),
            );
        };
        let mut whole = true;
        for key in given
            .keys()
            .filter(|key| !fields.iter().any(|field| field.name == key.as_str()))
        {
            let hint = hint(key, fields.iter().map(|field| field.name.as_str()));
            let unknown = Place::Field(&place, key);
            whole &= self.refuse(unknown, &format!("is no field of {name}{hint}")).is_some();
        }
        let mut coerced = IndexMap::new();
        for field in fields {
            let place = Place::Field(&place, &field.name);
            match given.get(field.name.as_str()) {
                Some(value) => {
                    let value = self.field(field, value, place);
                    whole &= value.is_some();
                    coerced.extend(value.map(|value| (Name::new(&field.name), value)));
                }
                None if field.holds.required && field.default.is_none() => {
                    let message = format!("is missing: pass a value of type {}", field.holds.text);
                    whole &= self.refuse(place, &message).is_some();
                }
                None => {}
            }
        }
        whole.then_some(Value::Object(coerced))
    }

    fn field(&mut self, field: &Field, value: &Value, place: Place<'_>) -> Option<Value> {
        match Type::new(&field.holds.text) {
            Some(r#type) => self.value(&r#type, value, place),
            None => Some(value.clone()),
        }
    }

    /// Notes what is wrong with a value.
    fn refuse(&mut self, place: Place<'_>, what: &str) -> Option<Value> {
        if self.refusals.len() < ENOUGH {
            let refusal = Refusal::new("BAD_USER_INPUT", format!("`{place}` {what}"));
            self.refusals.push(refusal.at(self.pos));
        }
        None
    }
}

/// A scalar's value; else what was expected.
fn scalar(name: &str, value: &Value) -> Result<Value, String> {
    match (name, value) {
        ("Int", Value::Number(number)) => match whole(number) {
            Some(number) => Ok(number.into()),
            None => Err("a whole number from -2147483648 to 2147483647".to_owned()),
        },
        ("Int", _) => Err("a whole number".to_owned()),
        ("Float", Value::Number(_)) | ("String" | "ID", Value::String(_)) | ("Boolean", Value::Boolean(_)) => {
            Ok(value.clone())
        }
        ("ID", Value::Number(number)) if number.is_i64() || number.is_u64() => Ok(Value::String(number.to_string())),
        ("Float", _) => Err("a number".to_owned()),
        ("String", _) => Err("text".to_owned()),
        ("ID", _) => Err("an id, as text".to_owned()),
        ("Boolean", _) => Err("true or false".to_owned()),
        ("Edtf", _) => parsed::<Edtf>(value, "a date in EDTF, such as 2024-08"),
        ("Date", _) => parsed::<Date>(value, "a day, such as 2024-08-17"),
        _ => Ok(value.clone()),
    }
}

/// A number that fits into 32 bits without loss.
fn whole(number: &async_graphql::Number) -> Option<i32> {
    let text = number.as_i64().map(|number| number.to_string());
    let text = text.or_else(|| {
        number
            .as_f64()
            .filter(|number| number.fract() == 0.0)
            .map(|number| number.to_string())
    });
    text?.parse().ok()
}

fn parsed<T: ScalarType>(value: &Value, expected: &str) -> Result<Value, String> {
    match T::parse(value.clone()) {
        Ok(_) => Ok(value.clone()),
        Err(_) => Err(expected.to_owned()),
    }
}

/// A value for a message, not at length.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 60;
    match value {
        Value::List(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::String(text) if text.chars().count() > LONGEST => {
            let start: String = text.chars().take(LONGEST).collect();
            Value::String(format!("{start}…")).to_string()
        }
        other => other.to_string(),
    }
}

/// "; did you mean `x`?", or nothing: what is very long was not meant to be one of them.
fn hint<'a>(text: &str, known: impl Iterator<Item = &'a str>) -> String {
    const LONGEST: usize = 100;
    if text.len() > LONGEST {
        String::new()
    } else {
        did_you_mean(text, known)
    }
}
