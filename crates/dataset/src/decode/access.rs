//! The parts of YAML values, as serde asks for them one by one.

use serde::de::{DeserializeSeed, Error as _, IntoDeserializer, MapAccess, SeqAccess};

use super::{decoder::Decoder, error::DecodeError};
use crate::{yaml::Map, yaml::Node};

/// The fields of a map, in the order of the file.
pub(super) struct Fields<'a> {
    pub(super) decoder: Decoder<'a>,
    pub(super) map: &'a Map,
    pub(super) next: usize,
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
pub(super) struct Items<'a> {
    pub(super) decoder: Decoder<'a>,
    pub(super) items: &'a [Node],
    pub(super) next: usize,
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

/// Line, column and the value itself, for [`crate::At`].
pub(super) struct Position<'a> {
    pub(super) decoder: Decoder<'a>,
    pub(super) next: usize,
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
