//! REST: each request becomes one GraphQL operation, so that both APIs give the same answers.

mod answer;
mod asked;
mod cited;
pub mod condition;
mod docs;
mod endpoint;
mod interface;
mod links;
pub mod openapi;
pub(crate) mod parameter;
pub mod problem;
mod question;
mod representation;
pub(crate) mod resource;
mod routes;
pub mod scope;
mod table;

pub use interface::Interface;
pub use problem::Problem;
pub use routes::routes;
pub use scope::Scope;
