//! A serde deserializer over YAML values that knows positions, references and what was expected.

use std::{cell::RefCell, fmt::Display};

use serde::{
    de::{self, DeserializeSeed, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};

use super::{
    Mark, Mention,
    suggest::did_you_mean,
    tree::{Map, Node, Value},
};
use crate::node::{NodeId, NodeKind};

/// The newtype name by which [`super::At`] asks for the position of its value.
pub(super) const AT: &str = "$at";

/// The newtype name of a reference to a record of any kind.
pub(super) const ANY_RECORD: &str = "$record";

/// A field that nobody knows, and those that are known in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct UnknownField {
    pub(super) name: String,
    pub(super) known: &'static [&'static str],
}

/// Why a value cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DecodeError {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) mark: Option<Mark>,
    /// From the faulty value outwards: its index in its list or map, that one's index, …
    pub(super) path: Vec<usize>,
    /// The field that is not known, where that is why.
    pub(super) unknown: Option<Box<UnknownField>>,
    /// A field is missing whose faulty value was reported and taken out before.
    pub(super) missing_was_removed: bool,
    missing: Option<&'static str>,
}

impl DecodeError {
    fn new(code: &'static str, message: impl Display) -> Self {
        Self {
            code,
            message: message.to_string(),
            mark: None,
            path: Vec::new(),
            unknown: None,
            missing_was_removed: false,
            missing: None,
        }
    }

    fn at(mut self, mark: Mark) -> Self {
        self.mark.get_or_insert(mark);
        self
    }

    fn inside(mut self, index: usize) -> Self {
        self.path.push(index);
        self
    }
}

impl UnknownField {
    /// Says so, with the field that may be meant; `more` are known besides.
    pub(super) fn message(&self, more: &[&str]) -> String {
        let Self { name, known } = self;
        let known: Vec<&str> = known.iter().chain(more).copied().collect();
        let meant = did_you_mean(name, known.iter().copied());
        match meant.is_empty() {
            true => format!("no field is called `{name}` here; known are {}", known.join(", ")),
            false => format!("no field is called `{name}` here{meant}"),
        }
    }
}

impl Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<T: Display>(message: T) -> Self {
        Self::new("bad-value", message)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        let unknown = UnknownField {
            name: field.to_owned(),
            known: expected,
        };
        Self {
            message: unknown.message(&[]),
            unknown: Some(Box::new(unknown)),
            ..Self::new("unknown-field", "")
        }
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let meant = did_you_mean(variant, expected.iter().copied());
        let message = format!("`{variant}` is none of {}{meant}", expected.join(", "));
        Self::new("unknown-code", message)
    }

    fn missing_field(field: &'static str) -> Self {
        Self {
            missing: Some(field),
            ..Self::new("missing-field", format!("`{field}` is missing"))
        }
    }
}

/// Reads one value.
#[derive(Clone, Copy)]
pub(super) struct Decoder<'a> {
    node: &'a Node,
    mentions: &'a RefCell<Vec<Mention>>,
}

impl<'a> Decoder<'a> {
    pub(super) fn new(node: &'a Node, mentions: &'a RefCell<Vec<Mention>>) -> Self {
        Self { node, mentions }
    }

    fn child(&self, node: &'a Node) -> Self {
        Self {
            node,
            mentions: self.mentions,
        }
    }

    fn expected(&self, what: &str) -> DecodeError {
        let found = match &self.node.value {
            _ if self.node.is_null() => "nothing".to_owned(),
            Value::Scalar { text, .. } => format!("`{}`", text.chars().take(40).collect::<String>()),
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "a map of fields".to_owned(),
        };
        DecodeError::new("bad-value", format!("expected {what}, found {found}")).at(self.node.mark)
    }

    fn text(&self, what: &str) -> Result<&'a str, DecodeError> {
        match self.node.text() {
            Some(text) if !self.node.is_null() => Ok(text),
            _ => Err(self.expected(what)),
        }
    }

    fn plain<T: std::str::FromStr>(&self, what: &str) -> Result<T, DecodeError> {
        match &self.node.value {
            Value::Scalar { text, quoted: false } => text.parse().map_err(|_| self.expected(what)),
            _ => Err(self.expected(what)),
        }
    }

    fn number(&self) -> Result<f64, DecodeError> {
        let number: f64 = self.plain("a number")?;
        if number.is_finite() {
            Ok(number)
        } else {
            Err(self.expected("a number"))
        }
    }

    /// Reads a reference: an id of the kind, or any record's id in full.
    fn reference(&self, kind: Option<NodeKind>) -> Result<NodeId, DecodeError> {
        let expected = kind.map_or("the id of a record, as actor/russia".into(), |kind| {
            format!("the id of {}", crate::node::article(kind))
        });
        let text = self.text(&expected)?;
        let id = match kind {
            Some(kind) => NodeId::of_kind(kind, text),
            None => text.parse(),
        };
        let id = id.map_err(|error| DecodeError::new("bad-reference", error).at(self.node.mark))?;
        let (id, mark) = (id, self.node.mark);
        self.mentions.borrow_mut().push(Mention { id: id.clone(), mark });
        Ok(id)
    }

    fn map(&self) -> Result<&'a Map, DecodeError> {
        match &self.node.value {
            Value::Map(map) => Ok(map),
            Value::Scalar { .. } | Value::List(_) => Err(self.expected("fields (`name: value`)")),
        }
    }

    fn visit_map<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let map = self.map()?;
        let fields = Fields {
            decoder: self,
            map,
            next: 0,
        };
        visitor.visit_map(fields).map_err(|mut error| {
            if error.mark.is_none() && error.path.is_empty() {
                error.missing_was_removed = error
                    .missing
                    .is_some_and(|name| map.removed.iter().any(|key| key == name));
            }
            error.at(self.node.mark)
        })
    }

    fn visit_list<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let Value::List(items) = &self.node.value else {
            return Err(self.expected("a list"));
        };
        let items = Items {
            decoder: self,
            items,
            next: 0,
        };
        visitor.visit_seq(items).map_err(|error| error.at(self.node.mark))
    }

    /// Reads a plain scalar as what it looks like.
    fn visit_scalar<'de, V: Visitor<'de>>(self, text: &str, quoted: bool, visitor: V) -> Result<V::Value, DecodeError> {
        match text {
            _ if quoted => visitor.visit_str(text),
            _ if self.node.is_null() => visitor.visit_unit(),
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => match (text.parse::<i64>(), self.number()) {
                (Ok(number), _) => visitor.visit_i64(number),
                (_, Ok(number)) => visitor.visit_f64(number),
                _ => visitor.visit_str(text),
            },
        }
        .map_err(|error: DecodeError| error.at(self.node.mark))
    }
}

impl<'de> de::Deserializer<'de> for Decoder<'_> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match &self.node.value {
            Value::Scalar { text, quoted } => self.visit_scalar(text, *quoted, visitor),
            Value::List(_) => self.visit_list(visitor),
            Value::Map(_) => self.visit_map(visitor),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let text = self.text("text")?;
        visitor
            .visit_str(text)
            .map_err(|error: DecodeError| error.at(self.node.mark))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let text = self.node.text().unwrap_or_default();
        visitor
            .visit_str(text)
            .map_err(|error: DecodeError| error.at(self.node.mark))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_bool(self.plain("true or false")?)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_i64(self.plain("a whole number")?)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_u32(self.plain("a whole number from 0")?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        if self.node.is_null() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    /// Newtypes of the folder format say by their name what they are: a position, a reference, or a fault's code.
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        if name == AT {
            return visitor.visit_seq(Position { decoder: self, next: 0 });
        }
        let kind = NodeKind::from_prefix(name);
        if kind.is_some() || name == ANY_RECORD {
            let id = self.reference(kind)?;
            return visitor.visit_string(id.to_string());
        }
        visitor.visit_newtype_struct(self).map_err(|mut error: DecodeError| {
            if error.code == "bad-value" {
                error.code = name;
            }
            error.at(self.node.mark)
        })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.visit_list(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.visit_map(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        self.visit_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        let text = self.text(&format!("one of {}", variants.join(", ")))?;
        let variant: de::value::StrDeserializer<'_, DecodeError> = text.into_deserializer();
        visitor.visit_enum(variant).map_err(|error| error.at(self.node.mark))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u64 u128 f32 char bytes byte_buf unit unit_struct tuple tuple_struct
    }
}

/// The fields of a map, in the order of the file.
struct Fields<'a> {
    decoder: Decoder<'a>,
    map: &'a Map,
    next: usize,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = DecodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, DecodeError> {
        let Some((key, _)) = self.map.entries.get(self.next) else {
            return Ok(None);
        };
        let read = seed.deserialize(self.decoder.child(key));
        read.map(Some).map_err(|error| error.at(key.mark).inside(self.next))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, DecodeError> {
        let index = self.next;
        self.next += 1;
        let Some((_, value)) = self.map.entries.get(index) else {
            return Err(DecodeError::custom("a value is asked for before its key"));
        };
        let read = seed.deserialize(self.decoder.child(value));
        read.map_err(|error| error.at(value.mark).inside(index))
    }
}

/// The items of a list.
struct Items<'a> {
    decoder: Decoder<'a>,
    items: &'a [Node],
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = DecodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DecodeError> {
        let index = self.next;
        self.next += 1;
        let Some(item) = self.items.get(index) else {
            return Ok(None);
        };
        let read = seed.deserialize(self.decoder.child(item));
        read.map(Some).map_err(|error| error.at(item.mark).inside(index))
    }
}

/// Line, column and the value itself, for [`super::At`].
struct Position<'a> {
    decoder: Decoder<'a>,
    next: usize,
}

impl<'de> SeqAccess<'de> for Position<'_> {
    type Error = DecodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DecodeError> {
        let mark = self.decoder.node.mark;
        self.next += 1;
        match self.next {
            1 => seed.deserialize(mark.line.into_deserializer()).map(Some),
            2 => seed.deserialize(mark.column.into_deserializer()).map(Some),
            3 => seed.deserialize(self.decoder).map(Some),
            _ => Ok(None),
        }
    }
}
