//! What measures the service and what tests it on many rows: synthetic records.

mod generate;

pub use generate::{Random, Sample};
