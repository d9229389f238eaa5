//! Reads a query string into the variables of a GraphQL operation.

use serde_json::{Map, Value};

use super::{
    endpoint::FACETS,
    parameter::{Known, closest},
};
use demarche_model::error::{Error, Result};

/// What a request asks, apart from its path.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Question {
    /// The arguments of the GraphQL field.
    pub variables: Map<String, Value>,
    /// What is to be embedded, in the order of the question.
    pub include: Vec<String>,
    /// The representation, where the URL says it: `json` or `csv`.
    pub format: Option<String>,
}

impl Question {
    /// Whether it asks for counts by some field.
    pub fn counts(&self) -> bool {
        self.variables.contains_key(FACETS)
    }
}

/// The pairs of a query string, decoded, in their order.
pub fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

/// What a route takes.
#[derive(Clone, Copy, Debug)]
pub struct Accepted<'a> {
    /// The parameters that become arguments.
    pub parameters: &'a [Known],
    /// What can be embedded; empty where nothing can.
    pub includes: &'a [&'a str],
    /// Whether the representation can be chosen.
    pub format: bool,
}

impl Accepted<'_> {
    /// Reads the pairs of a query string.
    ///
    /// # Errors
    /// `BadInput` for unknown parameters, repeated ones that are single, and values that a parameter does not take.
    pub fn read(self, pairs: &[(String, String)]) -> Result<Question> {
        let mut question = Question::default();
        let mut given: Vec<(&Known, Vec<Value>)> = Vec::new();
        for (name, text) in pairs {
            if name == "include" && !self.includes.is_empty() {
                self.include(text, &mut question.include)?;
            } else if name == "format" && self.format {
                once(name, question.format.is_some())?;
                question.format = Some(format(text)?);
            } else {
                let known = self.find(name)?;
                let value = known.read(text)?;
                match given.iter_mut().find(|(other, _)| other.name == *name) {
                    Some((_, values)) if known.repeats => values.push(value),
                    Some(_) => once(name, true)?,
                    None => given.push((known, vec![value])),
                }
            }
        }
        self.complete(&given)?;
        self.fill(&mut question.variables, given)?;
        Ok(question)
    }

    /// Checks that nothing is missing without which there is no question.
    fn complete(self, given: &[(&Known, Vec<Value>)]) -> Result<()> {
        let is_given = |known: &&Known| given.iter().any(|(other, _)| other.name == known.name);
        let missing = self
            .parameters
            .iter()
            .filter(|known| known.required)
            .find(|known| !is_given(known));
        missing.map_or(Ok(()), |known| {
            let (name, description) = (&known.name, &known.description);
            Err(Error::bad_input(format!(
                "the parameter `{name}` is missing: {description}"
            )))
        })
    }

    /// Sets the leaves: conditions first, then what says more about them.
    fn fill(self, variables: &mut Map<String, Value>, given: Vec<(&Known, Vec<Value>)>) -> Result<()> {
        let (modifiers, leaves): (Vec<_>, Vec<_>) = given.into_iter().partition(|(known, _)| known.modifies);
        for (known, values) in leaves {
            for path in &known.paths {
                set(variables, path, values.clone(), known.repeats);
            }
        }
        for (known, values) in modifiers {
            let present: Vec<&String> = known.paths.iter().filter(|path| has_parent(variables, path)).collect();
            if present.is_empty() {
                return Err(self.lonely(known));
            }
            for path in present {
                set(variables, path, values.clone(), known.repeats);
            }
        }
        Ok(())
    }

    /// A modifier without anything to modify.
    fn lonely(self, modifier: &Known) -> Error {
        let beside = |known: &&Known| {
            let parents = |known: &Known| -> Vec<String> { known.paths.iter().map(|path| parent(path)).collect() };
            !known.modifies && parents(known).iter().any(|path| parents(modifier).contains(path))
        };
        let names: Vec<String> = self
            .parameters
            .iter()
            .filter(beside)
            .map(|known| format!("`{}`", known.name))
            .collect();
        Error::bad_input(format!(
            "`{}` says more about {}: pass one of them, or leave it out",
            modifier.name,
            names.join(", ")
        ))
    }

    fn include(self, text: &str, include: &mut Vec<String>) -> Result<()> {
        for name in text.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            if !self.includes.contains(&name) {
                let guess = guess(name, self.includes);
                let known = self.includes.join(", ");
                return Err(Error::bad_input(format!(
                    "`include`: nothing to embed is called `{name}`; {guess}known are {known}"
                )));
            }
            if !include.iter().any(|other| other == name) {
                include.push(name.to_owned());
            }
        }
        Ok(())
    }

    fn find(&self, name: &str) -> Result<&Known> {
        if let Some(known) = self.parameters.iter().find(|known| known.name == name) {
            return Ok(known);
        }
        let names = self.names();
        if names.is_empty() {
            return Err(Error::bad_input(format!(
                "unknown parameter `{name}`: this path takes none"
            )));
        }
        let guess = guess(name, &names);
        let known = names.join(", ");
        Err(Error::bad_input(format!(
            "unknown parameter `{name}`; {guess}known are {known}"
        )))
    }

    /// The names of all parameters that the route takes.
    fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.parameters.iter().map(|known| known.name.as_str()).collect();
        names.extend((!self.includes.is_empty()).then_some("include"));
        names.extend(self.format.then_some("format"));
        names
    }
}

fn guess(name: &str, names: &[&str]) -> String {
    closest(name, names).map_or_else(String::new, |near| format!("did you mean `{near}`? "))
}

fn format(text: &str) -> Result<String> {
    match text.to_ascii_lowercase().as_str() {
        known @ ("json" | "csv") => Ok(known.to_owned()),
        _ => Err(Error::bad_input(format!("`format`: `{text}` is neither json nor csv"))),
    }
}

fn once(name: &str, again: bool) -> Result<()> {
    if again {
        return Err(Error::bad_input(format!("`{name}` takes one value: pass it once")));
    }
    Ok(())
}

fn parent(path: &str) -> String {
    path.rsplit_once('.')
        .map_or_else(String::new, |(parent, _)| parent.to_owned())
}

fn has_parent(variables: &Map<String, Value>, path: &str) -> bool {
    let steps: Vec<&str> = path.split('.').collect();
    let Some((_, parents)) = steps.split_last() else {
        return false;
    };
    let mut at = variables;
    for step in parents {
        let Some(Value::Object(next)) = at.get(*step) else {
            return false;
        };
        at = next;
    }
    true
}

/// Sets the leaf at the end of a path.
fn set(at: &mut Map<String, Value>, path: &str, values: Vec<Value>, list: bool) {
    let Some((step, rest)) = path.split_once('.') else {
        let value = if list {
            Some(Value::Array(values))
        } else {
            values.into_iter().next()
        };
        at.insert(path.to_owned(), value.unwrap_or_default());
        return;
    };
    if let Some(step) = step.strip_suffix("[]") {
        let items = values.into_iter().map(|value| item(rest, value)).collect();
        at.insert(step.to_owned(), Value::Array(items));
        return;
    }
    let next = at.entry(step).or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(next) = next {
        set(next, rest, values, list);
    }
}

/// One item of a list of conditions, of which the value sets one leaf; `[ids]` where that leaf is a list itself.
fn item(path: &str, value: Value) -> Value {
    let (name, value) = match path.strip_suffix("[]") {
        Some(name) => (name, Value::Array(vec![value])),
        None => (path, value),
    };
    Value::Object(Map::from_iter([(name.to_owned(), value)]))
}

#[cfg(test)]
mod tests;
