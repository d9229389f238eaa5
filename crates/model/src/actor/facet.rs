//! By what lists of actors are counted.

use crate::{
    code::CodeScheme,
    facet::{CLAIM_BY, CLAIM_MODE, CLAIM_SOURCE, DISPUTED, FacetBy, Source, TOPIC, YEAR},
    vocabulary::vocabulary,
};

vocabulary! {
    /// By what actors are counted.
    pub enum ActorFacet {
        /// What sort of actor they are.
        Kind,
        /// The actor that they are a body or part of.
        PartOf,
        /// The state of which they are a national.
        Nationality,
        /// The sectors in which they act.
        Sector,
        /// Whether the source names them.
        Named,
        /// The years in which they exist or act.
        Year,
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

impl FacetBy for ActorFacet {
    fn source(self) -> Source {
        match self {
            Self::Kind => Source::code("kind", CodeScheme::ActorKind),
            Self::PartOf => Source::record("part_of"),
            Self::Nationality => Source::record("nationality"),
            Self::Sector => Source::codes("sectors", CodeScheme::PloverSector),
            Self::Named => Source::flag("named"),
            Self::Year => YEAR,
            Self::Topic => TOPIC,
            Self::Disputed => DISPUTED,
            Self::ClaimMode => CLAIM_MODE,
            Self::ClaimBy => CLAIM_BY,
            Self::ClaimSource => CLAIM_SOURCE,
        }
    }
}
