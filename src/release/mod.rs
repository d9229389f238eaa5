//! Datasets and their releases: published whole or not at all, frozen from then on, taken back as a whole.

mod batch;
mod catalogue;
mod content;
mod derived;
pub(crate) mod entity;
mod generate;
mod listen;
mod load;
mod model;
mod publish;
mod store;
mod tables;
mod transaction;
mod withdraw;

pub use batch::{Batch, Edition, Numbering};
pub use catalogue::Catalogue;
pub use content::of_dataset;
pub use generate::Sample;
pub use listen::follow;
pub use model::{Dataset, KindRange, Release, Withdrawal};
pub use publish::{Outcome, Standing, publish};
pub use tables::{MappedColumn, mapped_columns};
pub use withdraw::{remove_draft, withdraw};
