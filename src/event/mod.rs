//! Events: what happened, is planned, or is said to have happened, with who took part in which role.

pub mod check;
mod codes;
pub(crate) mod entity;
mod filter;
mod model;

pub use codes::{EventKind, EventStatus, ParticipantRole, QuadCategory, Side};
pub use filter::{EventFilter, EventOrder};
pub use model::{Event, Participation};
