//! What is kept between operations, as long as its bytes fit.
//!
//! A published release never changes, so what is kept of one cannot go stale: every key names its release, and the
//! least used entries make room for new ones.

mod texts;

use std::sync::Arc;

use demarche_answers::Answers;
pub use texts::{TextHash, Texts};

/// How many bytes are kept where nothing else is set, in MB; graphs are beside that.
pub const DEFAULT_MB: u64 = 64;

/// What is kept of requests and answers, and how much the engine may keep of what it reads.
#[derive(Debug)]
pub struct Caches {
    /// Whole answers.
    pub answers: Arc<Answers>,
    /// The texts that clients may name by their hashes.
    pub texts: Texts,
    /// How many bytes of documents the engine keeps.
    pub documents: u64,
    /// How many bytes of reads the engine keeps.
    pub reads: u64,
    /// How many bytes of counts the engine keeps.
    pub counts: u64,
}

impl Caches {
    /// Caches that hold so many bytes together; with none, nothing but graphs and coverages is kept.
    pub fn of(bytes: u64) -> Self {
        Self {
            answers: Arc::new(Answers::new(bytes / 4)),
            texts: Texts::new(bytes / 32),
            documents: bytes / 32,
            reads: bytes / 32 * 19,
            counts: bytes / 16,
        }
    }
}

impl Default for Caches {
    fn default() -> Self {
        Self::of(DEFAULT_MB * 1024 * 1024)
    }
}
