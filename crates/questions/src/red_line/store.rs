//! What checks of red lines read: the relations from records to lines, and the records that a line is about.

use std::collections::HashMap;

use sea_orm::{
    ConnectionTrait, DbBackend, Statement,
    sea_query::{Expr, ExprTrait, Func},
};
use serde_json::{Value, json};

use demarche_model::{
    error::Result,
    interest::InterestKind,
    node::{Key, NodeKind},
    page::{Page, Side},
    relation::{RelationGroup, RelationKind},
    release::Release,
    vocabulary::Vocabulary,
};
use demarche_store::{row, rows_of};

/// A relation by which a source says what a record does to a red line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// The relation.
    pub relation: Key,
    /// What it says.
    pub kind: RelationKind,
    /// The red line.
    pub red_line: Key,
}

/// A red line, and the attributes that its test is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tested {
    /// The red line.
    pub red_line: Key,
    /// The dotted keys of the attributes.
    pub attributes: Vec<String>,
}

/// The records that a source ties to a line, and those that carry an attribute of its test. A claim has no attributes:
/// the record that it is about has them.
const SUBJECTS: &str = r#"
    SELECT subject FROM (
        SELECT "from" AS subject FROM relation
        WHERE release = $1 AND "to" = line.line AND kind IN ('CROSSES', 'RESPECTS', 'AT_RISK')
        UNION
        SELECT key FROM node
        WHERE release = $1 AND attributes::text <> '{}' AND attributes::jsonb ?| line.attributes
    ) AS tied
    WHERE subject NOT BETWEEN $3 AND $4"#;

/// The lines, as `$2` has them.
const LINES: &str = "jsonb_to_recordset($2) AS line (line integer, attributes text[])";

/// Finds what sources say that records do to red lines, by record, in the order of the relations' ids.
///
/// # Errors
/// Where the database cannot answer.
pub async fn assertions(
    db: &impl ConnectionTrait,
    release: i32,
    subjects: &[Key],
) -> Result<HashMap<Key, Vec<Assertion>>> {
    let kinds = RelationKind::ALL
        .iter()
        .filter(|kind| kind.group() == RelationGroup::RedLine);
    let subjects: Vec<i32> = subjects.iter().map(|Key(key)| *key).collect();
    let mut select = rows_of("relation", "key", release);
    select
        .columns([("relation", "kind"), ("relation", "from"), ("relation", "to")])
        .and_where(Expr::col(("relation", "from")).eq(Func::cust("ANY").arg(Expr::val(subjects))))
        .and_where(Expr::col(("relation", "kind")).is_in(kinds.map(|kind| kind.code())))
        .order_by(("relation", "key"), sea_orm::Order::Asc);
    let mut found: HashMap<Key, Vec<Assertion>> = HashMap::new();
    for row in db.query_all(&select).await? {
        let kind: String = row.try_get("", "kind")?;
        let assertion = Assertion {
            relation: Key(row.try_get("", "key")?),
            kind: row::code(&kind)?,
            red_line: Key(row.try_get("", "to")?),
        };
        found.entry(Key(row.try_get("", "from")?)).or_default().push(assertion);
    }
    Ok(found)
}

/// Finds the red lines that have a test, in the order of their ids.
///
/// # Errors
/// Where the database cannot answer.
pub async fn tested(db: &impl ConnectionTrait, release: i32) -> Result<Vec<Key>> {
    let mut select = rows_of("interest", "key", release);
    select
        .and_where(Expr::col(("interest", "kind")).eq(InterestKind::RedLine.code()))
        .and_where(Expr::col(("interest", "crossed_when")).is_not_null())
        .order_by(("interest", "key"), sea_orm::Order::Asc);
    let rows = db.query_all(&select).await?;
    rows.iter().map(|row| Ok(Key(row.try_get("", "key")?))).collect()
}

/// Finds a page of the records that each line is about, by their ids: one more than the page has, as it is read.
///
/// # Errors
/// Where the database cannot answer.
pub async fn subjects(
    db: &impl ConnectionTrait,
    release: &Release,
    lines: &[&Tested],
    page: &Page,
) -> Result<HashMap<Key, Vec<Key>>> {
    let direction = match page.side {
        Side::First => "ASC",
        Side::Last => "DESC",
    };
    let sql = format!(
        "SELECT line.line, found.subject FROM {LINES} CROSS JOIN LATERAL ({SUBJECTS} AND subject > $5 AND subject < $6 \
         ORDER BY subject {direction} LIMIT $7) AS found ORDER BY line.line, found.subject {direction}"
    );
    let after = page.after.as_ref().map_or(0, |after| after.key.0);
    let before = page.before.as_ref().map_or(i32::MAX, |before| before.key.0);
    let mut values = values(release, lines);
    values.extend([after.into(), before.into(), (i64::from(page.size) + 1).into()]);
    let mut found: HashMap<Key, Vec<Key>> = HashMap::new();
    for row in db
        .query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values))
        .await?
    {
        let (line, subject) = (row.try_get("", "line")?, row.try_get("", "subject")?);
        found.entry(Key(line)).or_default().push(Key(subject));
    }
    Ok(found)
}

/// Counts the records that each line is about.
///
/// # Errors
/// Where the database cannot answer.
pub async fn count_subjects(
    db: &impl ConnectionTrait,
    release: &Release,
    lines: &[&Tested],
) -> Result<HashMap<Key, i64>> {
    let sql = format!(
        "SELECT line.line, found.subjects FROM {LINES} CROSS JOIN LATERAL \
         (SELECT count(*) AS subjects FROM ({SUBJECTS}) AS every) AS found"
    );
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values(release, lines));
    let rows = db.query_all_raw(statement).await?;
    rows.iter()
        .map(|row| Ok((Key(row.try_get("", "line")?), row.try_get("", "subjects")?)))
        .collect()
}

fn values(release: &Release, lines: &[&Tested]) -> Vec<sea_orm::Value> {
    let line = |tested: &&Tested| {
        let Tested { red_line, attributes } = tested;
        json!({"line": red_line.0, "attributes": attributes})
    };
    let lines: Value = lines.iter().map(line).collect();
    let claims = release.range(NodeKind::Claim).filter(|range| range.count > 0);
    let (first, last) = claims.map_or((1, 0), |range| (range.first.0, range.first.0 + range.count - 1));
    vec![release.id.into(), lines.into(), first.into(), last.into()]
}
