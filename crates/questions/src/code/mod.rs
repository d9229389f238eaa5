//! The closed lists as an answer of their own: every code with its label, definition and source.

mod rules;

pub use demarche_model::code::{AllowedEnds, Code, CodeScheme, plover};
pub use rules::{codes, words};
