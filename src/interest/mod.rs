//! Interests: what an actor wants, fears or holds, with its stance on a topic.

mod codes;

pub use codes::{InterestKind, InterestStatus, Operator};
