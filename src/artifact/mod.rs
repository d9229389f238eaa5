//! Artifacts: texts and made things, from agreements and their provisions to projects and equipment.

pub mod check;
mod codes;
pub(crate) mod entity;
mod filter;
mod model;

pub use codes::{ArtifactKind, ArtifactStatus};
pub use filter::{ArtifactFilter, ArtifactOrder, PartyCondition};
pub use model::{Artifact, Party};
