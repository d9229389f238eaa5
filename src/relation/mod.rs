//! Relations: standing ties between two records, from alliances to causes and contradictions.

mod codes;

pub use codes::{RelationGroup, RelationKind, RelationStatus};
