//! The closed lists as data: a code with its label, definition and source, and the lists of PLOVER.

mod model;
pub mod plover;

pub use model::{AllowedEnds, Code, CodeScheme};
