//! Events: what happened, is planned, or is said to have happened, with who took part in which role.

mod codes;
mod facet;
mod filter;
mod record;

pub use codes::{EventKind, EventStatus, ParticipantRole, QuadCategory, Side};
pub use facet::EventFacet;
pub use filter::{EventFilter, EventOrder};
pub use record::{Event, Participation};
