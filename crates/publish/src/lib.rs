//! Datasets become releases: published whole or not at all, frozen from then on, taken back as a whole.

mod batch;
mod content;
pub mod derived;
mod folder;
mod load;
mod preview;
mod publish;
mod startup;
mod transaction;
mod withdraw;

pub use batch::{Batch, Edition, Numbering};
pub use content::of_dataset;
pub use folder::{Checked, Refusal};
pub use preview::Preview;
pub use publish::{Outcome, Standing, publish};
pub use startup::publish_folder;
pub use withdraw::{clear_withdrawn, withdraw};
