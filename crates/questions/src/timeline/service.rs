//! Answers what stands on a time line: reads a page, or counts.

use std::sync::Arc;

use demarche_model::{
    error::Result,
    page::{Page, Slice},
};
use demarche_store::Counted;

use super::{
    TimelineFilter,
    store::{self, PlacedEntry},
};
use crate::{Analysis, caches::Counting};

/// Reads one page of a release's time line.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn page(analysis: &Analysis, filter: &TimelineFilter, page: &Page) -> Result<Slice<PlacedEntry>> {
    store::page(analysis.reader(), filter, page).await
}

/// Counts the entries that the filter lists, or the undated ones that it does not rule out.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn count(analysis: &Analysis, filter: &Arc<TimelineFilter>, counted: Counted) -> Result<i64> {
    let count = store::count(analysis.reader(), counted, filter);
    analysis.count(Counting::TimeLine(filter.clone(), counted), count).await
}
