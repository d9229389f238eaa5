//! Cursors: opaque places in a list, bound to a release and an order.

use async_graphql::connection::CursorType;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use get_size2::GetSize;
use serde::{Deserialize, Serialize};

use crate::{
    error::{Error, Result},
    node::Key,
};

/// What a list orders by, as stored.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, GetSize)]
#[serde(untagged)]
pub enum SortValue {
    /// The key alone decides.
    None,
    /// A number, for example a date's sort key.
    Number(i64),
    /// A text, for example a label's sort key.
    Text(String),
}

/// A place in a list: after one record and before the next.
#[derive(Clone, Debug, PartialEq, Eq, Hash, GetSize)]
pub struct Position {
    /// The record's value in the list's order.
    pub sort: SortValue,
    /// The record's key, which decides between equal values.
    pub key: Key,
    /// Decides where one record stands in the list more than once; otherwise 0.
    pub tie: i32,
}

/// An opaque position, bound to a release and an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The release, as `dataset@version`.
    pub release: String,
    /// The order's name, for example `ActorOrder.LABEL_ASC`.
    pub order: String,
    /// Where in the list.
    pub position: Position,
}

#[derive(Serialize, Deserialize)]
struct Encoded(String, String, SortValue, i32, i32);

impl Cursor {
    /// Writes the cursor as clients keep it: its parts as JSON in base64url.
    pub fn encode(&self) -> String {
        let Self {
            release,
            order,
            position: Position {
                sort,
                key: Key(key),
                tie,
            },
        } = self;
        let parts = Encoded(release.clone(), order.clone(), sort.clone(), *key, *tie);
        BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_string(&parts).unwrap_or_default())
    }

    /// Reads a cursor that [`Cursor::encode`] wrote.
    ///
    /// # Errors
    /// `BadInput` for any other text.
    pub fn decode(text: &str) -> Result<Self> {
        let parts = BASE64_URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .and_then(|bytes| serde_json::from_slice::<Encoded>(&bytes).ok());
        let Some(Encoded(release, order, sort, key, tie)) = parts else {
            return Err(broken_cursor());
        };
        Ok(Self {
            release,
            order,
            position: Position {
                sort,
                key: Key(key),
                tie,
            },
        })
    }
}

/// The error of a cursor that no list has given.
pub fn broken_cursor() -> Error {
    Error::bad_input("the cursor is broken: pass one that this list gave, or leave it out")
}

impl CursorType for Cursor {
    type Error = Error;

    fn decode_cursor(text: &str) -> Result<Self> {
        Self::decode(text)
    }

    fn encode_cursor(&self) -> String {
        self.encode()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_it_was_written() {
        let cursor = Cursor {
            release: "south-caucasus@1.0.0".into(),
            order: "ActorOrder.LABEL_ASC".into(),
            position: Position {
                sort: SortValue::Text("iran".into()),
                key: Key(12),
                tie: 0,
            },
        };
        assert_eq!(Cursor::decode(&cursor.encode()).expect("its own text"), cursor);
    }

    #[test]
    fn a_broken_cursor_is_bad_input() {
        for text in ["", "x", "%%", "WyJhIl0"] {
            assert_eq!(
                Cursor::decode(text).expect_err("no cursor").code(),
                "BAD_USER_INPUT",
                "{text:?}"
            );
        }
    }
}
