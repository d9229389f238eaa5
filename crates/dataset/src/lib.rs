//! The folder format of curated datasets: read with positions, checked, every fault in one run. Knows no database.

pub mod actor;
pub mod artifact;
mod check;
pub mod claim;
mod claims;
mod content;
mod crossed_when;
mod decode;
pub mod document;
pub mod event;
mod fault;
mod folder;
mod format;
pub mod interest;
mod labels;
mod load;
pub mod place;
mod records;
pub mod relation;
mod schema;
pub mod topic;
mod yaml;

use std::path::Path;

pub(crate) use check::{Checker, DOTTED_KEY, is_dotted_key, is_position};
pub use claims::{ResolvedClaim, claims_of, default_claim, short_mode};
pub use crossed_when::{Compared, CrossedWhen};
pub use decode::Mention;
pub use fault::{Fault, Mark, Report, Severity};
pub use folder::{FILE_LIMIT, HEADER_FILE};
pub use format::{
    AliasEntry, AnyRef, At, AttributeEntry, AttributeMap, AttributeValue, COMMON_FIELDS, Common, Extent,
    ExternalIdEntry, HasKind, Header, Point, QuantityEntry, Redirect, Redirects, Ref, RetiredId,
};
pub use labels::{Labels, find};
pub(crate) use records::OwnFields;
pub use records::{Entry, Head, Records};
pub(crate) use schema::record_fields;
pub use schema::schema;

use folder::Folder;
use load::Loaded;

/// A dataset folder, read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// What `dataset.yaml` says.
    pub header: Header,
    /// The records.
    pub records: Records,
    /// The hash of the content, 64 hexadecimal digits: independent of files, their order, comments and layout.
    pub sha256: String,
    /// The faults that do not keep it from being published.
    pub warnings: Report,
}

/// Reads and checks a dataset folder.
///
/// # Errors
/// Every fault of the folder, warnings included, where at least one keeps it from being published.
pub fn read(dir: &Path) -> Result<Dataset, Report> {
    let folder = Folder::open(dir);
    let mut loaded = Loaded {
        faults: folder.faults,
        ..Loaded::default()
    };
    let header = folder.header.as_ref().and_then(|file| loaded.header(file));
    let mut records = Records::default();
    for (kind, file) in &folder.files {
        records.load(*kind, file, &mut loaded);
    }
    records.sort();
    check::check(header.as_ref(), &records, &mut loaded);
    let report = Report::new(loaded.faults);
    match header {
        Some(header) if report.errors() == 0 => Ok(Dataset {
            sha256: content::sha256(&header, &records),
            header,
            records,
            warnings: report,
        }),
        _ => Err(report),
    }
}
