//! The GraphQL API: the guard before it, its objects, and how operations run.
//!
//! A document passes the [`guard`]; the [`Engine`] runs it; resolvers ask the operation's reads and questions, which are
//! answered a level at a time; lists are [`ConnectionOf`] records. An object is a newtype of what it shows. Nothing here
//! knows HTTP.

mod actor;
mod alignment;
mod argument;
mod artifact;
mod catalogue;
mod citation;
mod claim;
mod code;
mod common;
mod connection;
mod cost;
mod coverage;
mod description;
mod dispute;
mod document;
mod dyad;
mod engine;
mod error;
mod event;
mod facet;
pub mod guard;
mod interest;
mod json;
mod neighbor;
mod object;
mod operation;
mod operation_name;
mod path;
mod place;
mod query;
mod read;
mod record;
mod red_line;
mod relation;
mod resolve;
mod response_stream;
mod root_field;
mod schema;
pub mod schema_model;
mod search;
pub mod selection;
mod session;
mod subscription;
mod timeline;
mod topic;

use argument::{Named, find_named, record_keys};
use connection::{ListArguments, children, list};
use dispute::{Dispute, conflicts};
use json::Json;
use object::{KindObject, object};
use operation::in_time;
use read::{as_claim, attached, find, optional, record, records, required};
use record::RecordObject;
use schema::{answer, question};
pub use {
    citation::Question,
    connection::ConnectionOf,
    engine::{Engine, Settings},
    error::{Complaint, complaints, is_lasting, is_refused, is_unavailable},
    operation::{Fault, Operation, apart, run},
    operation_name::OperationName,
    query::Query,
    response_stream::{Origin, Outcome, ResponseStream, failure},
    schema::{Schema, described_sdl, execute, run_admitted, schema, schema_model, sdl},
};
