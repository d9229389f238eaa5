//! The texts of operations, by their SHA-256: what a client may name instead of sending it.

use std::{
    fmt::{self, Debug},
    sync::Arc,
};

use moka::{policy::EvictionPolicy, sync::Cache};
use sha2::{Digest, Sha256};

/// The longest text that is kept, in bytes.
const LONGEST: usize = 64 * 1024;

/// What a text costs beside its length, in bytes, about.
const ENTRY: usize = 256;

/// The SHA-256 of a text.
pub type TextHash = [u8; 32];

/// The texts that were asked last.
pub struct Texts(Option<Cache<TextHash, Arc<str>>>);

impl Texts {
    /// Keeps so many bytes at most; with none, nothing is kept.
    pub fn new(most: u64) -> Self {
        let weigh = |_: &TextHash, text: &Arc<str>| u32::try_from(ENTRY + text.len()).unwrap_or(u32::MAX);
        Self((most > 0).then(|| {
            let cache = Cache::builder().max_capacity(most).weigher(weigh);
            // Whoever has just sent a text will name it, however seldom that was done before.
            cache.eviction_policy(EvictionPolicy::lru()).build()
        }))
    }

    /// How many texts are kept, and how many bytes they take, about.
    pub fn size(&self) -> (u64, u64) {
        let size = self.0.as_ref().map(|kept| (kept.entry_count(), kept.weighted_size()));
        size.unwrap_or_default()
    }

    /// Whether any text is kept.
    pub fn are_kept(&self) -> bool {
        self.0.is_some()
    }

    /// The hash by which a text is kept.
    pub fn hash(text: &str) -> TextHash {
        Sha256::digest(text).into()
    }

    /// The text that has this hash.
    pub fn find(&self, hash: &TextHash) -> Option<Arc<str>> {
        self.0.as_ref()?.get(hash)
    }

    /// Keeps a text whose hash this is, unless it is too long.
    pub fn keep(&self, hash: TextHash, text: &Arc<str>) {
        if let Some(texts) = &self.0
            && text.len() <= LONGEST
            && !texts.contains_key(&hash)
        {
            texts.insert(hash, text.clone());
        }
    }
}

impl Debug for Texts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept = self.0.as_ref().map_or(0, Cache::entry_count);
        write!(formatter, "Texts({kept} kept)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keep(texts: &Texts, text: &str) -> TextHash {
        let hash = Texts::hash(text);
        texts.keep(hash, &text.into());
        hash
    }

    #[test]
    fn the_texts_that_were_asked_last_are_found() {
        let texts = Texts::new(10_000);
        let first = keep(&texts, "first");
        for number in 0..1_000 {
            let last = keep(&texts, &number.to_string());
            assert!(texts.find(&last).is_some());
            texts.0.as_ref().expect("it keeps").run_pending_tasks();
        }
        assert_eq!(texts.find(&first), None);
        let kept = texts.0.as_ref().expect("it keeps");
        assert!(kept.weighted_size() <= 10_000 && kept.entry_count() > 10);
    }

    #[test]
    fn what_is_too_long_is_not_kept() {
        let texts = Texts::new(10_000_000);
        let [short, long] = [LONGEST, LONGEST + 1].map(|length| keep(&texts, &" ".repeat(length)));
        assert!(texts.find(&short).is_some());
        assert_eq!(texts.find(&long), None);
        let none = Texts::new(0);
        let hash = keep(&none, "text");
        assert_eq!(none.find(&hash), None);
    }
}
