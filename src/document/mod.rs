//! Documents: the sources of what is recorded, with their passages.

mod codes;

pub use codes::Reliability;
