//! Actors: whoever acts or wants, from states and their bodies to companies, persons and collectives.

mod codes;
mod facet;
mod filter;
mod record;

pub use codes::ActorKind;
pub use facet::ActorFacet;
pub use filter::{ActorFilter, ActorOrder};
pub use record::{Actor, Membership};
