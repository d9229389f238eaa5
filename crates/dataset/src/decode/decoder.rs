//! A serde deserializer over YAML values that knows positions, references and what was expected.

use std::cell::RefCell;

use serde::{
    de::{self, IntoDeserializer, Visitor},
    forward_to_deserialize_any,
};

use super::{
    Mention,
    access::{Fields, Items, Position},
    error::DecodeError,
};
use crate::{yaml::Map, yaml::Node, yaml::Value};
use demarche_model::node::{NodeId, NodeKind};

/// The newtype name by which [`crate::At`] asks for the position of its value.
pub(crate) const AT: &str = "$at";

/// The newtype name of a reference to a record of any kind.
pub(crate) const ANY_RECORD: &str = "$record";

/// Reads one value.
#[derive(Clone, Copy)]
pub(crate) struct Decoder<'a> {
    pub(super) node: &'a Node,
    mentions: &'a RefCell<Vec<Mention>>,
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(node: &'a Node, mentions: &'a RefCell<Vec<Mention>>) -> Self {
        Self { node, mentions }
    }

    pub(super) fn child(&self, node: &'a Node) -> Self {
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
            format!("the id of {}", demarche_model::node::article(kind))
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
