//! Documents that ask whatever the schema has, with keys that meet each other.

use apollo_compiler::{
    Schema,
    ast::{FieldDefinition, Type},
    schema::ExtendedType,
};

use super::Choices;

/// How deep selections lie within each other.
const DEEPEST: usize = 5;

/// Writes a document, led by numbers; without any left it takes the first of everything, and comes to an end.
pub(super) struct Writer<'a> {
    pub(super) schema: &'a Schema,
    pub(super) choices: Choices<'a>,
}

impl Writer<'_> {
    /// A query that spreads a fragment.
    pub(super) fn document(&mut self) -> String {
        let (query, fragment) = (self.selections("Query", 0), self.selections("Actor", DEEPEST - 2));
        format!("{{ f: actor(id: \"x\") {{ ...F }} ... on Query {query} }} fragment F on Actor {fragment}")
    }

    fn selections(&mut self, of: &str, depth: usize) -> String {
        let many = 1 + self.choices.below(4);
        let mut items: Vec<String> = (0..many).map(|_| self.selection(of, depth)).collect();
        if of == "Actor" && depth < DEEPEST - 2 && self.choices.below(3) == 1 {
            items.push("...F".to_owned());
        }
        format!("{{ {} }}", items.join(" "))
    }

    fn selection(&mut self, of: &str, depth: usize) -> String {
        let schema = self.schema;
        let fields: Vec<&FieldDefinition> = match &schema.types[of] {
            ExtendedType::Object(object) => object.fields.values().map(|field| &***field).collect(),
            ExtendedType::Interface(face) => face.fields.values().map(|field| &***field).collect(),
            _ => Vec::new(),
        };
        let below: Vec<_> = schema.types.keys().filter(|name| schema.is_subtype(of, name)).collect();
        if fields.is_empty() || (!below.is_empty() && self.choices.below(3) > 0) {
            let on = below[self.choices.below(below.len())];
            return format!("... on {on} {}", self.selections(on, depth + 1));
        }
        let field = fields[self.choices.below(fields.len())];
        self.field(field, depth)
    }

    fn field(&mut self, field: &FieldDefinition, depth: usize) -> String {
        let of = field.ty.inner_named_type();
        let is_leaf = self.schema.types[of].is_leaf();
        if !is_leaf && depth >= DEEPEST {
            return "k: __typename".to_owned();
        }
        let key = ["", "k: ", "", "", "", "l: ", "", ""][self.choices.below(8)];
        let arguments = self.arguments(field);
        let below = if is_leaf {
            String::new()
        } else {
            self.selections(of, depth + 1)
        };
        format!("{key}{}{arguments} {below}", field.name)
    }

    fn arguments(&mut self, field: &FieldDefinition) -> String {
        let mut given = Vec::new();
        for argument in &field.arguments {
            if argument.is_required() || (argument.name == "first" && self.choices.below(3) == 1) {
                given.push(format!("{}: {}", argument.name, self.value(&argument.ty)));
            }
        }
        if given.is_empty() {
            String::new()
        } else {
            format!("({})", given.join(", "))
        }
    }

    /// One of two values of a type.
    fn value(&mut self, of: &Type) -> String {
        if of.is_list() {
            // Of one item: the oracle takes lists for the same that differ in length alone.
            return format!("[{}]", self.value(of.item_type()));
        }
        let second = self.choices.below(4) == 1;
        match &self.schema.types[of.inner_named_type()] {
            ExtendedType::Enum(codes) => codes.values[usize::from(second)].value.to_string(),
            _ if of.inner_named_type() == "Int" => if second { "2" } else { "1" }.to_owned(),
            _ => if second { "\"x\"" } else { "\"y\"" }.to_owned(),
        }
    }
}
