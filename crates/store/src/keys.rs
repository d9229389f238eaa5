//! The keys of the records that filters name, in one release.

use std::{collections::HashMap, ops::RangeInclusive};

use demarche_model::{
    error::{Error, Result},
    filter::Reference,
    node::{Key, NodeId, NodeKind, article},
    release::Release,
};

/// What a filter is written with: the release, and the keys of the records that the filter names.
#[derive(Debug)]
pub struct Keys<'a> {
    release: &'a Release,
    found: HashMap<NodeId, Key>,
}

impl<'a> Keys<'a> {
    /// The keys that were found; ids that are missing have no record.
    pub fn new(release: &'a Release, found: HashMap<NodeId, Key>) -> Self {
        Self { release, found }
    }

    /// The number that the release's rows carry.
    pub fn release(&self) -> i32 {
        self.release.id
    }

    /// The keys of the release's records of a kind; none where it has no such records.
    pub fn of_kind(&self, kind: NodeKind) -> Option<RangeInclusive<i32>> {
        self.release.keys_of(kind)
    }

    /// The key of the record that an argument names.
    ///
    /// # Errors
    /// `NotFound` where the release has no such record.
    pub fn key(&self, reference: &Reference) -> Result<Key> {
        let Reference { id, argument, written } = reference;
        self.found.get(id).copied().ok_or_else(|| {
            let noun = noun(id.kind());
            Error::not_found(format!(
                "`{argument}`: the release has no {noun} with the id `{written}`"
            ))
        })
    }

    /// The keys of those of the ids that exist.
    pub fn existing<'b>(&self, ids: impl IntoIterator<Item = &'b NodeId>) -> Vec<Key> {
        ids.into_iter().filter_map(|id| self.found.get(id).copied()).collect()
    }
}

/// "actor" without its article.
fn noun(kind: NodeKind) -> &'static str {
    article(kind).split_once(' ').map_or("record", |(_, noun)| noun)
}
