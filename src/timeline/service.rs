//! Answers what stands on a time line: finds what the filter names, reads a page or counts.

use std::sync::Arc;

use super::{
    TimelineFilter,
    store::{self, PlacedEntry},
};
use crate::{
    app::App,
    cache,
    error::Result,
    node::{Names, store::Counted},
    page::{Page, Slice},
    release::Release,
};

/// Reads one page of a release's time line.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn page(app: &App, release: &Release, filter: &TimelineFilter, page: &Page) -> Result<Slice<PlacedEntry>> {
    let db = app.database().orm();
    let mut names = store::prepare(db, names(release), filter).await?;
    store::page(db, filter, page, &mut names).await
}

/// Counts the entries that the filter lists, or the undated ones that it does not rule out.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn count(app: &App, release: &Release, filter: &TimelineFilter, counted: Counted) -> Result<i64> {
    let db = app.database().orm();
    let count = async {
        let mut names = store::prepare(db, names(release), filter).await?;
        store::count(db, counted, filter, &mut names).await
    };
    let name = cache::name(release.publication(), &("time line", counted, filter));
    let kept = app.caches().counts.find(name, count).await;
    kept.map_err(Arc::unwrap_or_clone)
}

fn names(release: &Release) -> Names {
    Names::new(release.id, release.key_ranges())
}
