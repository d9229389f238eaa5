//! What the files of a dataset folder hold, as structs.

mod attributes;
mod common;
mod header;
mod written;

pub use attributes::{AttributeEntry, AttributeMap, AttributeValue};
pub use common::{AliasEntry, COMMON_FIELDS, Common, ExternalIdEntry, QuantityEntry};
pub use header::{Header, Redirect, Redirects, RetiredId};
pub use written::{AnyRef, At, Extent, HasKind, Point, Ref};
