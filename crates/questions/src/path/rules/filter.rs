//! Which ties and records a path may use.

use std::ops::RangeInclusive;

use super::graph::{Days, Graph, Way};

/// A set of keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys(Vec<u64>);

impl Keys {
    /// Puts a key into the set.
    pub fn insert(&mut self, key: u32) {
        let word = key as usize / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (key % 64);
    }

    /// Whether the key is in the set.
    pub fn contains(&self, key: u32) -> bool {
        self.0
            .get(key as usize / 64)
            .is_some_and(|word| word >> (key % 64) & 1 == 1)
    }
}

impl FromIterator<u32> for Keys {
    fn from_iter<I: IntoIterator<Item = u32>>(keys: I) -> Self {
        let mut set = Self::default();
        keys.into_iter().for_each(|key| set.insert(key));
        set
    }
}

/// A day on which ties have to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The first day that it may be.
    pub first: i32,
    /// The last day that it may be.
    pub last: i32,
    /// Whether a tie must hold whatever the uncertain dates turn out to be, on each of the days.
    pub surely: bool,
    /// Whether ties without a date count as holding.
    pub undated: bool,
}

impl AsOf {
    fn holds(&self, days: &Days) -> bool {
        let Days { start, end } = days;
        if *days == Days::UNDATED {
            self.undated
        } else if self.surely {
            start.1 <= self.first && self.last <= end.0
        } else {
            start.0 <= self.last && self.first <= end.1
        }
    }
}

/// What ties and records must be like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// A bit for each sort of tie that may be used.
    pub sorts: u64,
    /// A bit for each status that a tie may have.
    pub statuses: u16,
    /// The worst credibility that a tie may have.
    pub credibility: u8,
    /// When ties have to hold.
    pub as_of: Option<AsOf>,
    /// The records that may be ties; then ties that are no record may not be used.
    pub carriers: Option<Keys>,
    /// Records that may be neither on the way nor a tie.
    pub avoided: Keys,
    /// The keys of the records that may be on the way; all where it is `None`.
    pub through: Option<Vec<RangeInclusive<u32>>>,
}

impl Filter {
    /// Lets everything pass.
    pub fn all() -> Self {
        Self {
            sorts: u64::MAX,
            statuses: u16::MAX,
            credibility: u8::MAX,
            as_of: None,
            carriers: None,
            avoided: Keys::default(),
            through: None,
        }
    }

    /// Whether a tie may be used.
    pub fn allows(&self, graph: &Graph, way: Way) -> bool {
        let traits = way.traits;
        self.sorts >> traits.sort & 1 == 1
            && self.statuses >> traits.status & 1 == 1
            && traits.credibility <= self.credibility
            && (self.looks_at_traits_only() || self.allows_tie(graph, way))
    }

    /// Whether a record may be on the way; what is asked for at the ends always may.
    pub fn passes(&self, node: u32) -> bool {
        let within = |ranges: &Vec<RangeInclusive<u32>>| ranges.iter().any(|range| range.contains(&node));
        !self.avoided.contains(node) && self.through.as_ref().is_none_or(within)
    }

    /// Whether the tie itself need not be looked up.
    fn looks_at_traits_only(&self) -> bool {
        self.as_of.is_none() && self.carriers.is_none() && self.avoided.0.is_empty()
    }

    fn allows_tie(&self, graph: &Graph, way: Way) -> bool {
        let tie = graph.tie(way.tie());
        self.as_of.is_none_or(|as_of| as_of.holds(&tie.days))
            && self.carriers.as_ref().is_none_or(|keys| keys.contains(tie.carrier))
            && !self.avoided.contains(tie.carrier)
    }
}
