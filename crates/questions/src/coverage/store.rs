//! What coverage is computed from: how many records have how many claims, in three statements.

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait, DbBackend, FromQueryResult, Statement,
    sea_query::{Expr, ExprTrait, Func, Query, SelectStatement, UnionType},
};

use super::rules::{Claimed, Counted, MANY};
use demarche_model::{
    error::Result,
    node::NodeKind,
    release::{KindRange, Release},
    vocabulary::Vocabulary,
};
use demarche_store::table;

/// The records that have claims, by kind and number of claims. A voice is an actor or, of an author, the document: their
/// keys are never the same. The keys of a kind are one range, so that the buckets between their first keys are the kinds.
const CLAIMED: &str = "
SELECT width_bucket(subject, $2::integer[]) AS bucket, LEAST(claims, $3) AS claims, count(*)::integer AS records,
    (count(*) FILTER (WHERE one_source))::integer AS one_source,
    (count(*) FILTER (WHERE one_voice))::integer AS one_voice,
    (count(*) FILTER (WHERE unattributed))::integer AS unattributed
FROM (
    SELECT subject, count(*)::integer AS claims, min(reported_in) = max(reported_in) AS one_source,
        min(COALESCE(by, reported_in)) = max(COALESCE(by, reported_in)) AS one_voice,
        count(by) = 0 AS unattributed
    FROM claim
    WHERE release = $1
    GROUP BY subject
) AS records
GROUP BY 1, 2";

/// Counts a release's records by what they have.
///
/// # Errors
/// Where the database cannot answer.
pub async fn count(db: &impl ConnectionTrait, release: &Release) -> Result<Vec<Counted>> {
    let mut claimed = claimed(db, release).await?;
    let disputed = by_kind(db, &disputed(release.id)).await?;
    let others = by_kind(db, &undated_and_derived(release.id)).await?;
    let records = release.counts.iter().filter(|range| range.kind != NodeKind::Claim);
    Ok(records
        .map(|KindRange { kind, first: _, count }| Counted {
            kind: *kind,
            all: *count,
            derived: others.get(&format!("{}.derived", kind.code())).copied().unwrap_or(0),
            undated: others.get(kind.code()).copied(),
            disputed: disputed.get(kind.code()).copied().unwrap_or(0),
            claimed: claimed.remove(kind).unwrap_or_default(),
        })
        .collect())
}

async fn claimed(db: &impl ConnectionTrait, release: &Release) -> Result<HashMap<NodeKind, Vec<Claimed>>> {
    let mut ranges: Vec<&KindRange> = release.counts.iter().filter(|range| range.count > 0).collect();
    ranges.sort_by_key(|range| range.first);
    let first: Vec<i32> = ranges.iter().map(|range| range.first.0).collect();
    let values = [release.id.into(), first.into(), MANY.into()];
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, CLAIMED, values);
    let mut found: HashMap<NodeKind, Vec<Claimed>> = HashMap::new();
    for row in db.query_all_raw(statement).await? {
        let bucket: i32 = row.try_get("", "bucket")?;
        let range = usize::try_from(bucket - 1).ok().and_then(|place| ranges.get(place));
        if let Some(range) = range {
            let claimed = ClaimedRow::from_query_result(&row, "")?.into();
            found.entry(range.kind).or_default().push(claimed);
        }
    }
    Ok(found)
}

fn disputed(release: i32) -> SelectStatement {
    Query::select()
        .column("kind")
        .expr_as(Func::count(Expr::val(1)), "records")
        .from("node")
        .and_where(Expr::col("release").eq(release))
        .and_where(Expr::col("disputed"))
        .group_by_col("kind")
        .to_owned()
}

/// The undated records of each kind that has dates, and the relations that repeat a field.
fn undated_and_derived(release: i32) -> SelectStatement {
    let mut derived = counting("relation", "RELATION.derived", release);
    derived.and_where(Expr::col("derived"));
    let mut relations = undated(NodeKind::Relation, release);
    relations.and_where(Expr::col("derived").not());
    let others = [
        undated(NodeKind::Actor, release),
        undated(NodeKind::Interest, release),
        undated(NodeKind::Event, release),
        undated(NodeKind::Artifact, release),
        undated(NodeKind::Document, release),
        relations,
    ];
    for other in others {
        derived.union(UnionType::All, other);
    }
    derived
}

fn undated(kind: NodeKind, release: i32) -> SelectStatement {
    let table = table(kind);
    let mut select = counting(table.name, kind.code(), release);
    if let Some(date) = table.date {
        select.and_where(Expr::col(date.text).is_null());
    }
    select
}

/// Counts the rows of a table under a name.
fn counting(table: &'static str, name: &'static str, release: i32) -> SelectStatement {
    Query::select()
        .expr_as(Expr::val(name).cast_as("text"), "kind")
        .expr_as(Func::count(Expr::val(1)), "records")
        .from(table)
        .and_where(Expr::col("release").eq(release))
        .to_owned()
}

async fn by_kind(db: &impl ConnectionTrait, select: &SelectStatement) -> Result<HashMap<String, i32>> {
    let mut counts = HashMap::new();
    for row in db.query_all(select).await? {
        let records: i64 = row.try_get("", "records")?;
        counts.insert(row.try_get("", "kind")?, i32::try_from(records).unwrap_or(i32::MAX));
    }
    Ok(counts)
}

#[derive(FromQueryResult)]
struct ClaimedRow {
    claims: i32,
    records: i32,
    one_source: i32,
    one_voice: i32,
    unattributed: i32,
}

impl From<ClaimedRow> for Claimed {
    fn from(row: ClaimedRow) -> Self {
        let ClaimedRow {
            claims,
            records,
            one_source,
            one_voice,
            unattributed,
        } = row;
        Self {
            claims,
            records,
            one_source,
            one_voice,
            unattributed,
        }
    }
}
