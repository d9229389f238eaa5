//! JSON schemas of answers, from the GraphQL types and what a route shows of them.

use serde_json::{Map, Value, json};

use demarche_graphql::{
    schema_model::{Code, Field, SchemaModel, TypeContent},
    selection::Selected,
};
use demarche_model::error::Result;

use crate::answer::entries;

/// Makes schemas, and gathers those that several answers share.
#[derive(Debug)]
pub struct Schemas<'a> {
    schema: &'a SchemaModel,
    shared: Map<String, Value>,
    taken: Vec<(String, String)>,
}

impl<'a> Schemas<'a> {
    /// Starts with no shared schema.
    pub fn new(schema: &'a SchemaModel) -> Self {
        Self {
            schema,
            shared: Map::new(),
            taken: Vec::new(),
        }
    }

    /// The shared schemas, in the order of their names.
    pub fn finish(self) -> Value {
        let mut shared: Vec<(String, Value)> = self.shared.into_iter().collect();
        shared.sort_by(|(a, _), (b, _)| a.cmp(b));
        Value::Object(shared.into_iter().collect())
    }

    /// Shares a schema that no GraphQL type stands behind.
    pub fn share(&mut self, name: &str, schema: Value) {
        self.shared.insert(name.to_owned(), schema);
    }

    /// The schema of a record as a route shows it, shared under its type's name.
    ///
    /// # Errors
    /// `Internal` where the type has no such field.
    pub fn record(&mut self, of: &str, shown: &[Selected], includes: &[Selected]) -> Result<Value> {
        if self.claim(of, &text(shown)) && !self.shared.contains_key(of) {
            self.share(of, Value::Null);
            let schema = self.object(of, shown, includes)?;
            self.share(of, schema);
        }
        Ok(reference(of))
    }

    /// Takes a name for a schema; `false` where another schema has it.
    fn claim(&mut self, name: &str, shown: &str) -> bool {
        match self.taken.iter().find(|(taken, _)| taken == name) {
            Some((_, other)) => other == shown,
            None => {
                self.taken.push((name.to_owned(), shown.to_owned()));
                true
            }
        }
    }

    fn object(&mut self, of: &str, shown: &[Selected], includes: &[Selected]) -> Result<Value> {
        let mut properties = Map::new();
        for selected in shown.iter().chain(includes) {
            properties.insert(selected.name.clone(), self.field(of, selected)?);
        }
        let required: Vec<&str> = shown.iter().map(|selected| selected.name.as_str()).collect();
        let mut schema = json!({ "type": "object", "properties": properties, "required": required });
        if let Some(description) = self.schema.find(of).map(|found| found.description.as_str()) {
            schema["description"] = description.into();
        }
        Ok(schema)
    }

    fn field(&mut self, of: &str, selected: &Selected) -> Result<Value> {
        let field = self.schema.field(of, &selected.name)?;
        let (holds, description) = (field.holds.clone(), field.description.clone());
        if let Some(entries) = entries(selected) {
            return self.connection(field, entries);
        }
        let inner = self.named(&holds.name, &selected.fields)?;
        let schema = if holds.list {
            json!({ "type": "array", "items": inner })
        } else {
            inner
        };
        Ok(described(
            if holds.required { schema } else { or_null(schema) },
            &description,
        ))
    }

    /// An embedded connection: its first entries, and how many there are.
    fn connection(&mut self, field: &Field, entries: &Selected) -> Result<Value> {
        let of = self.schema.field(&field.holds.name, &entries.name)?.holds.name.clone();
        let items = self.named(&of, &entries.fields)?;
        let description = "The first 100 entries; `total` tells whether there are more.";
        let data = json!({ "type": "array", "items": items, "description": description });
        let schema = json!({
            "type": "object",
            "properties": { "data": data, "page": reference("EmbeddedPage") },
            "required": ["data", "page"],
        });
        Ok(described(schema, &field.description))
    }

    fn named(&mut self, name: &str, shown: &[Selected]) -> Result<Value> {
        match self.schema.find(name).map(|found| &found.content) {
            Some(TypeContent::Codes(codes)) => Ok(self.codes(name, codes)),
            Some(TypeContent::Fields(_) | TypeContent::Union) => self.shared_object(name, shown),
            Some(TypeContent::Scalar) | None => Ok(scalar(name)),
        }
    }

    /// Shares an object under a name of its own where one is free, so that a client gets one type for it.
    fn shared_object(&mut self, of: &str, shown: &[Selected]) -> Result<Value> {
        let reference_only = text(shown) == "id label";
        let names = if reference_only {
            [format!("{of}Reference"), String::new()]
        } else {
            [of.to_owned(), format!("Embedded{of}")]
        };
        for name in names.iter().filter(|name| !name.is_empty()) {
            if self.claim(name, &text(shown)) {
                if !self.shared.contains_key(name) {
                    self.share(name, Value::Null);
                    let schema = self.object(of, shown, &[])?;
                    self.share(name, schema);
                }
                return Ok(reference(name));
            }
        }
        self.object(of, shown, &[])
    }

    fn codes(&mut self, name: &str, codes: &[Code]) -> Value {
        if !self.shared.contains_key(name) {
            let values: Vec<&str> = codes.iter().map(|code| code.name.as_str()).collect();
            let meanings: Vec<String> = codes
                .iter()
                .map(|code| format!("- `{}`: {}", code.name, code.description))
                .collect();
            let about = self.schema.find(name).map_or("", |found| &found.description);
            let description = format!("{about}\n\n{}", meanings.join("\n"));
            self.share(
                name,
                json!({ "type": "string", "enum": values, "description": description }),
            );
        }
        reference(name)
    }
}

/// Points to a shared schema.
pub fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn scalar(name: &str) -> Value {
    match name {
        "Int" => json!({ "type": "integer", "format": "int32" }),
        "Float" => json!({ "type": "number" }),
        "Boolean" => json!({ "type": "boolean" }),
        "Date" => json!({ "type": "string", "format": "date" }),
        "DateTime" => json!({ "type": "string", "format": "date-time" }),
        "JSON" => json!({ "type": ["object", "array", "string", "number", "boolean"] }),
        _ => json!({ "type": "string" }),
    }
}

fn or_null(mut schema: Value) -> Value {
    match schema.get("type").cloned() {
        Some(Value::String(name)) => schema["type"] = json!([name, "null"]),
        Some(Value::Array(mut names)) => {
            names.push("null".into());
            schema["type"] = Value::Array(names);
        }
        _ => return json!({ "anyOf": [schema, { "type": "null" }] }),
    }
    schema
}

fn described(mut schema: Value, description: &str) -> Value {
    if !description.is_empty() {
        schema["description"] = description.into();
    }
    schema
}

fn text(shown: &[Selected]) -> String {
    let fields: Vec<String> = shown.iter().map(ToString::to_string).collect();
    fields.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SDL: &str = r#"
        "A sort." enum Kind { "A state." STATE }
        "A thing." type Thing { "Its id." id: ID! "Its name." label: String! "Its sort." kind: Kind "What it belongs to." whole: Thing "Its names." names: [String!]! }
        type Query { thing: Thing }
    "#;

    #[test]
    fn a_record_tells_what_its_fields_hold_and_whether_they_may_be_null() {
        let schema = SchemaModel::read(SDL).expect("a schema");
        let shown = Selected::read("id kind whole { id label } names").expect("a selection");
        let mut schemas = Schemas::new(&schema);
        schemas.record("Thing", &shown, &[]).expect("known fields");
        let shared = schemas.finish();
        let properties = &shared["Thing"]["properties"];
        assert_eq!(properties["id"], json!({"type": "string", "description": "Its id."}));
        assert_eq!(properties["kind"]["anyOf"][0], reference("Kind"));
        assert_eq!(properties["whole"]["anyOf"][0], reference("ThingReference"));
        assert_eq!(properties["names"]["items"], json!({"type": "string"}));
        assert_eq!(shared["Kind"]["enum"], json!(["STATE"]));
        assert_eq!(shared["ThingReference"]["required"], json!(["id", "label"]));
    }
}
