//! What questions keep between operations, as long as its bytes fit.

use std::sync::Arc;

use demarche_model::{relation::RelationStatus, release::Publication};
use demarche_store::{Cached, Counted, Usage};

use crate::{coverage::Coverage, dyad::Dyad, path::rules::Graph, timeline::TimelineFilter};

/// The most bytes of graphs: a release of a million ties takes some 50 MB.
const GRAPHS: u64 = 512 * 1024 * 1024;

/// The most bytes of coverages: those of a thousand releases.
const COVERAGES: u64 = 1024 * 1024;

/// What the coverage of a release takes, in bytes, about.
const COVERAGE: usize = 1024;

/// What an entry costs beside its value, in bytes, about.
const ENTRY: usize = 128;

/// What is counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Counting {
    /// The entries of a time line.
    TimeLine(Arc<TimelineFilter>, Counted),
    /// What two actors are both in.
    SharedMemberships(Dyad, Vec<RelationStatus>),
}

/// What questions keep. A published release never changes, so nothing kept of one goes stale.
#[derive(Debug)]
pub struct Caches {
    /// The ties of releases.
    pub graphs: Cached<Publication, Arc<Graph>>,
    /// What each release covers.
    pub coverages: Cached<Publication, Arc<Coverage>>,
    /// How many records a question finds.
    pub counts: Cached<(Publication, Counting), i64>,
}

impl Caches {
    /// Caches whose counts hold so many bytes; graphs and coverages are kept in any case.
    pub fn new(counts: u64) -> Self {
        Self {
            graphs: Cached::bounded(GRAPHS, |_, graph: &Arc<Graph>| ENTRY + graph.bytes()),
            coverages: Cached::bounded(COVERAGES, |_, _| ENTRY + COVERAGE),
            counts: Cached::bounded(counts, |_, _| ENTRY * 4),
        }
    }

    /// How each cache is used.
    pub fn usage(&self) -> [Usage; 3] {
        let Self {
            graphs,
            coverages,
            counts,
        } = self;
        [
            counts.usage("counts"),
            graphs.usage("graphs"),
            coverages.usage("coverages"),
        ]
    }
}
