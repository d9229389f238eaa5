//! What every record carries: names, figures, attributes, ids in other registers.

use async_graphql::SimpleObject;
use get_size2::GetSize;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{AliasKind, ExternalIdScheme, Key, NodeId, QuantityQualifier};
use crate::date::UncertainPeriod;

/// What a record of any kind has, as its row in the database says.
#[derive(Clone, Debug, PartialEq, GetSize)]
pub struct Node {
    /// The record's number inside its release.
    pub key: Key,
    /// The record's id, stable across releases.
    pub id: NodeId,
    /// The name to show; generated for interests, relations and claims that have none in the files.
    pub label: String,
    /// What the record is about, in one or two sentences of the dataset's own words.
    pub summary: Option<String>,
    /// What the author of the record wants a reader to know: what can be read in two ways, how a date was derived.
    pub note: Option<String>,
    /// Facts as dotted keys with a value each, such as those that red lines test; in the order of the file.
    pub attributes: Vec<Attribute>,
    /// The figures that the source gives.
    pub quantities: Vec<Quantity>,
    /// Whether one claim asserts the record and another denies it, or an author disputes what he reports. Computed.
    pub disputed: bool,
    /// The retired ids, in full, that now lead to this record.
    pub redirected_from: Vec<String>,
}

/// One fact about a record: a dotted key and a value, of which exactly one of `text`, `number` and `boolean` is set.
#[derive(Clone, Debug, PartialEq, SimpleObject, GetSize)]
pub struct Attribute {
    /// The dotted key, for example `presence.duration`; each dataset lists its own.
    pub key: String,
    /// The value, where it is text.
    pub text: Option<String>,
    /// The value, where it is a number.
    pub number: Option<f64>,
    /// The value, where it is true or false.
    pub boolean: Option<bool>,
}

impl Attribute {
    /// Reads a flat map of attributes, in its order; values that are no text, number or boolean are left out.
    pub fn list(map: &Map<String, Value>) -> Vec<Self> {
        map.iter().filter_map(|(key, value)| Self::new(key, value)).collect()
    }

    fn new(key: &str, value: &Value) -> Option<Self> {
        let (text, number, boolean) = match value {
            Value::String(text) => (Some(text.clone()), None, None),
            Value::Number(number) => (None, Some(number.as_f64()?), None),
            Value::Bool(boolean) => (None, None, Some(*boolean)),
            Value::Null | Value::Array(_) | Value::Object(_) => return None,
        };
        Some(Self {
            key: key.to_owned(),
            text,
            number,
            boolean,
        })
    }
}

/// A figure that the source gives about a record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, SimpleObject, GetSize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Quantity {
    /// The number.
    pub value: f64,
    /// What the number counts: a currency code (ISO 4217), `percent`, `year`, `person`, `item`; null for a bare number.
    #[serde(default)]
    pub unit: Option<String>,
    /// What is measured, for example `duration` or `trade turnover`.
    #[serde(default)]
    pub of: Option<String>,
    /// How exact the number is.
    #[serde(default)]
    pub qualifier: QuantityQualifier,
}

/// Another name of a record.
#[derive(Clone, Debug, PartialEq, Eq, GetSize)]
pub struct Alias {
    /// The name.
    pub text: String,
    /// What sort of name it is.
    pub kind: AliasKind,
    /// The language of the name, as a BCP 47 tag such as `ru`; `None` where it is not said.
    pub lang: Option<String>,
    /// The actor that uses the name, where it is not everybody's.
    pub by: Option<Key>,
}

/// The record's identifier in another register.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject, GetSize)]
pub struct ExternalId {
    /// The register.
    pub scheme: ExternalIdScheme,
    /// The identifier, as the register writes it.
    pub value: String,
    /// While the identifier means this record; null where that is not limited.
    pub active: Option<UncertainPeriod>,
}

/// The key of a topic that a record has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, GetSize)]
pub struct TopicKey(pub Key);
