//! Actors: whoever acts or wants, from states and their bodies to companies, persons and collectives.

mod codes;

pub use codes::ActorKind;
