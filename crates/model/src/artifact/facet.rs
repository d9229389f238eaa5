//! By what lists of artifacts are counted.

use crate::{
    code::CodeScheme,
    facet::{CLAIM_BY, CLAIM_MODE, CLAIM_SOURCE, DISPUTED, FacetBy, Meaning, Rows, Source, TOPIC, YEAR},
    vocabulary::vocabulary,
};

vocabulary! {
    /// By what artifacts are counted.
    pub enum ArtifactFacet {
        /// What sort of text or thing they are.
        Kind,
        /// In what state they are.
        Status,
        /// The artifact that they are a part of.
        PartOf,
        /// The actors whose they are.
        Party,
        /// What their parties are to them.
        Role,
        /// The years from which they are.
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

impl FacetBy for ArtifactFacet {
    fn source(self) -> Source {
        match self {
            Self::Kind => Source::code("kind", CodeScheme::ArtifactKind),
            Self::Status => Source::code("status", CodeScheme::ArtifactStatus),
            Self::PartOf => Source::record("part_of"),
            Self::Party => Source::rows(parties("actor"), Meaning::Record),
            Self::Role => Source::rows(parties("role"), Meaning::Code(CodeScheme::ParticipantRole)),
            Self::Year => YEAR,
            Self::Topic => TOPIC,
            Self::Disputed => DISPUTED,
            Self::ClaimMode => CLAIM_MODE,
            Self::ClaimBy => CLAIM_BY,
            Self::ClaimSource => CLAIM_SOURCE,
        }
    }
}

const fn parties(column: &'static str) -> Rows {
    Rows {
        of: "key",
        table: "party",
        owner: "artifact",
        column,
        repeats: true,
    }
}
