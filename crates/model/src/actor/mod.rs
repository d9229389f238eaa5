//! Actors: whoever acts or wants, from states and their bodies to companies, persons and collectives.

mod codes;
mod facet;
mod filter;

pub use codes::ActorKind;
pub use facet::ActorFacet;
pub use filter::{ActorFilter, ActorOrder};
