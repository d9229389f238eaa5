//! The GraphQL API: its schema, what an operation answers from, and how errors look.

mod argument;
mod catalogue;
mod children;
mod citation;
mod connection;
mod course;
mod description;
mod dispute;
mod error;
pub mod guard;
mod json;
mod key;
mod loader;
pub(crate) mod neighbor;
mod operation;
mod query;
mod read;
mod reads;
mod record;
mod root_field;
mod schema;
pub mod selection;
pub mod shape;
mod standing;
mod subscription;
mod title;

pub use argument::{Named, find_named, record_keys};
pub use citation::Question;
pub use connection::{
    ConnectionOf, CountSource, Counts, DatedCounts, ListArguments, Listed, children, list, plain_children,
};
pub use course::{Course, Outcome, Setting, failure};
pub use dispute::{Dispute, conflicts};
pub use error::{Complaint, complaints, is_lasting, is_refused, is_unavailable};
pub use json::Json;
pub use loader::{Scope, loaders, scope};
use operation::in_time;
pub use operation::{Fault, Operation, apart, run};
pub use query::Query;
pub use read::{as_claim, attached, children_list, find, optional, record, records, required};
pub use record::{NodeObject, Record};
pub use schema::{Schema, Schemas, described_sdl, execute, run_admitted, schema, sdl};
use schema::{answer, question};
pub use standing::{find_standing_claim, standing_claim};
pub use title::Title;
