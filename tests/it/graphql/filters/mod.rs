//! Filters of the nine lists, each against the sample's content as the oracle.

mod bad;
mod dates;
mod evidence;
mod ties;
mod trees;
mod what;
mod who;

use std::collections::{HashMap, HashSet};

use demarche_model::{
    fold::fold,
    kind::Kind,
    node::{Key, Node},
    relation::RelationKind,
};
use demarche_publish::Batch;
use demarche_store::table;
use serde_json::{Value, json};

use super::{content, texts};
use crate::harness::Service;

/// The sample's content, and what follows from it.
pub struct World {
    pub batch: Batch,
    ids: HashMap<Key, String>,
}

/// Pairs of a record and the one above it.
type Ladder = Vec<(Key, Key)>;

impl World {
    pub fn new() -> Self {
        let batch = content();
        let mut ids = HashMap::new();
        let mut add = |node: &Node| ids.insert(node.key, node.id.to_string());
        batch.actors.iter().for_each(|it| drop(add(&it.node)));
        batch.places.iter().for_each(|it| drop(add(&it.node)));
        batch.topics.iter().for_each(|it| drop(add(&it.node)));
        batch.interests.iter().for_each(|it| drop(add(&it.node)));
        batch.events.iter().for_each(|it| drop(add(&it.node)));
        batch.artifacts.iter().for_each(|it| drop(add(&it.node)));
        batch.relations.iter().for_each(|it| drop(add(&it.node)));
        batch.documents.iter().for_each(|it| drop(add(&it.node)));
        Self { batch, ids }
    }

    /// The id of a record that is no claim.
    pub fn id(&self, key: Key) -> &str {
        &self.ids[&key]
    }

    /// An actor, all below it by `partOf`, and who holds a post there.
    pub fn parts_of(&self, actor: Key) -> HashSet<Key> {
        let parts = self
            .batch
            .actors
            .iter()
            .filter_map(|it| Some((it.node.key, it.part_of?)));
        let posts = self
            .batch
            .relations
            .iter()
            .filter(|it| it.kind == RelationKind::HoldsPost);
        below(actor, &parts.chain(posts.map(|it| (it.from, it.to))).collect())
    }

    /// A place and all inside it.
    pub fn inside(&self, place: Key) -> HashSet<Key> {
        let ladder = self
            .batch
            .places
            .iter()
            .filter_map(|it| Some((it.node.key, it.within?)));
        below(place, &ladder.collect())
    }

    /// A topic and all below it.
    pub fn narrower(&self, topic: Key) -> HashSet<Key> {
        below(topic, &self.ladder_of_topics())
    }

    /// Each topic with each topic directly above it.
    pub fn ladder_of_topics(&self) -> Ladder {
        let pairs = |(topic, above): &(Key, Vec<Key>)| above.iter().map(|above| (*topic, *above)).collect::<Vec<_>>();
        self.batch.broader.iter().flat_map(pairs).collect()
    }

    /// The topics that a record is filed under.
    pub fn topics_of(&self, record: Key) -> &[Key] {
        let found = self.batch.topics_of.iter().find(|(key, _)| *key == record);
        found.map_or(&[], |(_, topics)| topics.as_slice())
    }

    /// Whether all of the words stand in a record's label, aliases or summary.
    pub fn has_words(&self, node: &Node, words: &[&str]) -> bool {
        let aliases = self.batch.aliases.iter().filter(|(key, _)| *key == node.key);
        let names = aliases.flat_map(|(_, aliases)| aliases.iter().map(|alias| alias.text.as_str()));
        let texts = names.chain([node.label.as_str()]).chain(node.summary.as_deref());
        let found: HashSet<String> = texts
            .flat_map(|text| fold(text).split(' ').map(String::from).collect::<Vec<_>>())
            .collect();
        words.iter().all(|word| found.contains(&fold(word)))
    }
}

/// A record and all below it.
fn below(top: Key, ladder: &Ladder) -> HashSet<Key> {
    let mut found = HashSet::from([top]);
    loop {
        let more: Vec<Key> = ladder
            .iter()
            .filter(|(low, high)| found.contains(high) && !found.contains(low))
            .map(|(low, _)| *low)
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

/// What a list answers to a filter.
#[derive(Debug, PartialEq)]
pub struct Answer {
    pub ids: Vec<String>,
    /// How many undated records the filter does not rule out; null for kinds without dates.
    pub undated: Value,
}

/// All that a filter finds. `totalCount` must agree.
pub async fn find<K: Kind>(service: &Service, filter: &Value) -> Answer {
    let field = K::KIND.plural();
    let name = K::KIND.prefix();
    let kind = name[..1].to_uppercase() + &name[1..];
    let undated = if table(K::KIND).date.is_some() {
        "undatedCount"
    } else {
        ""
    };
    let question = format!(
        "query($filter: {kind}Filter, $after: String) {{ {field}(filter: $filter, first: 100, after: $after) {{
            totalCount {undated} nodes {{ id }} pageInfo {{ hasNextPage endCursor }} }} }}"
    );
    let (mut ids, mut after) = (Vec::new(), Value::Null);
    loop {
        let variables = json!({"filter": filter, "after": after});
        let page = service.data(&question, variables).await[field].take();
        ids.extend(texts(&page["nodes"], "/id"));
        after = page["pageInfo"]["endCursor"].clone();
        if page["pageInfo"]["hasNextPage"] == false {
            assert_eq!(page["totalCount"], ids.len(), "{filter}");
            return Answer {
                ids,
                undated: page["undatedCount"].clone(),
            };
        }
    }
}

/// Leaves of filters, each with its oracle.
pub struct Cases<'a, K> {
    records: &'a [K],
    leaves: Vec<(Value, Oracle<'a, K>)>,
}

/// Whether a leaf is true for a record.
type Oracle<'a, K> = Box<dyn Fn(&K) -> bool + 'a>;

impl<'a, K: Kind> Cases<'a, K> {
    pub fn of(records: &'a [K]) -> Self {
        Self {
            records,
            leaves: Vec::new(),
        }
    }

    /// A leaf, and the records that it is true for.
    pub fn leaf(mut self, filter: Value, fits: impl Fn(&K) -> bool + 'a) -> Self {
        self.leaves.push((filter, Box::new(fits)));
        self
    }

    /// Each leaf lists the records that it is true for, its negation the others. None is empty or lists all.
    pub async fn check(self, service: &Service) {
        for (filter, fits) in self.leaves {
            let expected = select(self.records, &fits);
            let (some, all) = (expected.len(), self.records.len());
            assert!(some > 0 && some < all, "{filter} tests nothing: {some} of {all}");
            assert_eq!(find::<K>(service, &filter).await.ids, expected, "{filter}");
            let others = select(self.records, |record| !fits(record));
            let found = find::<K>(service, &json!({"not": filter})).await;
            assert_eq!(found.ids, others, "not {filter}");
        }
    }
}

/// The ids of the records that fit, in order.
pub fn select<K: Kind>(records: &[K], fits: impl Fn(&K) -> bool) -> Vec<String> {
    let mut ids: Vec<String> = records
        .iter()
        .filter(|record| fits(record))
        .map(|record| record.node().id.to_string())
        .collect();
    ids.sort();
    ids
}
