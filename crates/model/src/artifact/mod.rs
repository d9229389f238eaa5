//! Artifacts: texts and made things, from agreements and their provisions to projects and equipment.

mod codes;
mod facet;
mod filter;
mod record;

pub use codes::{ArtifactKind, ArtifactStatus};
pub use facet::ArtifactFacet;
pub use filter::{ArtifactFilter, ArtifactOrder, PartyCondition};
pub use record::{Artifact, Party};
