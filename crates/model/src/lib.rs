//! The model: records, and its words: dates, ids, codes, filters, orders, pages and errors, as plain data.
//!
//! Nothing here reads or writes: no database, no network, no files. The derives of the GraphQL engine stand on the codes
//! and filters, since both APIs take them as they are; resolvers stand elsewhere.

pub mod actor;
pub mod artifact;
pub mod claim;
pub mod code;
pub mod date;
pub mod document;
pub mod error;
pub mod event;
pub mod facet;
pub mod filter;
pub mod fold;
pub mod interest;
pub mod kind;
pub mod node;
pub mod order;
pub mod page;
pub mod place;
pub mod record;
pub mod relation;
pub mod release;
pub mod suggest;
pub mod topic;
pub mod vocabulary;

pub use error::{Error, Result};
pub use record::Record;
