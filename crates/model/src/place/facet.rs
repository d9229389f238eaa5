//! By what lists of places are counted.

use crate::{
    code::CodeScheme,
    facet::{CLAIM_BY, CLAIM_MODE, CLAIM_SOURCE, DISPUTED, FacetBy, Source, TOPIC},
    vocabulary::vocabulary,
};

vocabulary! {
    /// By what places are counted.
    pub enum PlaceFacet {
        /// What sort of place they are.
        Kind,
        /// The place in which they directly lie.
        Within,
        /// The state to which they belong.
        Country,
        /// How precisely their coordinates are known.
        GeoPrecision,
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

impl FacetBy for PlaceFacet {
    fn source(self) -> Source {
        match self {
            Self::Kind => Source::code("kind", CodeScheme::PlaceKind),
            Self::Within => Source::record("within"),
            Self::Country => Source::record("country"),
            Self::GeoPrecision => Source::number("geo_precision", CodeScheme::GeoPrecision),
            Self::Topic => TOPIC,
            Self::Disputed => DISPUTED,
            Self::ClaimMode => CLAIM_MODE,
            Self::ClaimBy => CLAIM_BY,
            Self::ClaimSource => CLAIM_SOURCE,
        }
    }
}
