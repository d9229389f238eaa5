//! Answers what two actors are both in.

use std::sync::Arc;

use super::{Dyad, SharedMembership, store};
use crate::{
    app::App,
    cache,
    error::Result,
    page::{Page, Slice},
    relation::RelationStatus,
    release::Release,
};

/// Reads a page of what both actors are in, by ties of these statuses.
///
/// # Errors
/// Where the database cannot answer.
pub async fn shared(
    app: &App,
    release: &Release,
    (dyad, statuses): (&Dyad, &[RelationStatus]),
    page: &Page,
) -> Result<Slice<SharedMembership>> {
    store::shared(app.database().orm(), release.id, (dyad, statuses), page).await
}

/// Counts what both actors are in.
///
/// # Errors
/// Where the database cannot answer.
pub async fn count_shared(app: &App, release: &Release, (dyad, statuses): (&Dyad, &[RelationStatus])) -> Result<i64> {
    let count = store::count_shared(app.database().orm(), release.id, (dyad, statuses));
    let name = cache::name(release.publication(), &("shared memberships", dyad, statuses));
    let kept = app.caches().counts.find(name, count).await;
    kept.map_err(Arc::unwrap_or_clone)
}
