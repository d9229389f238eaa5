//! Datasets and their releases: published whole or not at all, frozen from then on, taken back as a whole.

mod batch;
mod behind;
mod catalogue;
mod content;
pub mod derived;
pub(crate) mod entity;
mod feed;
mod folder;
mod listen;
mod load;
mod model;
mod preview;
mod publish;
mod startup;
mod store;
mod tables;
mod transaction;
mod withdraw;

pub use batch::{Batch, Edition, Numbering};
pub use behind::follow_behind;
pub use catalogue::Catalogue;
pub use content::of_dataset;
pub use feed::Feed;
pub use folder::{Checked, Refusal};
pub use listen::follow;
pub use model::{Dataset, KindRange, Publication, Release, Withdrawal};
pub use preview::Preview;
pub use publish::{Outcome, Standing, publish};
pub use startup::publish_folder;
pub use tables::{MappedColumn, mapped_columns};
pub use withdraw::{clear_withdrawn, withdraw};
