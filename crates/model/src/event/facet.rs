//! By what lists of events are counted.

use crate::{
    code::CodeScheme,
    facet::{CLAIM_BY, CLAIM_MODE, CLAIM_SOURCE, DISPUTED, FacetBy, Meaning, Rows, Source, TOPIC, YEAR},
    vocabulary::vocabulary,
};

vocabulary! {
    /// By what events are counted.
    pub enum EventFacet {
        /// What sort of act they are.
        Kind,
        /// Whether and how they are real.
        Status,
        /// How they were done.
        Mode,
        /// The fields of politics that they touch.
        Context,
        /// Where they took place.
        Place,
        /// The event that they are a part of.
        PartOf,
        /// The actors that take part.
        Participant,
        /// What actors do in them.
        Role,
        /// The sides on which actors stand in them.
        Side,
        /// The years in which they took place.
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

impl FacetBy for EventFacet {
    fn source(self) -> Source {
        match self {
            Self::Kind => Source::code("kind", CodeScheme::EventKind),
            Self::Status => Source::code("status", CodeScheme::EventStatus),
            Self::Mode => Source::codes("modes", CodeScheme::PloverMode),
            Self::Context => Source::codes("contexts", CodeScheme::PloverContext),
            Self::Place => Source::record("place"),
            Self::PartOf => Source::record("part_of"),
            Self::Participant => Source::rows(participants("actor"), Meaning::Record),
            Self::Role => Source::rows(participants("role"), Meaning::Code(CodeScheme::ParticipantRole)),
            Self::Side => Source::rows(participants("side"), Meaning::Code(CodeScheme::Side)),
            Self::Year => YEAR,
            Self::Topic => TOPIC,
            Self::Disputed => DISPUTED,
            Self::ClaimMode => CLAIM_MODE,
            Self::ClaimBy => CLAIM_BY,
            Self::ClaimSource => CLAIM_SOURCE,
        }
    }
}

const fn participants(column: &'static str) -> Rows {
    Rows {
        of: "key",
        table: "participant",
        owner: "event",
        column,
        repeats: true,
    }
}
