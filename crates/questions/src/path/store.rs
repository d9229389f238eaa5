//! What paths read: the ties of a release, as rows that are counted into a graph one by one.

use std::collections::HashMap;

use futures_util::TryStreamExt;
use sea_orm::ConnectionTrait;
use sqlx::{Connection, PgConnection, Row, postgres::PgRow};

use super::rules::{Builder, Days, Graph, Keys, NONE, Sorts, Statuses, Tie, Traits};
use demarche_model::{
    claim::Credibility,
    error::{Error, Result},
    node::Key,
    relation::{RelationKind, RelationStatus},
    vocabulary::Vocabulary,
};
use demarche_postgres::Database;
use demarche_store::{key_or_below, rows_of};

/// Reading a large release takes longer than a question may.
const PATIENCE: &str = "SET statement_timeout = '60s'";

/// Every tie with its ends, its record, and what claims say of it. A claim at an end stands for the record that it is
/// about. `$2` is the credibility of the dataset's own claim, which records without claims have.
const TIES: &str = r#"
WITH asserted AS (
    SELECT subject, property, credibility FROM claim
    WHERE release = $1 AND polarity = 'ASSERTS' AND mode <> 'ABSENCE' AND credibility IS NOT NULL
), rating AS (
    SELECT subject, '*' AS field, min(credibility) AS credibility FROM asserted GROUP BY subject
    UNION ALL
    SELECT subject, coalesce(property, ''), min(credibility) FROM asserted GROUP BY 1, 2
), tie AS (
    SELECT l.key, coalesce(f.subject, l."from") AS "from", coalesce(t.subject, l."to") AS "to", l.role AS sort,
        l.carrier, l.carrier AS bearer, '*' AS whole, NULL AS part, r.status, r.valid IS NOT NULL AS dated,
        r.valid_start_earliest AS start_earliest, r.valid_start_latest AS start_latest,
        r.valid_end_earliest AS end_earliest, r.valid_end_latest AS end_latest
    FROM link l
    JOIN relation r ON r.release = $1 AND r.key = l.carrier
    LEFT JOIN claim f ON f.release = $1 AND f.key = l."from"
    LEFT JOIN claim t ON t.release = $1 AND t.key = l."to"
    WHERE l.release = $1 AND l.via = 'RELATION'
    UNION ALL
    SELECT l.key, l."from", l."to", l.via, l.carrier, l.carrier, '', 'participants', e.status, e.date IS NOT NULL,
        e.date_earliest, coalesce(e.date_latest, DATE '9999-12-31'), NULL, NULL
    FROM link l
    JOIN event e ON e.release = $1 AND e.key = l.carrier
    WHERE l.release = $1 AND l.via = 'PARTICIPATION'
    UNION ALL
    SELECT l.key, l."from", l."to", l.via, l.carrier, l.carrier, '*', NULL, NULL, i.valid IS NOT NULL,
        i.valid_start_earliest, i.valid_start_latest, i.valid_end_earliest, i.valid_end_latest
    FROM link l
    JOIN interest i ON i.release = $1 AND i.key = l.carrier
    WHERE l.release = $1 AND l.via = 'INTEREST'
    UNION ALL
    SELECT l.key, l."from", l."to", l.via, 0, l."from", '', l.role, NULL, NULL, NULL, NULL, NULL, NULL
    FROM link l
    WHERE l.release = $1 AND l.via = 'AFFILIATION'
)
SELECT tie.key, "from", "to", sort, carrier, status, dated,
    start_earliest - DATE '2000-01-01', start_latest - DATE '2000-01-01',
    end_earliest - DATE '2000-01-01', end_latest - DATE '2000-01-01',
    coalesce(least(own.credibility, field.credibility), CASE WHEN $2::smallint IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.release = $1 AND c.subject = tie.bearer) THEN $2 END)
FROM tie
LEFT JOIN rating own ON own.subject = tie.bearer AND own.field = tie.whole
LEFT JOIN rating field ON field.subject = tie.bearer AND field.field = tie.part
ORDER BY tie.key"#;

/// Reads the graph of a release; `standing` is how credibly the dataset itself asserts records without claims.
///
/// # Errors
/// Where the database cannot answer.
pub async fn load(database: &Database, release: i32, standing: Option<Credibility>) -> Result<Graph> {
    let mut own = database.own_connection().await?;
    sqlx::raw_sql(PATIENCE).execute(&mut own).await?;
    let builder = gather(&mut own, release, standing).await?;
    own.close().await?;
    let built = tokio::task::spawn_blocking(move || builder.build()).await;
    built.map_err(Error::internal)
}

/// Counts the rows in as they come, so that they are never held beside the graph.
async fn gather(connection: &mut PgConnection, release: i32, standing: Option<Credibility>) -> Result<Builder> {
    let count: i64 = sqlx::query_scalar("SELECT count(*) FROM link WHERE release = $1")
        .bind(release)
        .fetch_one(&mut *connection)
        .await?;
    let mut builder = Builder::new(usize::try_from(count).unwrap_or(0));
    let codes = Codes::new();
    let query = sqlx::query(TIES).bind(release).bind(standing.map(Credibility::number));
    let mut rows = query.fetch(connection);
    while let Some(row) = rows.try_next().await? {
        let ends = (key(&row, 1)?, key(&row, 2)?);
        builder.push(ends, codes.traits(&row)?, tie(&row)?);
    }
    drop(rows);
    Ok(builder)
}

/// The numbers that the graph has for codes.
struct Codes {
    sorts: HashMap<&'static str, u8>,
    statuses: HashMap<&'static str, u8>,
}

impl Codes {
    fn new() -> Self {
        let others = [
            ("PARTICIPATION", Sorts::PARTICIPATION),
            ("INTEREST", Sorts::INTEREST),
            ("AFFILIATION", Sorts::AFFILIATION),
        ];
        let relations = RelationKind::ALL.iter().map(|kind| (kind.code(), *kind as u8));
        let statuses = RelationStatus::ALL.iter().map(|status| (status.code(), *status as u8));
        Self {
            sorts: relations.chain(others).collect(),
            statuses: statuses.collect(),
        }
    }

    fn traits(&self, row: &PgRow) -> Result<Traits> {
        let unknown = |code: &str| Error::internal(format!("the database holds an unknown code `{code}`"));
        let (sort, status): (&str, Option<&str>) = (row.try_get(3)?, row.try_get(5)?);
        let status = match status {
            Some(status) => self.statuses.get(status).copied().ok_or_else(|| unknown(status))?,
            None => Statuses::NONE,
        };
        let credibility: Option<i16> = row.try_get(11)?;
        Ok(Traits {
            sort: self.sorts.get(sort).copied().ok_or_else(|| unknown(sort))?,
            status,
            credibility: credibility.and_then(|digit| u8::try_from(digit).ok()).unwrap_or(NONE),
        })
    }
}

fn tie(row: &PgRow) -> Result<Tie> {
    let dated: Option<bool> = row.try_get(6)?;
    Ok(Tie {
        key: key(row, 0)?,
        carrier: key(row, 4)?,
        days: match dated {
            None => Days::ALWAYS,
            Some(false) => Days::UNDATED,
            Some(true) => days(row)?,
        },
    })
}

/// The bounds of a date. What has only happened on a day has happened for ever after.
fn days(row: &PgRow) -> Result<Days> {
    let bound = |column: usize, open: i32| Ok::<i32, Error>(row.try_get::<Option<i32>, _>(column)?.unwrap_or(open));
    Ok(Days {
        start: (bound(7, i32::MIN)?, bound(8, i32::MIN)?),
        end: (bound(9, i32::MAX)?, bound(10, i32::MAX)?),
    })
}

fn key(row: &PgRow, column: usize) -> Result<u32> {
    let key: i32 = row.try_get(column)?;
    u32::try_from(key).map_err(Error::internal)
}

/// Finds the records that are filed under a topic, and where asked for under those below it.
///
/// # Errors
/// Where the database cannot answer.
pub async fn filed_under(
    db: &impl ConnectionTrait,
    release: i32,
    (topic, includes_narrower): (Key, bool),
) -> Result<Keys> {
    let mut select = rows_of("node_topic", "node", release);
    select.and_where(key_or_below(("node_topic", "topic"), topic, includes_narrower, release));
    let rows = db.query_all(&select).await?;
    let node = |row: &sea_orm::QueryResult| {
        let key: i32 = row.try_get("", "node")?;
        u32::try_from(key).map_err(Error::internal)
    };
    rows.iter().map(node).collect()
}
