//! What is kept between operations, as long as its bytes fit.
//!
//! A published release never changes, so what is kept of one cannot go stale: every key names its release, and the
//! least used entries make room for new ones.

mod answers;
mod counted;
mod fingerprint;
mod kept;
mod texts;

use std::sync::Arc;

use counted::bounded;

pub use answers::{Answers, Finished, Found};
pub use counted::{Counted, Usage};
pub use fingerprint::Fingerprint;
pub use kept::Kept;
pub use texts::{TextHash, Texts};

use crate::{coverage::Coverage, facet::Facet, path::rules::Graph, release::Publication};

/// How many bytes are kept where nothing else is set, in MB; graphs are beside that.
pub const DEFAULT_MB: u64 = 64;

/// The most bytes of graphs: a release of a million ties takes some 50 MB.
const GRAPHS: u64 = 512 * 1024 * 1024;

/// The most bytes of coverages: those of a thousand releases.
const COVERAGES: u64 = 1024 * 1024;

/// What the coverage of a release takes, in bytes, about.
const COVERAGE: usize = 1024;

/// What a value of a facet costs, in bytes, about.
const FACET_VALUE: usize = 128;

/// What an entry costs beside its key's text and its value, in bytes, about.
const ENTRY: usize = 128;

/// The caches of the service.
#[derive(Debug)]
pub struct Caches {
    /// Whole answers.
    pub answers: Answers,
    /// The texts that clients may name by their hashes.
    pub texts: Texts,
    /// How many records a question of its own finds, by its [`name`].
    pub counts: Counted<String, i64>,
    /// What loaders have read.
    pub reads: Kept,
    /// The ties of releases, by the numbers of these.
    pub graphs: Counted<Publication, Arc<Graph>>,
    /// What each release covers, by its number.
    pub coverages: Counted<Publication, Arc<Coverage>>,
    /// How a list spreads over the values of a field, by the [`name`] of list and field.
    pub facets: Counted<String, Facet>,
}

impl Caches {
    /// Caches that hold so many bytes together; with none, nothing but graphs and coverages is kept.
    pub fn of(bytes: u64) -> Self {
        Self {
            answers: Answers::new(bytes / 4),
            texts: Texts::new(bytes / 32),
            counts: Counted::bounded(bytes / 16, |name: &String, _| ENTRY + name.len()),
            reads: Kept::new(bytes / 2),
            graphs: Counted::bounded(GRAPHS, |_, graph: &Arc<Graph>| ENTRY + graph.bytes()),
            coverages: Counted::bounded(COVERAGES, |_, _| ENTRY + COVERAGE),
            facets: Counted::bounded(bytes / 8, |name: &String, facet: &Facet| {
                ENTRY + name.len() + facet.values.len() * FACET_VALUE
            }),
        }
    }

    /// How each cache is used.
    pub fn usage(&self) -> [Usage; 7] {
        let Self {
            answers,
            texts,
            counts,
            reads,
            graphs,
            coverages,
            facets,
        } = self;
        [
            answers.usage("answers"),
            texts.usage("texts"),
            reads.usage("reads"),
            counts.usage("counts"),
            graphs.usage("graphs"),
            coverages.usage("coverages"),
            facets.usage("facets"),
        ]
    }
}

impl Default for Caches {
    fn default() -> Self {
        Self::of(DEFAULT_MB * 1024 * 1024)
    }
}

/// The name of a question to one release. Plain data shows all that tells it apart, so equal names are equal questions.
pub fn name(release: Publication, question: &impl std::fmt::Debug) -> String {
    let Publication { release, published_at } = release;
    format!("{release} {} {question:?}", published_at.timestamp_micros())
}
