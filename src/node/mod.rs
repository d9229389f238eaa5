//! What every record has in common: its id, its kind, its label.

mod id;

pub use id::{Key, NodeId, NodeKind, SLUG_LIMIT, article, is_slug};
