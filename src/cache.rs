//! What is kept between operations, as long as its bytes fit.
//!
//! A published release never changes, so what is kept of one cannot go stale: every key names its release, and the
//! least used entries make room for new ones.

use std::sync::Arc;

use moka::future::Cache;

use crate::{facet::Facet, path::rules::Graph};

/// The most bytes of counts.
const COUNTS: u64 = 4 * 1024 * 1024;

/// The most bytes of graphs: a release of a million ties takes some 50 MB.
const GRAPHS: u64 = 512 * 1024 * 1024;

/// The most bytes of facets.
const FACETS: u64 = 4 * 1024 * 1024;

/// What a value of a facet costs, in bytes, about.
const FACET_VALUE: usize = 128;

/// What an entry costs beside its key's text and its value, in bytes, about.
const ENTRY: usize = 128;

/// The caches of the service.
#[derive(Debug)]
pub struct Caches {
    /// How many records a list has, by the list's [`name`].
    pub counts: Cache<String, i64>,
    /// The ties of releases, by the numbers of these.
    pub graphs: Cache<i32, Arc<Graph>>,
    /// How a list spreads over the values of a field, by the [`name`] of list and field.
    pub facets: Cache<String, Facet>,
}

impl Default for Caches {
    fn default() -> Self {
        Self {
            counts: bounded(COUNTS, |name: &String, _| ENTRY + name.len()),
            graphs: bounded(GRAPHS, |_, graph: &Arc<Graph>| ENTRY + graph.bytes()),
            facets: bounded(FACETS, |name: &String, facet: &Facet| {
                ENTRY + name.len() + facet.values.len() * FACET_VALUE
            }),
        }
    }
}

/// A cache that holds so many bytes at most, as its entries are weighed.
pub fn bounded<K, V>(most: u64, bytes: impl Fn(&K, &V) -> usize + Send + Sync + 'static) -> Cache<K, V>
where
    K: std::hash::Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    let weigh = move |key: &K, value: &V| u32::try_from(bytes(key, value)).unwrap_or(u32::MAX);
    Cache::builder().max_capacity(most).weigher(weigh).build()
}

/// The name of a question to one release. Plain data shows all that tells it apart, so equal names are equal questions.
pub fn name(release: i32, question: &impl std::fmt::Debug) -> String {
    format!("{release} {question:?}")
}
