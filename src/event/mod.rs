//! Events: what happened, is planned, or is said to have happened, with who took part in which role.

pub(crate) mod entity;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use demarche_model::event::{
    EventFacet, EventFilter, EventKind, EventOrder, EventStatus, ParticipantRole, QuadCategory, Side,
};
pub use graphql::ParticipationFields;
pub use model::{Event, Participation};
pub(crate) use store::{OF_ACTOR, OF_PLACE, OF_TOPIC};
