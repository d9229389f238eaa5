//! The releases there are: their rows, the catalogue of them in memory, and what keeps that fresh.

mod catalogue;
pub(crate) mod entity;
mod feed;
mod listen;
mod replica;
mod store;

/// The channel on which the catalogues of all instances hear of a change.
pub const CHANNEL: &str = "demarche_release";

pub use catalogue::Catalogue;
pub use feed::Feed;
pub use listen::follow;
pub use replica::follow_replica;
pub use store::list;
