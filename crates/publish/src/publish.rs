//! Publishes a release: whole or not at all.

use futures_util::future::BoxFuture;
use semver::Version;
use sqlx::{PgConnection, Row, postgres::PgRow};

use demarche_model::release::KindRange;

use crate::{
    batch::{Batch, Edition},
    load, transaction,
};
use demarche_model::{
    Error, Result,
    node::{Key, NodeKind},
    vocabulary::Vocabulary,
};
use demarche_postgres::Database;

/// What a release is published as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReleaseKind {
    /// The dataset's next version, for everybody and for good.
    Final,
    /// A folder under work, for its author and for a while; never a dataset's newest release.
    Draft,
}

/// What publishing came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The release of this name is new.
    Published(String),
    /// The release of this name was published before, with the same content.
    Unchanged(String),
}

impl Edition {
    /// The version as the release bears it: a draft adds a part of the hash.
    pub(super) fn version(&self, kind: ReleaseKind) -> String {
        match kind {
            ReleaseKind::Final => self.version.to_string(),
            ReleaseKind::Draft => format!(
                "{}-draft.{}",
                self.version,
                self.sha256.get(..8).unwrap_or(&self.sha256)
            ),
        }
    }
}

/// Publishes a release in one transaction. Whatever goes wrong half-way, nothing of it stays.
///
/// # Errors
/// `BadInput` where the version is not the next one; `Unavailable` where the database went away.
// Boxed, so that it is compiled here and not in each crate that publishes.
pub fn publish<'a>(
    database: &'a Database,
    edition: &'a Edition,
    batch: &'a Batch,
    kind: ReleaseKind,
) -> BoxFuture<'a, Result<Outcome>> {
    Box::pin(write(database, edition, batch, kind))
}

async fn write(database: &Database, edition: &Edition, batch: &Batch, kind: ReleaseKind) -> Result<Outcome> {
    let mut connection = database.own_connection().await?;
    let mut transaction = transaction::begin(&mut connection, &edition.dataset).await?;
    let version = edition.version(kind);
    let name = format!("{}@{version}", edition.dataset);
    if is_known(&mut transaction, edition, &name, kind).await? {
        return Ok(Outcome::Unchanged(name));
    }
    let release = open(&mut transaction, edition, (&version, kind)).await?;
    load::load(&mut transaction, release, batch).await?;
    close(&mut transaction, release, (edition, batch)).await?;
    transaction::commit(transaction, &name).await?;
    tracing::info!(release.name = %name, "published release {name}");
    Ok(Outcome::Published(name))
}

/// Whether exactly this is published already; an error where the version cannot follow what is.
async fn is_known(to: &mut PgConnection, edition: &Edition, name: &str, kind: ReleaseKind) -> Result<bool> {
    let statement = "SELECT name, version, sha256, draft, withdrawn_reason FROM release WHERE dataset = $1";
    let rows = sqlx::query(statement).bind(&edition.dataset).fetch_all(to).await?;
    for row in &rows {
        if row.try_get::<String, _>("name")? == name {
            return is_same(row, edition, name);
        }
    }
    if kind == ReleaseKind::Final {
        require_next(&rows, edition)?;
    }
    Ok(false)
}

fn is_same(row: &PgRow, edition: &Edition, name: &str) -> Result<bool> {
    if let Some(reason) = row.try_get::<Option<String>, _>("withdrawn_reason")? {
        return Err(Error::bad_input(format!(
            "{name} was withdrawn ({reason}) and its version is used up: publish a higher version"
        )));
    }
    if row.try_get::<String, _>("sha256")? == edition.sha256 {
        return Ok(true);
    }
    Err(Error::bad_input(format!(
        "{name} is published with other content and never changes: set a higher version in dataset.yaml"
    )))
}

/// A version follows all that are published; one that was withdrawn or is a draft stands in nobody's way.
fn require_next(rows: &[PgRow], edition: &Edition) -> Result<()> {
    for row in rows {
        if row.try_get::<bool, _>("draft")? || row.try_get::<Option<String>, _>("withdrawn_reason")?.is_some() {
            continue;
        }
        let published: String = row.try_get("version")?;
        if Version::parse(&published).is_ok_and(|published| published.cmp_precedence(&edition.version).is_ge()) {
            let (dataset, version) = (&edition.dataset, &edition.version);
            return Err(Error::bad_input(format!(
                "{dataset}@{version} does not follow {dataset}@{published}, which is published: \
                 set a higher version in dataset.yaml"
            )));
        }
    }
    Ok(())
}

/// Adds the release's own row; without a time of publication, so that its content can still be written.
async fn open(to: &mut PgConnection, edition: &Edition, (version, kind): (&str, ReleaseKind)) -> Result<i32> {
    let dataset = "INSERT INTO dataset (slug) VALUES ($1) ON CONFLICT DO NOTHING";
    sqlx::query(dataset).bind(&edition.dataset).execute(&mut *to).await?;
    let release =
        "INSERT INTO release (dataset, version, name, major, minor, patch, draft, title, description, licence,
            sha256, default_claim, counts)
        VALUES ($1, $2, $1 || '@' || $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '{}')
        RETURNING id";
    let part = |number: u64| i32::try_from(number).map_err(|_| Error::bad_input("a part of the version is too large"));
    let id = sqlx::query_scalar(release)
        .bind(&edition.dataset)
        .bind(version)
        .bind(part(edition.version.major)?)
        .bind(part(edition.version.minor)?)
        .bind(part(edition.version.patch)?)
        .bind(kind == ReleaseKind::Draft)
        .bind(&edition.title)
        .bind(&edition.description)
        .bind(&edition.licence)
        .bind(&edition.sha256)
        .bind(&edition.default_claim)
        .fetch_one(to)
        .await?;
    Ok(id)
}

/// Completes the release's row; from now on the database refuses every change.
async fn close(to: &mut PgConnection, release: i32, (edition, batch): (&Edition, &Batch)) -> Result<()> {
    let counts = KindRange::to_json(&counts(batch));
    let document = match &edition.document {
        Some(id) => batch
            .documents
            .iter()
            .find(|document| document.node.id == *id)
            .map(|document| document.node.key.0),
        None => None,
    };
    let statement = "UPDATE release SET document = $2, counts = $3, published_at = clock_timestamp() WHERE id = $1";
    sqlx::query(statement)
        .bind(release)
        .bind(document)
        .bind(counts)
        .execute(to)
        .await?;
    Ok(())
}

/// Where the keys of each kind begin, and how many there are.
fn counts(batch: &Batch) -> Vec<KindRange> {
    let nodes = batch.nodes();
    let range = |kind: &NodeKind| {
        let mut keys = nodes.iter().filter(|node| node.id.kind() == *kind).map(|node| node.key);
        let first = keys.next();
        KindRange {
            kind: *kind,
            first: first.unwrap_or(Key(0)),
            count: first.map_or(0, |_| 1 + i32::try_from(keys.count()).unwrap_or(i32::MAX - 1)),
        }
    };
    NodeKind::ALL.iter().map(range).collect()
}
