//! Events: what happened, is planned, or is said to have happened, with who took part in which role.

mod codes;

pub use codes::{EventKind, EventStatus, ParticipantRole, Side};
