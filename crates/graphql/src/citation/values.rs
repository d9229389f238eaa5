//! The values of arguments: as they are printed, and the variables in them.

use std::convert::Infallible;

use async_graphql::{
    Name, Value,
    parser::types::{Directive, Field},
};

/// An argument's name, and its value, in which a variable is a code with its `$`.
pub type Argument = (String, Value);

/// The arguments of a field.
pub fn of_field(field: &Field) -> Vec<Argument> {
    let arguments = field.arguments.iter().map(|(name, value)| {
        let value = value.node.clone().into_const_with(|name| as_written(&name));
        (name.node.to_string(), value.unwrap_or_default())
    });
    arguments.collect()
}

/// The arguments of a directive.
pub fn of_directive(directive: &Directive) -> Vec<Argument> {
    let arguments = directive.arguments.iter().map(|(name, value)| {
        let value = value.node.clone().into_const_with(|name| as_written(&name));
        (name.node.to_string(), value.unwrap_or_default())
    });
    arguments.collect()
}

fn as_written(variable: &Name) -> Result<Value, Infallible> {
    Ok(Value::Enum(Name::new(format!("${variable}"))))
}

/// Prints a value, the fields of its objects in the order of their names.
pub fn print(value: &Value) -> String {
    let all = |parts: Vec<String>| parts.join(",");
    match value {
        Value::List(items) => format!("[{}]", all(items.iter().map(print).collect())),
        Value::Object(fields) => {
            let mut fields: Vec<String> = fields
                .iter()
                .map(|(name, value)| format!("{name}:{}", print(value)))
                .collect();
            fields.sort();
            format!("{{{}}}", all(fields))
        }
        Value::Null | Value::Number(_) | Value::String(_) | Value::Boolean(_) | Value::Binary(_) | Value::Enum(_) => {
            value.to_string()
        }
    }
}

/// The variables in a value.
pub fn variables(value: &Value) -> Vec<Name> {
    match value {
        Value::Enum(name) => name.strip_prefix('$').map(Name::new).into_iter().collect(),
        Value::List(items) => items.iter().flat_map(variables).collect(),
        Value::Object(fields) => fields.values().flat_map(variables).collect(),
        Value::Null | Value::Number(_) | Value::String(_) | Value::Boolean(_) | Value::Binary(_) => Vec::new(),
    }
}
