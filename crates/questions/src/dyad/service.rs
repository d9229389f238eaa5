//! Answers what two actors are both in.

use demarche_model::{
    error::Result,
    page::{Page, Slice},
    relation::RelationStatus,
};

use super::{Dyad, SharedMembership, store};
use crate::{Analysis, caches::Counting};

/// Reads a page of what both actors are in, by ties of these statuses.
///
/// # Errors
/// Where the database cannot answer.
pub async fn shared(
    analysis: &Analysis,
    asked: (&Dyad, &[RelationStatus]),
    page: &Page,
) -> Result<Slice<SharedMembership>> {
    store::shared(analysis.db(), analysis.release().id, asked, page).await
}

/// Counts what both actors are in.
///
/// # Errors
/// Where the database cannot answer.
pub async fn count_shared(analysis: &Analysis, (dyad, statuses): (&Dyad, &[RelationStatus])) -> Result<i64> {
    let count = store::count_shared(analysis.db(), analysis.release().id, (dyad, statuses));
    let counting = Counting::SharedMemberships(*dyad, statuses.to_vec());
    analysis.count(counting, count).await
}
