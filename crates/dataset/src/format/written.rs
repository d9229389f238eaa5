//! The values that files write: positioned, and checked as they are read.

use std::{borrow::Cow, fmt, marker::PhantomData, ops::Deref};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, SeqAccess, Visitor},
};

use crate::{Mark, decode::ANY_RECORD, decode::AT};
use demarche_model::{
    date::{UncertainDate, UncertainPeriod},
    node::{NodeId, NodeKind},
    vocabulary::Vocabulary,
};

/// A value and where it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where.
    pub mark: Mark,
}

impl<T> Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Serialize> Serialize for At<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }

    fn inline_schema() -> bool {
        T::inline_schema()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(AT, AtVisitor(PhantomData))
    }
}

struct AtVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for AtVisitor<T> {
    type Value = At<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value with its position")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<At<T>, A::Error> {
        let missing = || de::Error::custom("the position is missing");
        let line = parts.next_element()?.ok_or_else(missing)?;
        let column = parts.next_element()?.ok_or_else(missing)?;
        let value = parts.next_element()?.ok_or_else(missing)?;
        Ok(At {
            value,
            mark: Mark { line, column },
        })
    }
}

/// What has a kind of record that references name: the own fields of that kind.
pub trait HasKind {
    /// The kind.
    const KIND: NodeKind;
}

/// A reference to a record of one kind: its id, or its slug alone.
#[derive(Debug)]
pub struct Ref<K> {
    id: NodeId,
    kind: PhantomData<fn() -> K>,
}

/// A reference to a record of any kind: its id in full.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AnyRef(NodeId);

/// One moment, as EDTF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point(pub UncertainDate);

/// A span of time, as EDTF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent(pub UncertainPeriod);

impl<K> Ref<K> {
    /// The id of the record it names.
    pub fn id(&self) -> &NodeId {
        &self.id
    }
}

impl<K> Clone for Ref<K> {
    fn clone(&self) -> Self {
        Self {
            id: self.id.clone(),
            kind: PhantomData,
        }
    }
}

impl<K> PartialEq for Ref<K> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<K> Serialize for Ref<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.id)
    }
}

impl<'de, K: HasKind> Deserialize<'de> for Ref<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_newtype_struct(K::KIND.prefix(), Parsed("an id", str::parse::<NodeId>))
            .map(|id| Self { id, kind: PhantomData })
    }
}

impl<K: HasKind> JsonSchema for Ref<K> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}Reference", K::KIND.prefix()).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let prefix = K::KIND.prefix();
        json_schema!({
            "type": "string",
            "pattern": format!("^({prefix}/)?[a-z0-9]+(-[a-z0-9]+)*$"),
            "description": format!("The id of {}, in full or its slug alone.", demarche_model::node::article(K::KIND)),
        })
    }
}

impl AnyRef {
    /// The id of the record it names.
    pub fn id(&self) -> &NodeId {
        &self.0
    }
}

impl Serialize for AnyRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AnyRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_newtype_struct(ANY_RECORD, Parsed("an id", str::parse::<NodeId>))
            .map(Self)
    }
}

impl JsonSchema for AnyRef {
    fn schema_name() -> Cow<'static, str> {
        "RecordReference".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let beginnings: Vec<String> = NodeKind::ALL.iter().map(|kind| beginning(*kind)).collect();
        json_schema!({
            "type": "string",
            "pattern": format!("^({})/[a-z0-9-]+$", beginnings.join("|")),
            "description": "The id of a record of any kind, in full: actor/russia.",
        })
    }
}

/// What ids of a kind begin with: those of claims with the record that the claim is about.
fn beginning(kind: NodeKind) -> String {
    match kind {
        NodeKind::Claim => "claim/[a-z]+/[a-z0-9-]+".to_owned(),
        kind => kind.prefix().to_owned(),
    }
}

impl Serialize for Point {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Point {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_newtype_struct("bad-date", Parsed("a date", UncertainDate::parse))
            .map(Self)
    }
}

impl JsonSchema for Point {
    fn schema_name() -> Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "description": "One moment in EDTF, as precise as the source: 2024-08-17, 2024-08, 2024, 202X, 2016~, 2024-36 (last quarter), 2022/.. (some time from 2022 on).",
        })
    }
}

impl Serialize for Extent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Extent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer
            .deserialize_newtype_struct("bad-date", Parsed("a period", UncertainPeriod::parse))
            .map(Self)
    }
}

impl JsonSchema for Extent {
    fn schema_name() -> Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "description": "A span of time in EDTF: 2016/2020, 2016/.. (goes on), 2016/ (its end is not known), 2016 (somewhere within 2016).",
        })
    }
}

/// Reads text by a function, through a newtype.
struct Parsed<F>(&'static str, F);

impl<'de, T, E: fmt::Display, F: Fn(&str) -> Result<T, E>> Visitor<'de> for Parsed<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }

    fn visit_str<Error: de::Error>(self, text: &str) -> Result<T, Error> {
        (self.1)(text).map_err(Error::custom)
    }
}
