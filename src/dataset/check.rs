//! What must hold across the records of a dataset.

use super::{Header, Records, load::Loaded};

/// Checks everything that reading the files one by one cannot see.
pub(super) fn check(header: Option<&Header>, records: &Records, loaded: &mut Loaded) {
    let _ = (header, records, loaded);
}
