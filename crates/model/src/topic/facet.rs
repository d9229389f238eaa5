//! By what lists of topics are counted.

use crate::{
    facet::{CLAIM_BY, CLAIM_MODE, CLAIM_SOURCE, DISPUTED, FacetBy, Meaning, Rows, Source, TOPIC},
    vocabulary::vocabulary,
};

vocabulary! {
    /// By what topics are counted.
    pub enum TopicFacet {
        /// The topics directly above them.
        Broader,
        /// Whether their options exclude each other.
        Exclusive,
        /// The topics that they are filed under.
        Topic,
        /// Whether they are disputed.
        Disputed,
        /// The modes of the claims about them.
        ClaimMode,
        /// Whose the claims about them are; those of a document's author have no value.
        ClaimBy,
        /// The documents in which the claims about them are found.
        ClaimSource,
    }
}

impl FacetBy for TopicFacet {
    fn source(self) -> Source {
        match self {
            Self::Broader => BROADER,
            Self::Exclusive => Source::flag("exclusive"),
            Self::Topic => TOPIC,
            Self::Disputed => DISPUTED,
            Self::ClaimMode => CLAIM_MODE,
            Self::ClaimBy => CLAIM_BY,
            Self::ClaimSource => CLAIM_SOURCE,
        }
    }
}

/// The topics directly above a topic.
const BROADER: Source = Source::rows(
    Rows {
        of: "key",
        table: "topic_broader",
        owner: "topic",
        column: "broader",
        repeats: false,
    },
    Meaning::Record,
);
