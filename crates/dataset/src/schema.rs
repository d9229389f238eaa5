//! The JSON Schema of a dataset folder's files, for editors.

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use super::{
    COMMON_FIELDS, Common, Entry, Header, Records,
    folder::record_kinds,
    records::{OwnFields, Visitor},
};
use demarche_model::node::{NodeKind, SLUG_LIMIT};

/// The JSON Schema (draft 2020-12) of all files: `#/$defs/dataset` for dataset.yaml, `#/$defs/events` for events.yaml.
pub fn schema() -> Value {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let header = generator.subschema_for::<Header>();
    let records: Vec<(NodeKind, Value)> = record_kinds()
        .map(|kind| (kind, record(kind, &mut generator)))
        .collect();
    let mut definitions: Map<String, Value> = generator.take_definitions(true).into_iter().collect();
    definitions.insert("dataset".into(), header.to_value());
    let mut files = vec![json!({ "$ref": "#/$defs/dataset" })];
    for (kind, record) in records {
        let name = kind.plural();
        definitions.insert(
            name.into(),
            json!({ "type": "array", "items": record, "description": format!("The file {name}.yaml.") }),
        );
        files.push(json!({ "$ref": format!("#/$defs/{name}") }));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Files of a Demarche dataset folder",
        "anyOf": files,
        "$defs": definitions,
    })
}

/// The names of the fields of a kind of record, as files write them.
pub(crate) fn record_fields(kind: NodeKind) -> Vec<String> {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    let own = own(kind, &mut generator).unwrap_or_default();
    let own = own
        .get("properties")
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default();
    own.into_iter()
        .map(|(name, _)| name)
        .chain(COMMON_FIELDS.map(str::to_owned))
        .collect()
}

/// A record: its id, what all records have and what its kind has, in one object.
fn record(kind: NodeKind, generator: &mut SchemaGenerator) -> Value {
    let common = Common::json_schema(generator);
    let own = own(kind, generator).unwrap_or_default();
    let id = json!({
        "type": ["string", "integer"],
        "pattern": format!("^({}/)?[a-z0-9]+(-[a-z0-9]+)*$", kind.prefix()),
        "description": format!("The record's id: a slug of a-z, 0-9 and single `-`, at most {SLUG_LIMIT} characters."),
    });
    let mut properties = Map::from_iter([("id".to_owned(), id)]);
    let mut required = vec![json!("id")];
    for schema in [&common, &own] {
        properties.extend(
            schema
                .get("properties")
                .and_then(Value::as_object)
                .cloned()
                .unwrap_or_default(),
        );
        required.extend(
            schema
                .get("required")
                .and_then(Value::as_array)
                .cloned()
                .unwrap_or_default(),
        );
    }
    json!({
        "type": "object",
        "description": own.get("description"),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// What only the kind has.
fn own(kind: NodeKind, generator: &mut SchemaGenerator) -> Option<Schema> {
    let mut own = Own {
        kind,
        generator,
        schema: None,
    };
    Records::default().visit(&mut own);
    own.schema
}

struct Own<'a> {
    kind: NodeKind,
    generator: &'a mut SchemaGenerator,
    schema: Option<Schema>,
}

impl Visitor for Own<'_> {
    fn visit<F: OwnFields>(&mut self, _entries: &[Entry<F>]) {
        if F::KIND == self.kind {
            self.schema = Some(F::json_schema(self.generator));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_common_fields_are_those_of_the_struct() {
        let mut generator = SchemaSettings::draft2020_12().into_generator();
        let common = Common::json_schema(&mut generator);
        let properties = common.get("properties").and_then(Value::as_object).expect("fields");
        let mut names: Vec<&str> = properties.keys().map(String::as_str).collect();
        let mut expected = COMMON_FIELDS.to_vec();
        names.sort_unstable();
        expected.sort_unstable();
        assert_eq!(names, expected);
    }

    #[test]
    fn every_file_has_its_definition() {
        let schema = schema();
        for kind in record_kinds() {
            let fields = &schema["$defs"][kind.plural()]["items"]["properties"];
            assert!(fields["id"].is_object() && fields["claims"].is_object(), "{kind:?}");
        }
        assert!(schema["$defs"]["dataset"].is_object());
    }
}
