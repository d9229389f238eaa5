//! Artifacts: texts and made things, from agreements and their provisions to projects and equipment.

pub(crate) mod entity;
pub(crate) mod graphql;
mod model;
pub(crate) mod rest;
pub(crate) mod store;

pub use demarche_model::artifact::{
    ArtifactFacet, ArtifactFilter, ArtifactKind, ArtifactOrder, ArtifactStatus, PartyCondition,
};
pub use model::{Artifact, Party};
