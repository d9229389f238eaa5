//! What every record has in common: its id, its kind, its label.

mod codes;
mod id;

pub use codes::{AliasKind, ExternalIdScheme, QuantityQualifier};
pub use id::{Key, NodeId, NodeKind, SLUG_LIMIT, article, is_slug};
