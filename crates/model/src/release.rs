//! What a dataset and a release are.

use std::{ops::RangeInclusive, sync::Arc};

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use crate::{
    node::{Key, NodeKind},
    vocabulary::Vocabulary,
};

/// An analysis with its releases.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// The name in URLs.
    pub slug: String,
    /// The title that its newest release has.
    pub title: String,
    /// The licence that its newest release has.
    pub licence: String,
    /// Its releases, drafts and withdrawn ones included; the newest version first.
    pub releases: Vec<Arc<Release>>,
}

impl Dataset {
    /// The release of the highest version that is neither a draft nor withdrawn.
    pub fn newest(&self) -> Option<&Arc<Release>> {
        self.releases.iter().find(|release| release.is_current())
    }
}

/// One frozen version of a dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    /// The number that its rows carry.
    pub id: i32,
    /// `dataset@version`.
    pub name: String,
    /// The dataset's slug.
    pub dataset: String,
    /// The version, as in semver.
    pub version: String,
    /// The dataset's title at that time.
    pub title: String,
    /// What the dataset is, in a few sentences.
    pub description: Option<String>,
    /// The licence of the content.
    pub licence: String,
    /// When it was published.
    pub published_at: DateTime<Utc>,
    /// The SHA-256 of the content, in hexadecimal digits.
    pub sha256: String,
    /// How many records it has of each kind, and which keys they have; every kind, in the order of the kinds.
    pub counts: Vec<KindRange>,
    /// Whether it is a folder under work, shown to its author and removed afterwards.
    pub draft: bool,
    /// The claim of all records that have none of their own.
    pub default_claim: Option<Value>,
    /// The document that claims refer to unless they say otherwise.
    pub document: Option<Key>,
    /// Why and when it was taken back, if it was.
    pub withdrawn: Option<Withdrawal>,
}

impl Release {
    /// Whether it is neither a draft nor withdrawn.
    pub fn is_current(&self) -> bool {
        !self.draft && self.withdrawn.is_none()
    }

    /// All that tells it apart from any other, here and in other databases: its rows are those of one publication.
    pub fn identity(&self) -> String {
        let Self {
            name,
            sha256,
            published_at,
            ..
        } = self;
        format!("{name} {sha256} {}", published_at.timestamp_micros())
    }

    /// What its rows are kept under in memory.
    pub fn publication(&self) -> Publication {
        Publication {
            release: self.id,
            published_at: self.published_at,
        }
    }

    /// The records of one kind.
    pub fn range(&self, kind: NodeKind) -> Option<&KindRange> {
        self.counts.iter().find(|range| range.kind == kind)
    }

    /// The keys of the records of one kind; `None` where it has none.
    pub fn keys_of(&self, kind: NodeKind) -> Option<RangeInclusive<i32>> {
        let range = self.range(kind).filter(|range| range.count > 0)?;
        Some(range.first.0..=range.first.0 + range.count - 1)
    }

    /// The kind of the record that has this key.
    pub fn kind_of(&self, key: Key) -> Option<NodeKind> {
        self.counts
            .iter()
            .find(|range| range.contains(key))
            .map(|range| range.kind)
    }
}

/// What tells the rows of a release from all others that a running service may see. Its number alone may come again,
/// where a database was restored or has lost its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Publication {
    /// The number that the rows carry.
    pub release: i32,
    /// When they were published.
    pub published_at: DateTime<Utc>,
}

/// Why and when a release was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub reason: String,
}

/// The records of one kind: their keys are one unbroken range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindRange {
    /// The kind.
    pub kind: NodeKind,
    /// The first key.
    pub first: Key,
    /// How many there are.
    pub count: i32,
}

impl KindRange {
    /// Whether the record with this key is of the kind.
    pub fn contains(&self, key: Key) -> bool {
        (self.first.0..self.first.0 + self.count).contains(&key.0)
    }

    /// Writes ranges as the database keeps them: `{"ACTOR": {"first_key": 1, "count": 55}}`.
    pub fn to_json(ranges: &[Self]) -> Value {
        let entry = |range: &Self| {
            let Self { kind, first, count } = range;
            (kind.code().to_owned(), json!({"first_key": first.0, "count": count}))
        };
        Value::Object(ranges.iter().map(entry).collect::<Map<_, _>>())
    }

    /// Reads what [`Self::to_json`] wrote; kinds that are missing have no records.
    pub fn from_json(value: &Value) -> Vec<Self> {
        let number = |kind: NodeKind, name: &str| {
            let number = value
                .get(kind.code())
                .and_then(|range| range.get(name))
                .and_then(Value::as_i64);
            number.and_then(|number| i32::try_from(number).ok()).unwrap_or(0)
        };
        let range = |kind: &NodeKind| Self {
            kind: *kind,
            first: Key(number(*kind, "first_key")),
            count: number(*kind, "count"),
        };
        NodeKind::ALL.iter().map(range).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_they_were_written() {
        let range = |kind, first, count| KindRange {
            kind,
            first: Key(first),
            count,
        };
        let json = KindRange::to_json(&[range(NodeKind::Actor, 1, 3), range(NodeKind::Event, 4, 2)]);
        let read = KindRange::from_json(&json);
        assert_eq!(read.len(), NodeKind::ALL.len());
        assert!(read.contains(&range(NodeKind::Event, 4, 2)));
        assert!(read.contains(&range(NodeKind::Topic, 0, 0)));
    }

    #[test]
    fn a_range_ends_before_the_next_one() {
        let range = KindRange {
            kind: NodeKind::Actor,
            first: Key(2),
            count: 2,
        };
        assert_eq!(
            [1, 2, 3, 4].map(|key| range.contains(Key(key))),
            [false, true, true, false]
        );
    }
}
