//! Datasets become releases: published whole or not at all, frozen from then on, taken back as a whole.

mod actor;
mod artifact;
mod batch;
mod claim;
mod content;
pub mod derived;
mod document;
mod event;
mod folder;
mod interest;
mod load;
mod place;
mod preview;
mod publish;
mod relation;
mod startup;
mod topic;
mod transaction;
mod withdraw;

pub use batch::{Batch, Edition, Numbering};
pub use content::of_dataset;
pub use folder::{Checked, Refusal};
pub use preview::Preview;
pub use publish::{Outcome, ReleaseKind, publish};
pub use startup::publish_folder;
pub use withdraw::{clear_withdrawn, withdraw};
