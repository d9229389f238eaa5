//! Reads that one statement answers, and the statement.

use std::{collections::HashMap, sync::Arc};

use sea_orm::DatabaseConnection;

use super::{
    attachment::{Attachment, attached},
    contradictions::contradictions,
    count::{Counted, WHOLE, count},
    facet::spread,
    hop::{count_hops, hops},
    keys::Keys,
    list::{self, List, Listing, Placed},
    lookup::{by_ids, by_keys, keys_of},
    read::{Found, Read},
};
use demarche_model::{
    error::{Error, Result},
    facet::{FacetField, Spread},
    filter::Tree,
    node::{Key, NeighborFilter, NodeId, NodeKind},
    page::{Page, Slice},
};

/// The answer to each read that has one.
pub(super) type Answers = HashMap<Read, Result<Found>>;

/// What a group's statement has found.
pub(super) enum Outcome {
    /// The answers.
    Found(Answers),
    /// Pages of records of a kind, which are read by their keys.
    Placed(NodeKind, HashMap<Read, Slice<Placed>>),
}

/// What the reads of one statement share.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Group {
    Records(NodeKind),
    Named(NodeKind),
    Keys,
    Attached(Attachment),
    Page(Arc<Listing>),
    Count(Arc<List>, Counted),
    Spread(Arc<List>, FacetField),
    Hops(Arc<NeighborFilter>, Page),
    HopCount(Arc<NeighborFilter>),
    Contradictions,
}

/// The reads of one statement, by what tells them apart.
#[derive(Debug, Default)]
pub(super) struct GroupReads {
    keys: HashMap<Key, Read>,
    ids: HashMap<NodeId, Read>,
}

/// Reads by what they share.
pub(super) fn groups(reads: Vec<Read>) -> HashMap<Group, GroupReads> {
    let mut groups: HashMap<Group, GroupReads> = HashMap::new();
    for read in reads {
        let (group, key, id) = apart(read.clone());
        let asked = groups.entry(group).or_default();
        match id {
            Some(id) => asked.ids.insert(id, read),
            None => asked.keys.insert(key.unwrap_or(WHOLE), read),
        };
    }
    groups
}

/// A read as its group and what tells it apart there.
fn apart(read: Read) -> (Group, Option<Key>, Option<NodeId>) {
    match read {
        Read::Record(kind, key) => (Group::Records(kind), Some(key), None),
        Read::Named(id) => (Group::Named(id.kind()), None, Some(id)),
        Read::Key(id) => (Group::Keys, None, Some(id)),
        Read::Attached(list, key) => (Group::Attached(list), Some(key), None),
        Read::Page(listing, parent) => (Group::Page(listing), parent, None),
        Read::Count(list, counted, parent) => (Group::Count(list, counted), parent, None),
        Read::Spread(list, by, parent) => (Group::Spread(list, by), parent, None),
        Read::Hops(filter, page, key) => (Group::Hops(filter, page), Some(key), None),
        Read::HopCount(filter, key) => (Group::HopCount(filter), Some(key), None),
        Read::Contradictions(key) => (Group::Contradictions, Some(key), None),
    }
}

impl Group {
    /// The filter of a list.
    pub(super) fn tree(&self) -> Option<&Tree> {
        let tree = match self {
            Self::Page(listing) => &listing.list.filter,
            Self::Count(list, _) | Self::Spread(list, _) => &list.filter,
            _ => return None,
        };
        (!tree.is_empty()).then_some(tree)
    }

    /// Runs the statement. Where it fails, each of the reads has failed.
    pub(super) async fn read(
        self,
        db: &DatabaseConnection,
        keys: std::result::Result<&Keys<'_>, &Error>,
        asked: GroupReads,
    ) -> Outcome {
        let found = match keys {
            Ok(keys) => self.run(db, keys, &asked).await,
            Err(error) => Err(error.clone()),
        };
        match found {
            Ok(outcome) => outcome,
            Err(error) => Outcome::Found(asked.into_reads().map(|read| (read, Err(error.clone()))).collect()),
        }
    }

    async fn run(&self, db: &DatabaseConnection, keys: &Keys<'_>, asked: &GroupReads) -> Result<Outcome> {
        let (release, parents) = (keys.release(), &asked.keys());
        Ok(Outcome::Found(match self {
            Self::Records(kind) => asked.by_key(by_keys(db, release, *kind, parents).await?, Found::Record),
            Self::Named(kind) => asked.by_id(by_ids(db, release, *kind, &asked.ids()).await?, Found::Record),
            Self::Keys => asked.by_id(keys_of(db, release, &asked.ids()).await?, Found::Key),
            Self::Attached(list) => asked.by_key(attached(db, release, *list, parents).await?, Found::Attached),
            Self::Page(listing) => return page(db, listing, keys, asked).await,
            Self::Count(list, counted) => {
                let counts = count(db, (list, *counted), parents, keys).await?;
                asked.each(counts, || 0, Found::Count)
            }
            Self::Spread(list, by) => {
                let spreads = spread(db, (list, by.source.values), parents, keys).await?;
                asked.each(spreads, Spread::default, |spread| Found::Spread(Arc::new(spread)))
            }
            Self::Hops(filter, page) => {
                let slices = hops(db, release, parents, filter, page).await?;
                asked.each(slices, || page.slice(Vec::new()), |slice| Found::Hops(Arc::new(slice)))
            }
            Self::HopCount(filter) => asked.each(count_hops(db, release, parents, filter).await?, || 0, Found::Count),
            Self::Contradictions => {
                let found = contradictions(db, release, parents).await?;
                asked.each(found, Vec::new, |keys| Found::Keys(keys.into()))
            }
        }))
    }
}

/// A page of the release's records, or of those of each parent. A parent without records has an empty page.
async fn page(db: &DatabaseConnection, listing: &Listing, keys: &Keys<'_>, asked: &GroupReads) -> Result<Outcome> {
    let Some(branch) = listing.list.branch else {
        let page = list::page(db, listing, keys).await?;
        let found = HashMap::from([(WHOLE, page)]);
        return Ok(Outcome::Found(asked.by_key(found, |page| Found::Page(Arc::new(page)))));
    };
    let mut pages = list::pages(db, (listing, branch), &asked.keys(), keys).await?;
    let mut page = |parent| pages.remove(parent).unwrap_or_else(|| listing.page.slice(Vec::new()));
    let pages = asked.keys.iter().map(|(parent, read)| (read.clone(), page(parent)));
    Ok(Outcome::Placed(listing.list.kind, pages.collect()))
}

impl GroupReads {
    fn keys(&self) -> Vec<Key> {
        self.keys.keys().copied().collect()
    }

    fn ids(&self) -> Vec<&NodeId> {
        self.ids.keys().collect()
    }

    pub(super) fn into_reads(self) -> impl Iterator<Item = Read> {
        self.keys.into_values().chain(self.ids.into_values())
    }

    /// What was found, as the answers to those who asked.
    fn by_key<T>(&self, found: HashMap<Key, T>, answer: impl Fn(T) -> Found) -> Answers {
        let read = |(key, found)| self.keys.get(&key).map(|read| (read.clone(), Ok(answer(found))));
        found.into_iter().filter_map(read).collect()
    }

    /// As [`Self::by_key`], for those of whom nothing was found too.
    fn each<T>(&self, mut found: HashMap<Key, T>, nothing: impl Fn() -> T, answer: impl Fn(T) -> Found) -> Answers {
        let mut found = |key| answer(found.remove(key).unwrap_or_else(&nothing));
        self.keys
            .iter()
            .map(|(key, read)| (read.clone(), Ok(found(key))))
            .collect()
    }

    fn by_id<T>(&self, found: HashMap<NodeId, T>, answer: impl Fn(T) -> Found) -> Answers {
        let read = |(id, found)| self.ids.get(&id).map(|read| (read.clone(), Ok(answer(found))));
        found.into_iter().filter_map(read).collect()
    }
}
