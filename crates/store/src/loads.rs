//! What an operation loads, by name: each is one read of the batch, with the answer that it has.

use std::sync::Arc;

use super::{
    attachment::Attached,
    batch::Batch,
    count::Counted,
    list::{List, Listing, Row},
    read::{Found, Read},
};
use demarche_model::{
    error::{Error, Result},
    facet::{FacetField, Spread},
    node::{Hop, Key, NeighborFilter, NodeId, NodeKind},
    page::{Page, Slice},
    record::Record,
};

/// The reads of one operation.
pub type Reads = Batch<Read>;

impl Reads {
    /// The record of a kind that has this key.
    ///
    /// # Errors
    /// Where the database cannot answer.
    pub async fn record(&self, kind: NodeKind, key: Key) -> Result<Option<Record>> {
        self.load(Read::Record(kind, key)).await?.map(record).transpose()
    }

    /// The records of a kind that have these keys, in this order; those that are not there are left out.
    ///
    /// # Errors
    /// Where the database cannot answer.
    pub async fn records(&self, kind: NodeKind, keys: impl IntoIterator<Item = Key>) -> Result<Vec<Record>> {
        let reads = keys.into_iter().map(|key| Read::Record(kind, key));
        self.load_many(reads).await?.into_iter().flatten().map(record).collect()
    }

    /// The record with this id, or a retired one.
    ///
    /// # Errors
    /// Where the database cannot answer.
    pub async fn named(&self, id: NodeId) -> Result<Option<Record>> {
        self.load(Read::Named(id)).await?.map(record).transpose()
    }

    /// The key of the record with this id, or a retired one.
    ///
    /// # Errors
    /// Where the database cannot answer.
    pub async fn key(&self, id: NodeId) -> Result<Option<Key>> {
        match self.load(Read::Key(id)).await? {
            Some(Found::Key(key)) => Ok(Some(key)),
            None => Ok(None),
            Some(other) => Err(mismatch(&other)),
        }
    }

    /// The keys of the records with these ids, or retired ones, in the order of the ids.
    ///
    /// # Errors
    /// Where the database cannot answer.
    pub async fn keys(&self, ids: impl IntoIterator<Item = NodeId>) -> Result<Vec<Option<Key>>> {
        let key = |found| match found {
            Some(Found::Key(key)) => Ok(Some(key)),
            None => Ok(None),
            Some(other) => Err(mismatch(&other)),
        };
        let found = self.load_many(ids.into_iter().map(Read::Key)).await?;
        found.into_iter().map(key).collect()
    }

    /// A record's own short list.
    ///
    /// # Errors
    /// Where the database cannot answer.
    pub async fn attached<A: Attached>(&self, key: Key) -> Result<Arc<[A]>> {
        match self.load(Read::Attached(A::LIST, key)).await? {
            Some(Found::Attached(list)) => A::unwrap(&list).cloned().ok_or_else(|| Error::internal("another list")),
            None => Ok(Arc::new([])),
            Some(other) => Err(mismatch(&other)),
        }
    }

    /// A page of the release's records, or of a parent's.
    ///
    /// # Errors
    /// As the filter's, or where the database cannot answer.
    pub async fn page(&self, listing: Arc<Listing>, parent: Option<Key>) -> Result<Arc<Slice<Row>>> {
        match self.load(Read::Page(listing, parent)).await? {
            Some(Found::Page(page)) => Ok(page),
            None => Ok(Arc::default()),
            Some(other) => Err(mismatch(&other)),
        }
    }

    /// How many records a list has: the release's, or a parent's.
    ///
    /// # Errors
    /// As the filter's, or where the database cannot answer.
    pub async fn count(&self, list: Arc<List>, counted: Counted, parent: Option<Key>) -> Result<i64> {
        count(self.load(Read::Count(list, counted, parent)).await?)
    }

    /// How a list spreads over the values of fields, in their order.
    ///
    /// # Errors
    /// As the filter's, or where the database cannot answer.
    pub async fn spreads(
        &self,
        list: &Arc<List>,
        fields: impl IntoIterator<Item = FacetField>,
        parent: Option<Key>,
    ) -> Result<Vec<Arc<Spread>>> {
        let reads = fields.into_iter().map(|by| Read::Spread(list.clone(), by, parent));
        let spread = |found| match found {
            Found::Spread(spread) => Ok(spread),
            other => Err(mismatch(&other)),
        };
        self.load_many(reads).await?.into_iter().flatten().map(spread).collect()
    }

    /// A page of the hops from a record.
    ///
    /// # Errors
    /// Where the database cannot answer.
    pub async fn hops(&self, from: Key, filter: Arc<NeighborFilter>, page: Page) -> Result<Arc<Slice<Hop>>> {
        match self.load(Read::Hops(filter, page, from)).await? {
            Some(Found::Hops(hops)) => Ok(hops),
            None => Ok(Arc::default()),
            Some(other) => Err(mismatch(&other)),
        }
    }

    /// How many hops go from a record.
    ///
    /// # Errors
    /// Where the database cannot answer.
    pub async fn count_hops(&self, from: Key, filter: Arc<NeighborFilter>) -> Result<i64> {
        count(self.load(Read::HopCount(filter, from)).await?)
    }

    /// The records that cannot be true together with a record, in the order of their ids.
    ///
    /// # Errors
    /// Where the database cannot answer.
    pub async fn contradictions(&self, of: Key) -> Result<Arc<[Key]>> {
        match self.load(Read::Contradictions(of)).await? {
            Some(Found::Keys(keys)) => Ok(keys),
            None => Ok(Arc::new([])),
            Some(other) => Err(mismatch(&other)),
        }
    }
}

fn record(found: Found) -> Result<Record> {
    match found {
        Found::Record(record) => Ok(record),
        other => Err(mismatch(&other)),
    }
}

fn count(found: Option<Found>) -> Result<i64> {
    match found {
        Some(Found::Count(count)) => Ok(count),
        None => Ok(0),
        Some(other) => Err(mismatch(&other)),
    }
}

fn mismatch(found: &Found) -> Error {
    Error::internal(format!("a read was answered with {found:?}"))
}
