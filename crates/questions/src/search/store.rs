//! What searches read: the records that fit, in the order of their scores, and the texts in which they do.

use std::{collections::HashMap, fmt::Write as _, ops::RangeInclusive};

use sea_orm::{ConnectionTrait, DbBackend, Statement, Value};

use super::{
    SearchField,
    rules::{Near, Queries, snippet::Text},
};
use demarche_model::{
    error::{Error, Result},
    node::Key,
    page::{Page, Position, Side, SortValue, broken_cursor},
    vocabulary::Vocabulary,
};
use demarche_store::and_inside;

/// How many of the records that fit are ranked, the first by key.
pub const MOST_RANKED: i64 = 2_000;

/// How many texts of evidence are read of a record, to show one.
const MOST_EVIDENCE: i32 = 500;

/// The weights of claims, summaries, other names and labels.
const WEIGHTS: &str = "{0.05, 0.2, 0.6, 1}";

/// A score of 1 as a whole number: cursors compare whole numbers.
const ONE: f64 = 1_000_000.0;

/// Records that fit.
#[derive(Clone, Debug, Default)]
pub struct Ranked {
    /// The page's, in its reading direction, with one more than its size: each with its place, smaller where it fits
    /// better.
    pub rows: Vec<(Key, i64)>,
    /// How many fit, counted up to one more than are ranked.
    pub matches: i64,
}

/// Ranks the records that fit, and reads a page of them.
///
/// # Errors
/// `BadInput` for a cursor that no search gave, or where the database cannot answer.
pub async fn ranked(
    db: &impl ConnectionTrait,
    release: i32,
    among: Option<&[RangeInclusive<i32>]>,
    (queries, page): (&Queries, &Page),
) -> Result<Ranked> {
    let Queries {
        matching,
        ranking,
        names: [label, alias, beginning],
    } = queries;
    let mut sql = format!(
        "WITH matched AS MATERIALIZED (
    SELECT node, words FROM search_entry
    WHERE release = $1 AND words @@ $2::tsquery{among} ORDER BY node LIMIT {limit}
), ranked AS (
    SELECT node, -round({ONE} * (ts_rank('{WEIGHTS}', words, $3::tsquery) + CASE WHEN words @@ $4::tsquery THEN 1
        WHEN words @@ $5::tsquery THEN 0.6 WHEN words @@ $6::tsquery THEN 0.3 ELSE 0 END))::bigint AS place
    FROM matched ORDER BY node LIMIT {MOST_RANKED}
)
SELECT counted.matches, page.node, page.place
FROM (SELECT count(*) AS matches FROM matched) AS counted
LEFT JOIN LATERAL (SELECT node, place FROM ranked WHERE true",
        among = and_inside("node", among),
        limit = MOST_RANKED + 1,
    );
    let texts = [matching, ranking, label, alias, beginning];
    let mut values: Vec<Value> = vec![release.into()];
    values.extend(texts.into_iter().map(|text| text.clone().into()));
    for (bound, sign) in [(&page.after, '>'), (&page.before, '<')] {
        if let Some(position) = bound {
            let (place, key) = placed(position)?;
            let at = values.len();
            let _ = write!(sql, " AND (place, node) {sign} (${}, ${})", at + 1, at + 2);
            values.extend([place.into(), key.into()]);
        }
    }
    let order = if page.side == Side::First { "ASC" } else { "DESC" };
    let _ = write!(
        sql,
        "\n    ORDER BY place {order}, node {order} LIMIT {}) AS page ON true
ORDER BY page.place {order}, page.node {order}",
        page.size + 1
    );
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let mut ranked = Ranked::default();
    for row in db.query_all_raw(statement).await? {
        ranked.matches = row.try_get("", "matches")?;
        let node: Option<i32> = row.try_get("", "node")?;
        let place: Option<i64> = row.try_get("", "place")?;
        ranked.rows.extend(node.map(Key).zip(place));
    }
    Ok(ranked)
}

/// The score that a place stands for.
pub fn score(place: i64) -> f64 {
    // Places are a few millions: every one of them is a float.
    let place = place as f64;
    -place / ONE
}

/// What a cursor holds is the client's word.
fn placed(position: &Position) -> Result<(i64, i32)> {
    match position.sort {
        SortValue::Number(place) => Ok((place, position.key.0)),
        SortValue::None | SortValue::Text(_) => Err(broken_cursor()),
    }
}

/// Reads the texts by which records can have been found, in the order of their weights.
///
/// # Errors
/// Where the database cannot answer.
pub async fn texts(db: &impl ConnectionTrait, release: i32, records: &[Key]) -> Result<HashMap<Key, Vec<Text>>> {
    if records.is_empty() {
        return Ok(HashMap::new());
    }
    let keys: Vec<i32> = records.iter().map(|Key(key)| *key).collect();
    let sql = "SELECT key AS node, 'LABEL' AS field, 0 AS weight, 0 AS position, label AS text FROM node
    WHERE release = $1 AND key = ANY ($2)
UNION ALL SELECT node, 'ALIAS', 1, position, text FROM alias WHERE release = $1 AND node = ANY ($2)
UNION ALL SELECT key, 'SUMMARY', 2, 0, summary FROM node WHERE release = $1 AND key = ANY ($2)
UNION ALL SELECT key, 'DETAIL', 3, 0, note FROM node WHERE release = $1 AND key = ANY ($2)
UNION ALL SELECT key, 'DETAIL', 4, 0, unnest(title || authors || publisher) FROM document
    WHERE release = $1 AND key = ANY ($2)
UNION ALL SELECT key, 'DETAIL', 4, 0, scope_note FROM topic WHERE release = $1 AND key = ANY ($2)
UNION ALL SELECT topic, 'DETAIL', 5, position, label FROM topic_option WHERE release = $1 AND topic = ANY ($2)
UNION ALL SELECT key, 'DETAIL', 4, 0, condition FROM interest WHERE release = $1 AND key = ANY ($2)
UNION ALL SELECT key, 'DETAIL', 4, 0, role FROM relation WHERE release = $1 AND key = ANY ($2)
UNION ALL SELECT asked.key, 'CLAIM', 6, said.position, said.text
FROM unnest($2) AS asked (key) CROSS JOIN LATERAL (
    SELECT claim.position, said.text FROM claim
    JOIN claim_passage AS place ON place.release = claim.release AND place.claim = claim.key
    JOIN passage ON passage.release = place.release AND passage.document = place.document
        AND passage.number = place.number
    CROSS JOIN LATERAL (VALUES (passage.paraphrase), (passage.quote)) AS said (text)
    WHERE claim.release = $1 AND claim.subject = asked.key
    ORDER BY claim.position, place.position LIMIT $3
) AS said
ORDER BY node, weight, position";
    let values = [release.into(), keys.into(), MOST_EVIDENCE.into()];
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    let mut found: HashMap<Key, Vec<Text>> = HashMap::new();
    for row in db.query_all_raw(statement).await? {
        let field: String = row.try_get("", "field")?;
        let field = SearchField::from_code(&field).ok_or_else(|| Error::internal("a text of no known field"))?;
        let text: Option<String> = row.try_get("", "text")?;
        let texts = found.entry(Key(row.try_get("", "node")?)).or_default();
        texts.extend(text.map(|text| Text { field, text }));
    }
    Ok(found)
}

/// Reduces words to their stems; those too common to look for have none.
///
/// # Errors
/// Where the database cannot answer.
pub async fn stems(db: &impl ConnectionTrait, words: Vec<String>) -> Result<HashMap<String, String>> {
    if words.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = "SELECT word, stem FROM unnest($1) AS word
CROSS JOIN LATERAL unnest(tsvector_to_array(to_tsvector('pg_catalog.english', word))) AS stem";
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [words.into()]);
    let mut stems = HashMap::new();
    for row in db.query_all_raw(statement).await? {
        stems.insert(row.try_get("", "word")?, row.try_get("", "stem")?);
    }
    Ok(stems)
}

/// Finds the words of a release that share trigrams with these, the most alike first.
///
/// # Errors
/// Where the database cannot answer.
pub async fn near(db: &impl ConnectionTrait, release: i32, words: &[&str]) -> Result<Vec<Near>> {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let sql = "SELECT asked.word AS asked, near.word, near.similarity, EXISTS (
        SELECT FROM search_word AS begun WHERE begun.release = $1
            AND begun.word >= asked.word AND begun.word < asked.word || chr(1114111)
    ) AS begins
FROM unnest($2) AS asked (word) LEFT JOIN LATERAL (
    SELECT word, similarity(search_word.word, asked.word) AS similarity FROM search_word
    WHERE release = $1 AND search_word.word % asked.word
    ORDER BY similarity DESC, word LIMIT 8
) AS near ON true";
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, [release.into(), words.into()]);
    let read = |row: sea_orm::QueryResult| {
        Ok(Near {
            asked: row.try_get("", "asked")?,
            word: row.try_get("", "word")?,
            similarity: row.try_get::<Option<f32>>("", "similarity")?.unwrap_or(0.0),
            begins: row.try_get("", "begins")?,
        })
    };
    db.query_all_raw(statement).await?.into_iter().map(read).collect()
}
