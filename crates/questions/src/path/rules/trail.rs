//! A way through the graph, step by step.

use super::graph::{NONE, Way};

/// One tie of a way, as it is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step {
    /// The key of the record to which it leads.
    pub to: u32,
    /// The tie's place in the graph.
    pub tie: u32,
    /// Whether it is gone against the tie's direction.
    pub is_backward: bool,
    /// The tie's credibility: 1 to 6, or [`NONE`].
    pub credibility: u8,
}

impl From<Way> for Step {
    fn from(way: Way) -> Self {
        Self {
            to: way.to,
            tie: way.tie(),
            is_backward: way.is_backward(),
            credibility: way.traits.credibility,
        }
    }
}

/// A way from one record to another that meets none twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// The key of the record where it starts.
    pub from: u32,
    /// Its steps, at least one.
    pub steps: Vec<Step>,
}

impl Trail {
    /// The credibility of its weakest step; `None` where nobody has judged some step.
    pub fn credibility(&self) -> Option<u8> {
        let weakest = self.steps.iter().map(|step| step.credibility).max();
        weakest.filter(|weakest| *weakest < NONE)
    }

    /// What it is ranked by beside its length: the weakest step, of which an unjudged one counts as 6.
    pub fn rank(&self) -> u8 {
        self.steps.iter().map(|step| rank(step.credibility)).max().unwrap_or(0)
    }
}

/// What a tie's credibility counts as.
pub fn rank(credibility: u8) -> u8 {
    credibility.min(6)
}

/// What a search has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The ways: shorter ones first, then those whose weakest step is more credible, then by keys, step by step.
    pub trails: Vec<Trail>,
    /// Whether the search gave up, so that there may be others, and better ones of the last length.
    pub truncated: bool,
}
