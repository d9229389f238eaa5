//! What resolving reads: the records that have a name, a code or an id, and those whose names are spelt alike.

use std::ops::RangeInclusive;

use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};

use super::{
    Candidate, MatchKind,
    rules::{MOST_CANDIDATES, Reading, holds, match_of},
};
use demarche_model::{
    error::Result,
    node::{AliasKind, ExternalIdScheme, Key},
};
use demarche_store::{and_inside, row};

/// The kinds that bear names; the labels of the others are sentences, which a search finds.
const NAMED: &str = "('ACTOR', 'PLACE', 'TOPIC', 'ARTIFACT', 'DOCUMENT')";

/// The kinds of records.
const RECORDS: &str = "('ACTOR', 'PLACE', 'TOPIC', 'INTEREST', 'EVENT', 'ARTIFACT', 'RELATION', 'DOCUMENT')";

/// How many records are listed that are only spelt alike.
const MOST_ALIKE: usize = 10;

/// A candidate, and the place of its reference among those that were asked for.
pub type Placed = (usize, Candidate);

/// Where to look: a release, and in it the keys of the kinds that are asked for, all where it is `None`.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The release.
    pub release: i32,
    /// The keys.
    pub among: Option<&'a [RangeInclusive<i32>]>,
}

/// The references of which a reading has something, each time with one of the things.
fn asked<'a>(readings: &'a [Reading], of: impl Fn(&'a Reading) -> &'a [String]) -> [Value; 2] {
    let pairs = readings.iter().zip(0_i32..);
    let pairs = pairs.flat_map(|(reading, index)| of(reading).iter().map(move |text| (index, text.clone())));
    let (places, texts): (Vec<i32>, Vec<String>) = pairs.filter(|(_, text)| !text.is_empty()).unzip();
    [places.into(), texts.into()]
}

/// Finds the records that have one of the names, codes or ids, in one statement. What a label adds in brackets at its
/// end, to tell it from others, need not be said.
///
/// # Errors
/// Where the database cannot answer.
pub async fn exact(db: &impl ConnectionTrait, place: Place<'_>, readings: &[Reading]) -> Result<Vec<Placed>> {
    let most = MOST_CANDIDATES + 1;
    let (key, node) = (and_inside("key", place.among), and_inside("node", place.among));
    let sql = format!(
        "SELECT asked.place, found.key AS node, 'LABEL' AS found, NULL AS kind, found.label AS text, NULL AS active
FROM unnest($2, $3) AS asked (place, name) CROSS JOIN LATERAL (
    SELECT key, label FROM node WHERE release = $1 AND kind IN {RECORDS} AND label_key = asked.name{key}
    ORDER BY key LIMIT {most}
) AS found
UNION ALL SELECT asked.place, found.key, 'LABEL', NULL, found.label, NULL
FROM unnest($2, $3) AS asked (place, name) CROSS JOIN LATERAL (
    SELECT key, label FROM node WHERE release = $1 AND kind IN {RECORDS} AND label_key > asked.name || ' ('
        AND label_key < asked.name || ' )' AND label_key LIKE '%)'{key}
    ORDER BY key LIMIT {most}
) AS found
UNION ALL SELECT asked.place, found.node, 'ALIAS', found.kind, found.text, NULL
FROM unnest($2, $3) AS asked (place, name) CROSS JOIN LATERAL (
    SELECT node, kind, text FROM alias WHERE release = $1 AND text_key = asked.name{node} ORDER BY node LIMIT {most}
) AS found
UNION ALL SELECT asked.place, found.node, 'CODE', found.scheme, found.value, found.active
FROM unnest($4, $5) AS asked (place, code) CROSS JOIN LATERAL (
    SELECT node, scheme, value, active FROM external_id
    WHERE release = $1 AND value = asked.code{node}
) AS found
UNION ALL SELECT asked.place, node.key, 'ID', NULL, node.id, NULL
FROM unnest($6, $7) AS asked (place, id) JOIN node ON node.release = $1 AND node.id = asked.id{key}
UNION ALL SELECT asked.place, redirect.node, 'ID', NULL, redirect.id, NULL
FROM unnest($6, $7) AS asked (place, id) JOIN redirect ON redirect.release = $1 AND redirect.id = asked.id{node}",
    );
    let names = asked(readings, |reading| std::slice::from_ref(&reading.name));
    let codes = asked(readings, |reading| &reading.codes);
    let ids = asked(readings, |reading| &reading.ids);
    let values = [place.release.into()].into_iter().chain(names).chain(codes).chain(ids);
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let mut found = Vec::new();
    for row in db.query_all_raw(statement).await? {
        found.extend(read(&row, readings)?);
    }
    Ok(found)
}

/// Reads a match; `None` for a code of another register than the reference says, or of another time.
fn read(row: &QueryResult, readings: &[Reading]) -> Result<Option<Placed>> {
    let place = usize::try_from(row.try_get::<i32>("", "place")?).unwrap_or(usize::MAX);
    let kind: Option<String> = row.try_get("", "kind")?;
    let found: String = row.try_get("", "found")?;
    let matched = match found.as_str() {
        "LABEL" => MatchKind::Name,
        "ALIAS" => match_of(row::code::<AliasKind>(&kind.unwrap_or_default())?),
        "CODE" => {
            let scheme = row::code::<ExternalIdScheme>(&kind.unwrap_or_default())?;
            let active = row::period(row.try_get("", "active")?)?;
            let meant = readings.get(place).is_some_and(|reading| {
                reading.scheme.is_none_or(|wanted| wanted == scheme) && holds(active.as_ref(), reading.at.as_ref())
            });
            if !meant {
                return Ok(None);
            }
            MatchKind::Code
        }
        _ => MatchKind::Id,
    };
    let candidate = Candidate {
        record: Key(row.try_get("", "node")?),
        matched,
        text: row.try_get("", "text")?,
        score: 1.0,
    };
    Ok(Some((place, candidate)))
}

/// Finds the records whose names share enough trigrams with those of the readings, in one statement.
///
/// # Errors
/// Where the database cannot answer.
pub async fn alike(db: &impl ConnectionTrait, place: Place<'_>, readings: &[Reading]) -> Result<Vec<Placed>> {
    let (key, node) = (and_inside("key", place.among), and_inside("node", place.among));
    let sql = format!(
        "SELECT asked.place, near.node, near.text, near.similarity
FROM unnest($2, $3) AS asked (place, name) CROSS JOIN LATERAL ((
    SELECT key AS node, label AS text, similarity(label_key, asked.name) AS similarity FROM node
    WHERE release = $1 AND kind IN {NAMED} AND label_key % asked.name{key}
    ORDER BY similarity DESC, key LIMIT {MOST_ALIKE}
) UNION ALL (
    SELECT node, text, similarity(text_key, asked.name) AS similarity FROM alias
    WHERE release = $1 AND text_key % asked.name{node}
    ORDER BY similarity DESC, node LIMIT {MOST_ALIKE}
) ORDER BY similarity DESC, node LIMIT {MOST_ALIKE}) AS near"
    );
    let names = asked(readings, |reading| std::slice::from_ref(&reading.name));
    let values = [place.release.into()].into_iter().chain(names);
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let read = |row: QueryResult| {
        let candidate = Candidate {
            record: Key(row.try_get("", "node")?),
            matched: MatchKind::Fuzzy,
            text: row.try_get("", "text")?,
            score: f64::from(row.try_get::<f32>("", "similarity")?),
        };
        let place: i32 = row.try_get("", "place")?;
        Ok((usize::try_from(place).unwrap_or(usize::MAX), candidate))
    };
    db.query_all_raw(statement).await?.into_iter().map(read).collect()
}
