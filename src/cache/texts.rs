//! The texts of operations, by their SHA-256: what a client may name instead of sending it.

use std::{
    fmt::{self, Debug},
    sync::Arc,
};

use demarche_store::{Tally, Usage};
use moka::{policy::EvictionPolicy, sync::Cache};
use sha2::{Digest, Sha256};

/// The longest text that is kept, in bytes.
const LONGEST: usize = 64 * 1024;

/// What a text costs beside its length, in bytes, about.
const ENTRY: usize = 256;

/// The SHA-256 of a text.
pub type TextHash = [u8; 32];

/// The texts that were asked last.
pub struct Texts {
    kept: Option<Cache<TextHash, Arc<str>>>,
    tally: Tally,
}

impl Texts {
    /// Keeps so many bytes at most; with none, nothing is kept.
    pub fn new(most: u64) -> Self {
        let weigh = |_: &TextHash, text: &Arc<str>| u32::try_from(ENTRY + text.len()).unwrap_or(u32::MAX);
        let kept = (most > 0).then(|| {
            let cache = Cache::builder().max_capacity(most).weigher(weigh);
            // Whoever has just sent a text will name it, however seldom that was done before.
            cache.eviction_policy(EvictionPolicy::lru()).build()
        });
        let tally = Tally::default();
        Self { kept, tally }
    }

    /// How they are used; what is asked where nothing is kept does not count.
    pub fn usage(&self, name: &'static str) -> Usage {
        let size = self.kept.as_ref();
        let size = size.map(|kept| (kept.entry_count(), kept.weighted_size()));
        self.tally.usage(name, size.unwrap_or_default())
    }

    /// Whether any text is kept.
    pub fn are_kept(&self) -> bool {
        self.kept.is_some()
    }

    /// The hash by which a text is kept.
    pub fn hash(text: &str) -> TextHash {
        Sha256::digest(text).into()
    }

    /// The text that has this hash.
    pub fn find(&self, hash: &TextHash) -> Option<Arc<str>> {
        let text = self.kept.as_ref()?.get(hash);
        self.tally.count(text.is_some());
        text
    }

    /// Keeps a text whose hash this is, unless it is too long.
    pub fn keep(&self, hash: TextHash, text: &Arc<str>) {
        if let Some(texts) = &self.kept
            && text.len() <= LONGEST
            && !texts.contains_key(&hash)
        {
            texts.insert(hash, text.clone());
        }
    }
}

impl Debug for Texts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept = self.kept.as_ref().map_or(0, Cache::entry_count);
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
            texts.kept.as_ref().expect("it keeps").run_pending_tasks();
        }
        assert_eq!(texts.find(&first), None);
        let kept = texts.kept.as_ref().expect("it keeps");
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
