//! What the GraphQL schema says, read from its SDL: types, fields, arguments and what they mean.

mod price;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use async_graphql::{
    Positioned,
    parser::{
        parse_schema,
        types::{
            BaseType, EnumValueDefinition, FieldDefinition, InputValueDefinition, InterfaceType, ObjectType, Type,
            TypeKind, TypeSystemDefinition,
        },
    },
};

use demarche_model::error::{Error, Result};

use self::price::said;
pub use self::price::{Cost, ListSize};

/// The types of a GraphQL schema by name.
#[derive(Debug)]
pub struct SchemaModel(HashMap<String, TypeModel>);

/// A type.
#[derive(Clone, Debug)]
pub struct TypeModel {
    /// What it means.
    pub description: String,
    /// What it is made of.
    pub content: TypeContent,
    /// Whether answers hold objects of just this type: it is no interface.
    pub is_object: bool,
}

/// What a type is made of.
#[derive(Clone, Debug)]
pub enum TypeContent {
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
    /// What it costs; of an argument, what each condition of the filter costs that it is.
    pub cost: Option<Cost>,
    /// How long the list is taken to be that it holds.
    pub list_size: Option<ListSize>,
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
    /// What it costs to ask by it, where that is its own.
    pub cost: Option<Cost>,
}

impl SchemaModel {
    /// Reads a schema.
    ///
    /// # Errors
    /// `Internal` where the text is no schema, or says of a cost what cannot be read.
    pub fn read(sdl: &str) -> Result<Self> {
        let document = parse_schema(sdl).map_err(Error::internal)?;
        let mut schema_model = HashMap::new();
        for definition in document.definitions {
            let TypeSystemDefinition::Type(definition) = definition else {
                continue;
            };
            let description = definition.node.description.map(|text| text.node).unwrap_or_default();
            let is_object = matches!(definition.node.kind, TypeKind::Object(_));
            let model = TypeModel {
                description,
                content: TypeContent::of(definition.node.kind)?,
                is_object,
            };
            schema_model.insert(definition.node.name.node.to_string(), model);
        }
        Ok(Self(schema_model))
    }

    /// The type of this name; scalars that every schema has are not listed.
    pub fn find(&self, name: &str) -> Option<&TypeModel> {
        self.0.get(name)
    }

    /// The codes of a closed list; `None` where the name is another type's.
    pub fn codes(&self, name: &str) -> Option<&[Code]> {
        match &self.find(name)?.content {
            TypeContent::Codes(codes) => Some(codes),
            TypeContent::Scalar | TypeContent::Fields(_) | TypeContent::Union => None,
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
        match &self.find(of)?.content {
            TypeContent::Fields(fields) => fields.iter().find(|field| field.name == name),
            TypeContent::Scalar | TypeContent::Codes(_) | TypeContent::Union => None,
        }
    }

    /// Whether this is an input of filters that are put together from others: it holds itself.
    pub fn is_filter(&self, name: &str) -> bool {
        match self.find(name).map(|found| &found.content) {
            Some(TypeContent::Fields(fields)) => fields.iter().any(|field| field.holds.name == name),
            _ => false,
        }
    }
}

impl TypeContent {
    fn of(kind: TypeKind) -> Result<Self> {
        Ok(match kind {
            TypeKind::Scalar => Self::Scalar,
            TypeKind::Object(ObjectType { fields, .. }) | TypeKind::Interface(InterfaceType { fields, .. }) => {
                Self::Fields(all(fields, Field::answer)?)
            }
            TypeKind::InputObject(input) => Self::Fields(all(input.fields, Field::input)?),
            TypeKind::Enum(codes) => Self::Codes(all(codes.values, Code::of)?),
            TypeKind::Union(_) => Self::Union,
        })
    }
}

fn all<D, T>(definitions: Vec<Positioned<D>>, read: impl Fn(D) -> Result<T>) -> Result<Vec<T>> {
    definitions
        .into_iter()
        .map(|definition| read(definition.node))
        .collect()
}

impl Field {
    fn answer(field: FieldDefinition) -> Result<Self> {
        Ok(Self {
            name: field.name.node.to_string(),
            description: field.description.map(|text| text.node).unwrap_or_default(),
            holds: Holds::of(&field.ty.node),
            arguments: all(field.arguments, Self::input)?,
            default: None,
            cost: said(&field.directives, "cost")?,
            list_size: said(&field.directives, "listSize")?,
        })
    }

    fn input(input: InputValueDefinition) -> Result<Self> {
        Ok(Self {
            name: input.name.node.to_string(),
            description: input.description.map(|text| text.node).unwrap_or_default(),
            holds: Holds::of(&input.ty.node),
            arguments: Vec::new(),
            default: input.default_value.and_then(|value| value.node.into_json().ok()),
            cost: said(&input.directives, "cost")?,
            list_size: None,
        })
    }

    /// An argument of the field; `None` where it has none of this name.
    pub fn has_argument(&self, name: &str) -> Option<&Self> {
        self.arguments.iter().find(|argument| argument.name == name)
    }

    /// An argument of the field.
    ///
    /// # Errors
    /// `Internal` where it has none of this name.
    pub fn argument(&self, name: &str) -> Result<&Self> {
        self.has_argument(name)
            .ok_or_else(|| Error::internal(format!("the GraphQL field {} has no argument {name}", self.name)))
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
    fn of(value: EnumValueDefinition) -> Result<Self> {
        Ok(Self {
            name: value.value.node.to_string(),
            description: value.description.map(|text| text.node).unwrap_or_default(),
            cost: said(&value.directives, "cost")?,
        })
    }
}

fn innermost(r#type: &Type, list: bool) -> (String, bool) {
    match &r#type.base {
        BaseType::Named(name) => (name.to_string(), list),
        BaseType::List(item) => innermost(item, true),
    }
}
