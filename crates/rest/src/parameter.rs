//! Query parameters: where each leads in the arguments of a GraphQL field, and how its text is read.

use serde_json::{Value, json};

use demarche_graphql::schema_model::{Code, Field, SchemaModel};
use demarche_model::{
    date::Edtf,
    error::{Error, Result},
};

/// A query parameter of a kind's list, and the leaf of the kind's filter that it sets.
#[derive(Debug)]
pub struct Parameter {
    /// Its name in the URL.
    pub name: &'static str,
    /// The leaves, such as `participant.actor`; `ends[].ids` makes a new item of `ends` for each value.
    pub paths: &'static [&'static str],
    /// Whether it only says more about a condition that another parameter sets.
    pub modifies: bool,
}

impl Parameter {
    /// A parameter that sets one leaf.
    pub const fn leaf(name: &'static str, path: &'static [&'static str; 1]) -> Self {
        Self {
            name,
            paths: path,
            modifies: false,
        }
    }

    /// A parameter that says more about the conditions that others set.
    pub const fn modifier(name: &'static str, paths: &'static [&'static str]) -> Self {
        Self {
            name,
            paths,
            modifies: true,
        }
    }
}

/// A parameter as the schema completes it.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its name in the URL.
    pub name: String,
    /// What it asks for.
    pub description: String,
    /// Whether it may be repeated.
    pub repeats: bool,
    /// What its text may be.
    pub text: Text,
    /// Where it leads, from the arguments of the GraphQL field.
    pub paths: Vec<String>,
    /// Whether it only says more about a condition that another parameter sets.
    pub modifies: bool,
    /// What it is where it is left out.
    pub default: Option<Value>,
    /// Whether it must be passed.
    pub required: bool,
}

/// What the text of a parameter may be.
#[derive(Clone, Debug)]
pub enum Text {
    /// Any text, ids included.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A date in EDTF.
    Date,
    /// A code of a closed list, in any case.
    Code(Vec<Code>),
}

impl Known {
    /// Completes a parameter of a field's filter.
    ///
    /// # Errors
    /// `Internal` where the schema has no such leaf.
    pub fn of_filter(schema: &SchemaModel, field: &Field, parameter: &Parameter) -> Result<Self> {
        Self::of_input(schema, (field, "filter"), parameter)
    }

    /// Completes a parameter of one of a field's inputs.
    ///
    /// # Errors
    /// `Internal` where the schema has no such leaf.
    pub fn of_input(schema: &SchemaModel, (field, input): (&Field, &str), parameter: &Parameter) -> Result<Self> {
        let filter = field.argument(input)?;
        let Some(path) = parameter.paths.first() else {
            return Err(Error::internal(format!(
                "the parameter {} leads nowhere",
                parameter.name
            )));
        };
        let mut of = filter;
        let mut items = false;
        for step in path.split('.') {
            of = schema.field(&of.holds.name, step.trim_end_matches("[]"))?;
            items |= step.ends_with("[]");
        }
        Ok(Self {
            name: parameter.name.to_owned(),
            description: if parameter.modifies {
                of.description.clone()
            } else {
                described(schema, filter, path)?
            },
            repeats: items || of.holds.list,
            text: Text::of(schema, &of.holds.name),
            paths: parameter.paths.iter().map(|path| format!("{input}.{path}")).collect(),
            modifies: parameter.modifies,
            default: of.default.clone(),
            required: false,
        })
    }

    /// Completes a parameter that is an argument of the field itself.
    ///
    /// # Errors
    /// `Internal` where the field has no such argument.
    pub fn of_argument(schema: &SchemaModel, field: &Field, name: &str) -> Result<Self> {
        let argument = field.argument(name)?;
        Ok(Self {
            name: name.to_owned(),
            description: argument.description.clone(),
            repeats: argument.holds.list,
            text: Text::of(schema, &argument.holds.name),
            paths: vec![name.to_owned()],
            modifies: false,
            default: argument.default.clone(),
            required: argument.holds.text.ends_with('!') && argument.default.is_none(),
        })
    }

    /// A parameter that the route itself reads: it leads to no argument.
    pub fn of_route(name: &str, description: &str) -> Self {
        Self {
            name: name.to_owned(),
            description: description.to_owned(),
            repeats: false,
            text: Text::Any,
            paths: Vec::new(),
            modifies: false,
            default: None,
            required: false,
        }
    }

    /// Reads a value.
    ///
    /// # Errors
    /// `BadInput` where the text is none that the parameter takes.
    pub fn read(&self, text: &str) -> Result<Value> {
        self.text
            .read(text)
            .map_err(|reason| Error::bad_input(format!("`{}`: {reason}", self.name)))
    }
}

/// What a leaf means: its own description, and its parent's where the leaf is the parent's plain id.
fn described(schema: &SchemaModel, filter: &Field, path: &str) -> Result<String> {
    let mut of = filter;
    let mut parent = filter;
    for step in path.split('.') {
        parent = of;
        of = schema.field(&of.holds.name, step.trim_end_matches("[]"))?;
    }
    let direct = std::ptr::eq(parent, filter);
    Ok(match of.description.as_str() {
        own if direct => own.to_owned(),
        own => format!("{} {own}", parent.description),
    })
}

impl Text {
    fn of(schema: &SchemaModel, name: &str) -> Self {
        match (name, schema.codes(name)) {
            (_, Some(codes)) => Self::Code(codes.to_vec()),
            ("Boolean", None) => Self::Boolean,
            ("Int", None) => Self::Integer,
            ("Edtf", None) => Self::Date,
            (_, None) => Self::Any,
        }
    }

    fn read(&self, text: &str) -> std::result::Result<Value, String> {
        match self {
            Self::Any => Ok(json!(text)),
            Self::Boolean => boolean(text),
            Self::Integer => text
                .parse::<i32>()
                .map(Value::from)
                .map_err(|_| format!("`{text}` is no whole number")),
            Self::Date => text
                .parse::<Edtf>()
                .map(|date| json!(date.0.edtf))
                .map_err(|error| error.to_string()),
            Self::Code(codes) => code(text, codes),
        }
    }
}

fn boolean(text: &str) -> std::result::Result<Value, String> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Ok(Value::Bool(true)),
        "false" => Ok(Value::Bool(false)),
        _ => Err(format!("`{text}` is neither true nor false")),
    }
}

fn code(text: &str, codes: &[Code]) -> std::result::Result<Value, String> {
    let names: Vec<&str> = codes.iter().map(|code| code.name.as_str()).collect();
    let written = text.to_ascii_uppercase().replace('-', "_");
    if names.contains(&written.as_str()) {
        return Ok(Value::String(written));
    }
    let guess = closest(&written, &names).map_or_else(String::new, |name| format!("did you mean `{name}`? "));
    Err(format!(
        "`{text}` is no such code; {guess}known are {}",
        names.join(", ")
    ))
}

/// The name that the text most likely means; `None` where none is near.
pub fn closest<'a>(text: &str, names: &[&'a str]) -> Option<&'a str> {
    let near = |name: &&&str| strsim::damerau_levenshtein(text, name) <= 1 + name.len() / 4;
    let by_distance = |name: &&&str| strsim::damerau_levenshtein(text, name);
    names.iter().filter(near).min_by_key(by_distance).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SDL: &str = r#"
        "A sort." enum Kind { "A state." STATE "A state's body." STATE_BODY }
        "A day." scalar Edtf
        input Part { "Who it is." actor: ID "Parts too." includeParts: Boolean! = false }
        input Filter { "Of one of these sorts." kinds: [Kind!] "With a part that fits." part: Part }
        type Query { "All." things(filter: Filter, "How many." first: Int): Int }
    "#;

    fn known(parameter: &Parameter) -> Known {
        let schema = SchemaModel::read(SDL).expect("a schema");
        let field = schema.field("Query", "things").expect("a field");
        Known::of_filter(&schema, field, parameter).expect("a leaf")
    }

    #[test]
    fn a_list_of_codes_repeats_and_takes_any_case() {
        let kind = known(&Parameter::leaf("kind", &["kinds"]));
        assert!(kind.repeats);
        assert_eq!(kind.description, "Of one of these sorts.");
        assert_eq!(kind.read("state-body").expect("a code"), "STATE_BODY");
    }

    #[test]
    fn a_misspelt_code_is_answered_with_the_likely_one() {
        let kind = known(&Parameter::leaf("kind", &["kinds"]));
        let error = kind.read("STAET").expect_err("no code").to_string();
        assert_eq!(
            error,
            "`kind`: `STAET` is no such code; did you mean `STATE`? known are STATE, STATE_BODY"
        );
    }

    #[test]
    fn a_modifier_has_the_schemas_default() {
        let parts = known(&Parameter::modifier("includeParts", &["part.includeParts"]));
        assert_eq!(parts.description, "Parts too.");
        assert_eq!(parts.default, Some(json!(false)));
        assert!(parts.read("maybe").is_err());
    }
}
