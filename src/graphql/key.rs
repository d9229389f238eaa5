//! What loaders are asked for: typed keys, equal where their question is.

use std::{
    hash::{Hash, Hasher},
    marker::PhantomData,
    sync::Arc,
};

use crate::node::{
    Key, Kind, NodeId,
    store::{Branch, Counted, ListingOf},
};

/// Asks for the key of an id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeyOf(pub NodeId);

/// Asks for a record of one kind by its key.
#[derive(Debug)]
pub struct ByKey<K>(Key, PhantomData<fn() -> K>);

/// Asks for a record of one kind by its id.
#[derive(Debug)]
pub struct ById<K>(NodeId, PhantomData<fn() -> K>);

/// Asks for a record's own short list.
#[derive(Debug)]
pub struct AttachedTo<A>(Key, PhantomData<fn() -> A>);

/// Asks for a page of a parent's records.
#[derive(Debug)]
pub struct ChildrenOf<K: Kind, E> {
    /// Whose records.
    pub parent: Key,
    /// How they hang on the parent.
    pub branch: &'static Branch,
    /// Which of them.
    pub listing: Arc<ListingOf<K>>,
    /// What is said about the way from parent to record.
    pub edge: PhantomData<fn() -> E>,
}

/// Asks how many records a list has: a release's, or a parent's.
#[derive(Debug)]
pub struct CountOf<K: Kind> {
    /// Whose records, and how they hang on it; `None` for all of the release.
    pub parent: Option<(&'static Branch, Key)>,
    /// Which are counted.
    pub counted: Counted,
    /// Which are in the list.
    pub filter: Arc<K::Filter>,
}

impl<K> ByKey<K> {
    /// The record with this key.
    pub fn new(key: Key) -> Self {
        Self(key, PhantomData)
    }

    /// Its key.
    pub fn key(&self) -> Key {
        self.0
    }
}

impl<K> ById<K> {
    /// The record with this id.
    pub fn new(id: NodeId) -> Self {
        Self(id, PhantomData)
    }

    /// Its id.
    pub fn id(&self) -> &NodeId {
        &self.0
    }
}

impl<A> AttachedTo<A> {
    /// The list of the record with this key.
    pub fn new(key: Key) -> Self {
        Self(key, PhantomData)
    }

    /// The record's key.
    pub fn key(&self) -> Key {
        self.0
    }
}

impl<K: Kind, E> ChildrenOf<K, E> {
    /// A page of a parent's records.
    pub fn new(parent: Key, branch: &'static Branch, listing: Arc<ListingOf<K>>) -> Self {
        Self {
            parent,
            branch,
            listing,
            edge: PhantomData,
        }
    }
}

// Derives would ask the type parameters for the same traits, which records have no use for.

impl<K> Clone for ByKey<K> {
    fn clone(&self) -> Self {
        Self::new(self.0)
    }
}

impl<K> PartialEq for ByKey<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K> Eq for ByKey<K> {}

impl<K> Hash for ByKey<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<K> Clone for ById<K> {
    fn clone(&self) -> Self {
        Self::new(self.0.clone())
    }
}

impl<K> PartialEq for ById<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K> Eq for ById<K> {}

impl<K> Hash for ById<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<A> Clone for AttachedTo<A> {
    fn clone(&self) -> Self {
        Self::new(self.0)
    }
}

impl<A> PartialEq for AttachedTo<A> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<A> Eq for AttachedTo<A> {}

impl<A> Hash for AttachedTo<A> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<K: Kind, E> Clone for ChildrenOf<K, E> {
    fn clone(&self) -> Self {
        Self::new(self.parent, self.branch, self.listing.clone())
    }
}

impl<K: Kind, E> PartialEq for ChildrenOf<K, E> {
    fn eq(&self, other: &Self) -> bool {
        (self.parent, self.branch, &self.listing) == (other.parent, other.branch, &other.listing)
    }
}

impl<K: Kind, E> Eq for ChildrenOf<K, E> {}

impl<K: Kind, E> Hash for ChildrenOf<K, E> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.parent, self.branch, &self.listing).hash(state);
    }
}

impl<K: Kind> Clone for CountOf<K> {
    fn clone(&self) -> Self {
        Self {
            parent: self.parent,
            counted: self.counted,
            filter: self.filter.clone(),
        }
    }
}

impl<K: Kind> PartialEq for CountOf<K> {
    fn eq(&self, other: &Self) -> bool {
        (self.parent, self.counted, &self.filter) == (other.parent, other.counted, &other.filter)
    }
}

impl<K: Kind> Eq for CountOf<K> {}

impl<K: Kind> Hash for CountOf<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.parent, self.counted, &self.filter).hash(state);
    }
}
