//! The tables of releases: what is asked of them, the statements, and what is kept of the answers.
//!
//! A question comes in as a [`Read`]; [`Reads`] gathers those of a level of an operation, [`Reader`] answers them from what
//! is kept and, for the rest, with a statement for all that differ in their key alone. Nothing here knows GraphQL or HTTP.

pub mod actor;
pub mod artifact;
mod attachment;
mod batch;
mod below;
mod branch;
mod cached;
pub mod claim;
mod condition;
mod contradictions;
mod count;
mod days;
pub mod document;
pub mod event;
mod facet;
mod group;
mod hop;
mod inside;
pub mod interest;
mod kept;
mod keys;
mod level;
mod list;
mod loads;
mod lookup;
pub(crate) mod node;
pub mod place;
mod read;
mod reader;
pub mod relation;
pub mod release;
pub mod row;
mod search;
mod sort;
mod table;
mod tables;
pub mod topic;

pub use attachment::{Attached, Attachment, Attachments};
pub use batch::{Batch, Batched};
pub use below::{any_or_below, below, key_or_below, rows_of};
pub use branch::{Arm, Branch, Edge, SideTable};
pub use cached::{Cached, Tally, Usage, bounded};
pub use condition::{condition, tie_status};
pub use count::{Counted, is_not_false};
pub use days::in_share;
pub use hop::hops_by_key;
pub use inside::and_inside;
pub use kept::Kept;
pub use keys::Keys;
pub use level::Level;
pub use list::{List, Listing, Row};
pub use loads::Reads;
pub use lookup::{by_keys, keys_of};
pub use read::{Found, Read};
pub use reader::Reader;
pub use table::{Stored, Table, UNDATED, any_key, table};
pub use tables::{MappedColumn, mapped_columns};
