//! A cache that counts how often it had what was asked of it.

use std::{
    fmt::{self, Debug},
    hash::Hash,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use moka::future::Cache;

/// How often something was there, and how often it was not.
#[derive(Debug, Default)]
pub struct Tally {
    hits: AtomicU64,
    misses: AtomicU64,
}

/// How a cache is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// Its name.
    pub cache: &'static str,
    /// Its entries, about.
    pub entries: u64,
    /// Their bytes, about.
    pub bytes: u64,
    /// How often it had what was asked of it.
    pub hits: u64,
    /// How often it had not.
    pub misses: u64,
}

/// A cache that counts how often it had what was asked of it.
pub struct Cached<K, V> {
    cache: Cache<K, V>,
    tally: Tally,
}

impl Tally {
    /// Counts one question.
    pub fn count(&self, is_hit: bool) {
        self.add(u64::from(is_hit), u64::from(!is_hit));
    }

    /// Counts questions.
    pub fn add(&self, hits: u64, misses: u64) {
        self.hits.fetch_add(hits, Ordering::Relaxed);
        self.misses.fetch_add(misses, Ordering::Relaxed);
    }

    /// How a cache is used that has so many entries of so many bytes.
    pub fn usage(&self, cache: &'static str, (entries, bytes): (u64, u64)) -> Usage {
        let [hits, misses] = [&self.hits, &self.misses].map(|count| count.load(Ordering::Relaxed));
        Usage {
            cache,
            entries,
            bytes,
            hits,
            misses,
        }
    }
}

impl<K, V> Cached<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    /// A cache that holds so many bytes at most, as its entries are weighed.
    pub fn bounded(most: u64, bytes: impl Fn(&K, &V) -> usize + Send + Sync + 'static) -> Self {
        let (cache, tally) = (bounded(most, bytes), Tally::default());
        Self { cache, tally }
    }

    /// What is kept. Who finds nothing goes on to [`Self::find`], which counts that.
    pub async fn get(&self, key: &K) -> Option<V> {
        let kept = self.cache.get(key).await;
        self.tally.add(u64::from(kept.is_some()), 0);
        kept
    }

    /// What is kept, else what is made now, once for all who ask for it at the same time.
    ///
    /// # Errors
    /// The making's; then nothing is kept.
    pub async fn find<E: Send + Sync + 'static>(
        &self,
        key: K,
        make: impl Future<Output = Result<V, E>>,
    ) -> Result<V, Arc<E>> {
        let mut mine = false;
        let making = async {
            mine = true;
            make.await
        };
        let found = self.cache.try_get_with(key, making).await;
        self.tally.count(!mine && found.is_ok());
        found
    }

    /// How it is used.
    pub fn usage(&self, name: &'static str) -> Usage {
        let size = (self.cache.entry_count(), self.cache.weighted_size());
        self.tally.usage(name, size)
    }
}

/// A cache that holds so many bytes at most, as its entries are weighed.
pub fn bounded<K, V>(most: u64, bytes: impl Fn(&K, &V) -> usize + Send + Sync + 'static) -> Cache<K, V>
where
    K: Hash + Eq + Send + Sync + 'static,
    V: Clone + Send + Sync + 'static,
{
    let weigh = move |key: &K, value: &V| u32::try_from(bytes(key, value)).unwrap_or(u32::MAX);
    Cache::builder().max_capacity(most).weigher(weigh).build()
}

impl<K, V> Debug for Cached<K, V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Cached({} kept)", self.cache.entry_count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_there_is_told_from_what_was_made() {
        let cache = Cached::bounded(1_000, |_: &u8, _: &u8| 1);
        let find = |key: u8, made: Result<u8, ()>| cache.find(key, async move { made });
        assert_eq!(find(1, Ok(7)).await, Ok(7));
        assert_eq!(find(1, Ok(8)).await, Ok(7));
        assert!(find(2, Err(())).await.is_err());
        assert_eq!((cache.get(&1).await, cache.get(&2).await), (Some(7), None));
        let Usage { hits, misses, .. } = cache.usage("numbers");
        assert_eq!((hits, misses), (2, 2));
    }
}
