//! How records hang together, as pure functions over a graph in memory: paths between two, chains of causes from one.

mod chains;
mod filter;
mod graph;
mod live;
mod side;
mod sort;
mod trail;
mod walk;
mod work;

#[cfg(test)]
mod tests;

pub use chains::{Causal, chains};
pub use filter::{AsOf, Filter, Keys};
pub use graph::{Builder, Days, Graph, NONE, Tie, Traits, Way};
pub use sort::{Sorts, Statuses, day};
pub use trail::{Found, Step, Trail};
pub use walk::{Between, paths};
pub use work::Work;
