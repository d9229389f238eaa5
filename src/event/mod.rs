//! Events: what happened, is planned, or is said to have happened, with who took part in which role.

pub mod check;
mod codes;
pub(crate) mod entity;
mod facet;
mod filter;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use codes::{EventKind, EventStatus, ParticipantRole, QuadCategory, Side};
pub use facet::EventFacet;
pub use filter::{EventFilter, EventOrder};
pub use graphql::ParticipationFields;
pub use model::{Event, Participation};
pub(crate) use store::{OF_ACTOR, OF_PLACE, OF_TOPIC};
