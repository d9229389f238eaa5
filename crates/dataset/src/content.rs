//! The hash of a dataset's content.

use serde::Serialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{
    Entry, Header, Records,
    records::{OwnFields, Visitor},
};

/// Hashes what a dataset says, whatever its files, their order, comments and layout.
pub(super) fn sha256(header: &Header, records: &Records) -> String {
    let mut hash = Sha256::new();
    add(&mut hash, "dataset", header);
    records.visit(&mut Lines(&mut hash));
    format!("{:x}", hash.finalize())
}

/// Adds the lines of all records.
struct Lines<'a>(&'a mut Sha256);

impl Visitor for Lines<'_> {
    fn visit<F: OwnFields>(&mut self, entries: &[Entry<F>]) {
        for entry in entries {
            let id = entry.id.to_string();
            add(self.0, &id, &entry.common);
            add(self.0, &id, &entry.own);
        }
    }
}

/// Adds one line: a name and its content as JSON, keys in order, without what is not written.
fn add(hash: &mut Sha256, name: &str, content: &impl Serialize) {
    let value = serde_json::to_value(content).expect("file structs have text keys and finite numbers");
    let line = canonical(value).unwrap_or_default();
    hash.update(name);
    hash.update("\t");
    hash.update(line.to_string());
    hash.update("\n");
}

/// The value with keys in order; `None` where it says nothing.
fn canonical(value: Value) -> Option<Value> {
    match value {
        Value::Null => None,
        Value::Array(items) if items.is_empty() => None,
        Value::Array(items) => Some(
            items
                .into_iter()
                .map(|item| canonical(item).unwrap_or_default())
                .collect(),
        ),
        Value::Object(map) => {
            let mut entries: Vec<(String, Value)> = map
                .into_iter()
                .filter_map(|(key, value)| Some((key, canonical(value)?)))
                .collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            (!entries.is_empty()).then(|| Value::Object(entries.into_iter().collect::<Map<_, _>>()))
        }
        scalar => Some(scalar),
    }
}
