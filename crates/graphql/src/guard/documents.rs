//! Documents that have passed every check that depends on their text alone, so that a client who asks again with other
//! variables waits for none of these.

use std::{fmt, sync::Arc};

use async_graphql::parser::types::ExecutableDocument;
use demarche_store::{Tally, Usage};
use moka::sync::Cache;

/// What a document costs beside its text, in bytes, about; a selection is some two hundred bytes for ten of text.
const ENTRY: usize = 1024;

/// How many bytes a parsed document takes for a byte of its text, about.
const PARSED: usize = 20;

/// The documents that were asked last, by their texts.
pub struct Documents {
    kept: Cache<Arc<str>, Arc<ExecutableDocument>>,
    tally: Tally,
}

impl Documents {
    /// Keeps so many bytes at most; with none, nothing is kept.
    pub fn new(most: u64) -> Self {
        let bytes = |text: &Arc<str>, _: &_| u32::try_from(ENTRY + text.len() * (PARSED + 1)).unwrap_or(u32::MAX);
        Self {
            kept: Cache::builder().max_capacity(most).weigher(bytes).build(),
            tally: Tally::default(),
        }
    }

    /// The document that a text is, where it has passed before.
    pub(super) fn find(&self, text: &str) -> Option<Arc<ExecutableDocument>> {
        let found = self.kept.get(text);
        self.tally.count(found.is_some());
        found
    }

    /// Keeps a document that has passed.
    pub(super) fn keep(&self, text: &str, document: &ExecutableDocument) {
        self.kept.insert(text.into(), Arc::new(document.clone()));
    }

    /// How it is used.
    pub fn usage(&self, name: &'static str) -> Usage {
        let size = (self.kept.entry_count(), self.kept.weighted_size());
        self.tally.usage(name, size)
    }
}

impl fmt::Debug for Documents {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Documents({} documents)", self.kept.entry_count())
    }
}
