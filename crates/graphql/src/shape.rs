//! What the GraphQL schema says, read from its SDL: types, fields, arguments and what they mean.

use std::collections::HashMap;

use async_graphql::parser::{
    parse_schema,
    types::{
        BaseType, EnumValueDefinition, FieldDefinition, InputValueDefinition, Type, TypeKind, TypeSystemDefinition,
    },
};

use demarche_model::error::{Error, Result};

/// The types of a GraphQL schema by name.
#[derive(Debug)]
pub struct Shapes(HashMap<String, Shape>);

/// A type.
#[derive(Clone, Debug)]
pub struct Shape {
    /// What it means.
    pub description: String,
    /// What it is made of.
    pub sort: Sort,
    /// Whether answers hold objects of just this type: it is no interface.
    pub is_object: bool,
}

/// What a type is made of.
#[derive(Clone, Debug)]
pub enum Sort {
    /// A single value.
    Scalar,
    /// Fields: an object, an interface or an input.
    Fields(Vec<Field>),
    /// One of these codes.
    Codes(Vec<Code>),
    /// One of several objects.
    Union,
}

/// A field of an object or of an input, or an argument.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: String,
    /// What it holds.
    pub holds: Holds,
    /// What it can be asked with; empty for inputs and arguments.
    pub arguments: Vec<Field>,
    /// What an input or argument is where it is left out, as JSON.
    pub default: Option<serde_json::Value>,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holds {
    /// The name of the type, or of a list's items.
    pub name: String,
    /// Whether it is a list.
    pub list: bool,
    /// Whether it is never null; of inputs without a default, whether it must be given.
    pub required: bool,
    /// The type as GraphQL writes it, for example `[EventKind!]`.
    pub text: String,
}

/// A code of a closed list.
#[derive(Clone, Debug)]
pub struct Code {
    /// The code.
    pub name: String,
    /// What it means.
    pub description: String,
}

impl Shapes {
    /// Reads a schema.
    ///
    /// # Errors
    /// `Internal` where the text is no schema.
    pub fn read(sdl: &str) -> Result<Self> {
        let document = parse_schema(sdl).map_err(Error::internal)?;
        let mut shapes = HashMap::new();
        for definition in document.definitions {
            let TypeSystemDefinition::Type(definition) = definition else {
                continue;
            };
            let description = definition.node.description.map(|text| text.node).unwrap_or_default();
            let is_object = matches!(definition.node.kind, TypeKind::Object(_));
            let shape = Shape {
                description,
                sort: Sort::of(definition.node.kind),
                is_object,
            };
            shapes.insert(definition.node.name.node.to_string(), shape);
        }
        Ok(Self(shapes))
    }

    /// The type of this name; scalars that every schema has are not listed.
    pub fn find(&self, name: &str) -> Option<&Shape> {
        self.0.get(name)
    }

    /// The codes of a closed list; `None` where the name is another type's.
    pub fn codes(&self, name: &str) -> Option<&[Code]> {
        match &self.find(name)?.sort {
            Sort::Codes(codes) => Some(codes),
            Sort::Scalar | Sort::Fields(_) | Sort::Union => None,
        }
    }

    /// A field of a type.
    ///
    /// # Errors
    /// `Internal` where the schema has none of this name: what asks for it is out of date.
    pub fn field(&self, of: &str, name: &str) -> Result<&Field> {
        self.has_field(of, name)
            .ok_or_else(|| Error::internal(format!("the GraphQL schema has no field {of}.{name}")))
    }

    /// A field of a type; `None` where it has none of this name.
    pub fn has_field(&self, of: &str, name: &str) -> Option<&Field> {
        match &self.find(of)?.sort {
            Sort::Fields(fields) => fields.iter().find(|field| field.name == name),
            Sort::Scalar | Sort::Codes(_) | Sort::Union => None,
        }
    }
}

impl Sort {
    fn of(kind: TypeKind) -> Self {
        match kind {
            TypeKind::Scalar => Self::Scalar,
            TypeKind::Object(object) => {
                Self::Fields(object.fields.into_iter().map(|f| Field::answer(f.node)).collect())
            }
            TypeKind::Interface(face) => Self::Fields(face.fields.into_iter().map(|f| Field::answer(f.node)).collect()),
            TypeKind::InputObject(input) => {
                Self::Fields(input.fields.into_iter().map(|f| Field::input(f.node)).collect())
            }
            TypeKind::Enum(codes) => Self::Codes(codes.values.into_iter().map(|code| Code::of(code.node)).collect()),
            TypeKind::Union(_) => Self::Union,
        }
    }
}

impl Field {
    fn answer(field: FieldDefinition) -> Self {
        Self {
            name: field.name.node.to_string(),
            description: field.description.map(|text| text.node).unwrap_or_default(),
            holds: Holds::of(&field.ty.node),
            arguments: field.arguments.into_iter().map(|a| Self::input(a.node)).collect(),
            default: None,
        }
    }

    fn input(input: InputValueDefinition) -> Self {
        Self {
            name: input.name.node.to_string(),
            description: input.description.map(|text| text.node).unwrap_or_default(),
            holds: Holds::of(&input.ty.node),
            arguments: Vec::new(),
            default: input.default_value.and_then(|value| value.node.into_json().ok()),
        }
    }

    /// An argument of the field.
    ///
    /// # Errors
    /// `Internal` where it has none of this name.
    pub fn argument(&self, name: &str) -> Result<&Self> {
        let found = self.arguments.iter().find(|argument| argument.name == name);
        found.ok_or_else(|| Error::internal(format!("the GraphQL field {} has no argument {name}", self.name)))
    }
}

impl Holds {
    fn of(r#type: &Type) -> Self {
        let text = r#type.to_string();
        let required = !r#type.nullable;
        let (name, list) = innermost(r#type, false);
        Self {
            name,
            list,
            required,
            text,
        }
    }
}

impl Code {
    fn of(value: EnumValueDefinition) -> Self {
        Self {
            name: value.value.node.to_string(),
            description: value.description.map(|text| text.node).unwrap_or_default(),
        }
    }
}

fn innermost(r#type: &Type, list: bool) -> (String, bool) {
    match &r#type.base {
        BaseType::Named(name) => (name.to_string(), list),
        BaseType::List(item) => innermost(item, true),
    }
}
