//! What was read of releases, kept between operations as long as its bytes fit.

use std::fmt;

use get_size2::GetSize;
use moka::sync::Cache;

use demarche_model::release::Publication;

use super::{
    cached::{Tally, Usage},
    group::Answers,
    read::{Found, Read},
};

/// What an entry costs beside what was asked and found, in bytes, about.
const ENTRY: usize = 128;

/// What was read of releases. A published release never changes, so nothing kept of one goes stale: every key names its
/// publication, and the least used entries make room for new ones.
pub struct Kept {
    cache: Cache<(Publication, Read), Found>,
    tally: Tally,
}

impl fmt::Debug for Kept {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Kept({} reads)", self.cache.entry_count())
    }
}

impl Kept {
    /// Keeps so many bytes at most; with none, nothing is kept.
    pub fn new(most: u64) -> Self {
        let bytes = |(_, read): &(Publication, Read), found: &Found| {
            u32::try_from(ENTRY + read.get_size() + found.get_size()).unwrap_or(u32::MAX)
        };
        Self {
            cache: Cache::builder().max_capacity(most).weigher(bytes).build(),
            tally: Tally::default(),
        }
    }

    /// How it is used.
    pub fn usage(&self, name: &'static str) -> Usage {
        let size = (self.cache.entry_count(), self.cache.weighted_size());
        self.tally.usage(name, size)
    }

    /// What is kept of these reads, and those of which nothing is.
    pub(super) fn split(&self, release: Publication, reads: Vec<Read>) -> (Vec<(Read, Found)>, Vec<Read>) {
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        for read in reads {
            let key = (release, read);
            match self.cache.get(&key) {
                Some(kept) => found.push((key.1, kept)),
                None => missing.push(key.1),
            }
        }
        self.tally.add(found.len() as u64, missing.len() as u64);
        (found, missing)
    }

    /// Keeps what was found.
    pub(super) fn keep(&self, release: Publication, answers: &Answers) {
        for (read, answer) in answers {
            if let Ok(found) = answer {
                self.cache.insert((release, read.clone()), found.clone());
            }
        }
    }
}
