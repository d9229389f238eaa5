//! Artifacts: texts and made things, from agreements and their provisions to projects and equipment.

pub mod check;
mod codes;
pub(crate) mod entity;
mod facet;
mod filter;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use codes::{ArtifactKind, ArtifactStatus};
pub use facet::ArtifactFacet;
pub use filter::{ArtifactFilter, ArtifactOrder, PartyCondition};
pub use model::{Artifact, Party};
