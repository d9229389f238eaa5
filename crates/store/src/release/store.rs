//! Reads the rows of releases.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::entity::{self, Entity};
use demarche_model::{
    Result,
    node::Key,
    release::{KindRange, Release, Withdrawal},
};

/// Lists every published release, drafts and withdrawn ones included.
pub async fn list(connection: &impl ConnectionTrait) -> Result<Vec<Release>> {
    let published = entity::Column::PublishedAt.is_not_null();
    let rows = Entity::find().filter(published).all(connection).await?;
    Ok(rows.into_iter().filter_map(release).collect())
}

/// A release without a time of publication is under way and nobody's business.
fn release(row: entity::Model) -> Option<Release> {
    let entity::Model {
        id,
        dataset,
        version,
        name,
        major: _,
        minor: _,
        patch: _,
        draft,
        title,
        description,
        licence,
        sha256,
        document,
        default_claim,
        counts,
        published_at,
        withdrawn_at,
        withdrawn_reason,
    } = row;
    Some(Release {
        id,
        name,
        dataset,
        version,
        title,
        description,
        licence,
        published_at: published_at?,
        sha256,
        counts: KindRange::from_json(&counts),
        draft,
        default_claim,
        document: document.map(Key),
        withdrawn: withdrawn_at
            .zip(withdrawn_reason)
            .map(|(at, reason)| Withdrawal { at, reason }),
    })
}
