//! Reads that are the same for every kind of record: by key, by id, as pages, as pages of many parents, as counts.

mod branch;
mod count;
mod keys;
mod list;
mod lookup;
mod select;
mod source;

pub use branch::{Arm, Branch, Edge, SideTable};
pub(crate) use count::entries;
pub use count::{Counted, count, count_of};
pub use keys::and_inside;
pub use list::{Listing, ListingOf, Placed, Row, list, list_of};
pub use lookup::{by_ids, by_keys, complete, keys_of};
pub(super) use select::among;
pub(crate) use select::from_kind;
