//! Artifacts: texts and made things, from agreements and their provisions to projects and equipment.

mod codes;

pub use codes::{ArtifactKind, ArtifactStatus};
