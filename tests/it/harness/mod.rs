//! What the tests stand on, and no test itself.

pub mod folder;
pub mod program;
