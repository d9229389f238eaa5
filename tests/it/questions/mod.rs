//! What one asks about the records, as both APIs answer it.

mod alignment;
mod citation;
mod coverage;
mod facets;
mod finding;
mod path;
mod timeline;
pub mod transcripts;
