//! Filters as trees: what a client asks, as conditions that say nothing of SQL.
//!
//! A date leaf is unknown of an undated record, and every other leaf is true or false of every record: SQL's logic of
//! three values is the model's.

mod columns;
mod dates;
mod leaf;
mod leaves;
mod tree;

use std::{fmt::Debug, hash::Hash};

pub use columns::DateColumns;
pub use dates::{dates, day_number, moment};
pub use leaf::{Days, Leaf, Rows, Span, Way};
pub use leaves::{
    actor, among_claims, codes, end, flag, has_topic, ids, involves, involves_any, place, present, record, reference,
    shares, text, texts,
};
pub use tree::{Inner, Reference, Tree, tree, tree_of};

use crate::error::Result;

/// What lists of one kind are filtered by.
pub trait Filter: Clone + Debug + Default + Eq + Hash + Send + Sync + 'static {
    /// The filter as a tree, in one pass.
    ///
    /// # Errors
    /// `BadInput` where the filter cannot be met as it is written.
    fn tree(&self) -> Result<Tree>;
}
