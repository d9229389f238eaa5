//! The records that a filter names: collected first, then found in one statement.

use std::{collections::HashMap, ops::RangeInclusive};

use super::{Key, NodeId, NodeKind, article};
use crate::error::{Error, Result};

/// Turns the ids in a filter into keys of a release.
///
/// A filter is asked for its condition twice: the first time its ids are only collected, the second time their keys
/// are known.
#[derive(Debug)]
pub struct Names {
    release: i32,
    ranges: HashMap<NodeKind, RangeInclusive<i32>>,
    found: Option<HashMap<NodeId, Key>>,
    wanted: Vec<NodeId>,
}

impl Names {
    /// Begins to collect the ids of a filter over this release, whose kinds have these keys.
    pub fn new(release: i32, ranges: HashMap<NodeKind, RangeInclusive<i32>>) -> Self {
        Self {
            release,
            ranges,
            found: None,
            wanted: Vec::new(),
        }
    }

    /// The release that the filter is about.
    pub fn release(&self) -> i32 {
        self.release
    }

    /// The keys of the release's records of a kind; none where it has no such records.
    pub fn keys_of(&self, kind: NodeKind) -> Option<&RangeInclusive<i32>> {
        self.ranges.get(&kind)
    }

    /// The key of the record that an argument names, as its full id or, since its kind is known, its slug.
    ///
    /// # Errors
    /// `BadInput` for malformed ids and other kinds' ids; `NotFound` for unknown ones.
    pub fn key(&mut self, kind: NodeKind, argument: &str, text: &str) -> Result<Key> {
        let id = NodeId::of_kind(kind, text).map_err(|error| Error::bad_input(format!("`{argument}`: {error}")))?;
        self.resolve(id).ok_or_else(|| {
            Error::not_found(format!(
                "`{argument}`: the release has no {} with the id `{text}`",
                noun(kind)
            ))
        })
    }

    /// The key of a record of any kind that an argument names by its full id.
    ///
    /// # Errors
    /// `BadInput` for malformed ids; `NotFound` for unknown ones.
    pub fn any_key(&mut self, argument: &str, text: &str) -> Result<Key> {
        let id: NodeId = text
            .parse()
            .map_err(|error: Error| Error::bad_input(format!("`{argument}`: {error}")))?;
        self.resolve(id)
            .ok_or_else(|| Error::not_found(format!("`{argument}`: the release has no record with the id `{text}`")))
    }

    /// The keys of those of the ids that exist; the others match nothing.
    ///
    /// # Errors
    /// `BadInput` for malformed ids and other kinds' ids.
    pub fn existing(&mut self, kind: NodeKind, argument: &str, texts: &[impl AsRef<str>]) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        for text in texts {
            let id = NodeId::of_kind(kind, text.as_ref())
                .map_err(|error| Error::bad_input(format!("`{argument}`: {error}")))?;
            keys.extend(self.resolve(id));
        }
        Ok(keys)
    }

    /// The keys of those of the full ids that exist, of any kind; the others match nothing.
    ///
    /// # Errors
    /// `BadInput` for malformed ids.
    pub fn existing_of_any(&mut self, argument: &str, texts: &[impl AsRef<str>]) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        for text in texts {
            let id = text
                .as_ref()
                .parse()
                .map_err(|error: Error| Error::bad_input(format!("`{argument}`: {error}")))?;
            keys.extend(self.resolve(id));
        }
        Ok(keys)
    }

    /// While collecting, every id counts as found.
    fn resolve(&mut self, id: NodeId) -> Option<Key> {
        match &self.found {
            Some(found) => found.get(&id).copied(),
            None => {
                self.wanted.push(id);
                Some(Key(0))
            }
        }
    }

    /// The ids that were asked for.
    pub(crate) fn wanted(&self) -> &[NodeId] {
        &self.wanted
    }

    /// Goes on with the keys that were found.
    pub(crate) fn with(self, found: HashMap<NodeId, Key>) -> Self {
        Self {
            found: Some(found),
            wanted: Vec::new(),
            ..self
        }
    }
}

/// "actor" without its article.
fn noun(kind: NodeKind) -> &'static str {
    article(kind).split_once(' ').map_or("record", |(_, noun)| noun)
}
