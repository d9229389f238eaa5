//! Turns YAML values into structs by serde, and finds every fault of a record: what is faulty is taken out and the
//! rest is read again.

mod access;
mod decoder;
mod error;

use std::cell::RefCell;

use serde::de::DeserializeOwned;

pub(crate) use decoder::{ANY_RECORD, AT, Decoder};
pub(crate) use error::DecodeError;

use crate::{Mark, yaml::Node, yaml::Value};
use demarche_model::node::NodeId;

/// A reference that was read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The id it names.
    pub id: NodeId,
    /// Where.
    pub mark: Mark,
}

/// What reading a value gave.
pub(crate) struct Decoded<T> {
    /// The struct, without what is faulty; `None` where what is required is missing or faulty.
    pub(crate) value: Option<T>,
    /// All references in it.
    pub(crate) mentions: Vec<Mention>,
    /// The faults.
    pub(crate) errors: Vec<DecodeError>,
}

/// After so many faults of one record, the rest of it is not looked at.
const FAULT_LIMIT: usize = 100;

/// Reads a value as a struct.
pub(crate) fn decode<T: DeserializeOwned>(node: &mut Node) -> Decoded<T> {
    let mut errors = Vec::new();
    loop {
        let mentions = RefCell::default();
        match T::deserialize(Decoder::new(node, &mentions)) {
            Ok(value) => {
                return Decoded {
                    value: Some(value),
                    mentions: mentions.into_inner(),
                    errors,
                };
            }
            Err(error) => {
                let removed = remove(node, &error.path);
                if !error.missing_was_removed {
                    errors.push(error);
                }
                if !removed || errors.len() == FAULT_LIMIT {
                    return Decoded {
                        value: None,
                        mentions: mentions.into_inner(),
                        errors,
                    };
                }
            }
        }
    }
}

/// Takes a value out; `false` where the path is the whole value.
fn remove(node: &mut Node, path: &[usize]) -> bool {
    let Some((&last, parents)) = path.split_first() else {
        return false;
    };
    let Some(parent) = parents.iter().rev().try_fold(node, |node, &index| child(node, index)) else {
        return false;
    };
    match &mut parent.value {
        Value::List(items) => drop(items.remove(last)),
        Value::Map(map) => {
            let (key, _) = map.entries.remove(last);
            map.removed.extend(key.text().map(str::to_owned));
        }
        Value::Scalar { .. } => return false,
    }
    true
}

fn child(node: &mut Node, index: usize) -> Option<&mut Node> {
    match &mut node.value {
        Value::List(items) => items.get_mut(index),
        Value::Map(map) => map.entries.get_mut(index).map(|(_, value)| value),
        Value::Scalar { .. } => None,
    }
}
