//! What is asked of paths, and what they answer, as plain data.

use std::ops::RangeInclusive;

use async_graphql::{ID, InputObject};
use serde::Serialize;

use super::{
    CausalDirection,
    rules::{AsOf, Filter, Keys, NONE, Sorts, Statuses, day},
};
use demarche_model::{
    claim::Credibility,
    date::DateMatch,
    node::{DayCondition, Hop, HopDirection, HopKind, Key, NodeKind, TopicCondition},
    relation::{RelationKind, RelationStatus},
};

/// Which hops a path may take, and through which records; all but what the source itself denies by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct PathFilter {
    /// Along ties of one of these sorts.
    pub via: Option<Vec<HopKind>>,
    /// Along relations of one of these kinds; other sorts of tie do not fit.
    pub relation_kinds: Option<Vec<RelationKind>>,
    /// Through records of one of these kinds; the ends may be of any.
    pub kinds: Option<Vec<NodeKind>>,
    /// Along ties that are filed under this topic: relations and events; of interests, those about it. Affiliations
    /// have no topic and do not fit.
    pub topic: Option<TopicCondition>,
    /// Along ties that hold on this day, and parts in events that lie no later. What has no date does not fit; but
    /// affiliations, which are never dated, do.
    pub as_of: Option<DayCondition>,
    /// With `asOf`, whether ties without a date fit too.
    #[graphql(default_with = "Some(false)")]
    pub include_undated: Option<bool>,
    /// Along ties that a claim of this credibility or a better one asserts (Admiralty code). Where nobody has judged,
    /// the tie does not fit.
    pub credibility_at_least: Option<Credibility>,
    /// Along relations, and parts in events, of one of these statuses; all but DENIED by default. What has no status
    /// simply holds, and always fits.
    pub statuses: Option<Vec<RelationStatus>>,
    /// Not through these records, nor along them where they are ties: full ids, at most 100.
    pub avoid: Option<Vec<ID>>,
    /// Whether of the paths through the same records, in the same order, only the best is answered: one tie between two
    /// records instead of each.
    #[graphql(default_with = "Some(false)")]
    pub distinct: Option<bool>,
}

/// A filter whose records are found.
#[derive(Clone, Debug)]
pub struct Terms {
    /// All of it but the topic.
    pub filter: Filter,
    /// The topic under which ties are filed, and whether those below it count too.
    pub topic: Option<(Key, bool)>,
}

impl Terms {
    /// The terms of a filter, with the keys of its topic, of what it avoids, and of the kinds that it goes through.
    pub fn of(filter: &PathFilter, topic: Option<Key>, avoided: &[Key], kinds: &[RangeInclusive<i32>]) -> Self {
        let PathFilter {
            via,
            relation_kinds,
            kinds: through,
            topic: under,
            as_of,
            include_undated,
            credibility_at_least,
            statuses,
            avoid: _,
            distinct: _,
        } = filter;
        let includes_narrower = under.as_ref().is_some_and(|topic| topic.include_narrower);
        let holding = |day: &DayCondition| holding(day, include_undated.unwrap_or(false));
        let ranges = || kinds.iter().map(|range| number(*range.start())..=number(*range.end()));
        let filter = Filter {
            sorts: sorts(via.as_deref(), relation_kinds.as_deref()),
            statuses: statuses.as_deref().map_or(Statuses::NOT_DENIED, Statuses::any),
            credibility: credibility_at_least.map_or(NONE, |least| u8::try_from(least.number()).unwrap_or(NONE)),
            as_of: as_of.as_ref().map(holding),
            carriers: None,
            avoided: avoided.iter().map(|Key(key)| number(*key)).collect::<Keys>(),
            through: through.as_ref().map(|_| ranges().collect()),
        };
        Self {
            filter,
            topic: topic.map(|topic| (topic, includes_narrower)),
        }
    }
}

/// The bits of the sorts that fit in both lists.
fn sorts(via: Option<&[HopKind]>, kinds: Option<&[RelationKind]>) -> u64 {
    let via = via.map_or(u64::MAX, |via| {
        via.iter().fold(0, |all, kind| all | Sorts::of_hop(*kind))
    });
    let of_kinds = |kinds: &[RelationKind]| kinds.iter().fold(0, |all, kind| all | Sorts::of_relation(*kind));
    via & kinds.map_or(u64::MAX, of_kinds)
}

fn holding(condition: &DayCondition, undated: bool) -> AsOf {
    let DayCondition { date, r#match } = condition;
    AsOf {
        first: date.0.earliest.map_or(i32::MIN, day),
        last: date.0.latest.map_or(i32::MAX, day),
        surely: *r#match == DateMatch::Surely,
        undated,
    }
}

/// A key as the graph has it.
pub fn number(key: i32) -> u32 {
    u32::try_from(key).unwrap_or(0)
}

/// What chains of causes are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The record that they end at, or start from.
    pub of: Key,
    /// Which way causes are followed.
    pub direction: CausalDirection,
    /// How many hops they have at most.
    pub longest: usize,
    /// How many are wanted.
    pub most: usize,
}

/// The paths that were found.
#[derive(Clone, Debug, PartialEq)]
pub struct PathResult {
    /// The best ones.
    pub paths: Vec<Path>,
    /// Whether the search gave up, so that there may be others.
    pub truncated: bool,
}

/// A way from one record to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Its hops, at least one.
    pub hops: Vec<PathHop>,
    /// The credibility of its weakest hop; `None` where nobody has judged some hop.
    pub credibility: Option<Credibility>,
}

/// A hop of a path.
#[derive(Clone, Debug, PartialEq)]
pub struct PathHop {
    /// The record from which it goes.
    pub from: Key,
    /// The record to which it leads.
    pub to: Key,
    /// In which direction the tie is gone; forward where it has none.
    pub direction: HopDirection,
    /// Whether the tie has a direction.
    pub is_directed: bool,
    /// The tie, as it points.
    pub tie: Hop,
    /// The best credibility of the claims that assert it.
    pub credibility: Option<Credibility>,
}
