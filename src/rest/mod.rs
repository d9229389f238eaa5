//! REST: each request becomes one GraphQL operation, so that both APIs give the same answers.

mod answer;
mod endpoint;
mod parameter;
mod question;
pub(crate) mod resource;
mod selection;
mod shape;
mod table;
