//! By what lists of relations are counted.

use crate::{
    code::CodeScheme,
    facet::{CLAIM_BY, CLAIM_MODE, CLAIM_SOURCE, DISPUTED, FacetBy, Meaning, Rows, Source, TOPIC, Values, YEAR},
    vocabulary::vocabulary,
};

vocabulary! {
    /// By what relations are counted.
    pub enum RelationFacet {
        /// What sort of tie they are.
        Kind,
        /// Whether and how they are real.
        Status,
        /// The record from which they start.
        From,
        /// The record to which they lead.
        To,
        /// The records that they join, whichever end they are.
        End,
        /// The kind of record from which they start.
        FromKind,
        /// The kind of record to which they lead.
        ToKind,
        /// Whether the service made them from `partOf` and `within`.
        Derived,
        /// The years in which they hold.
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

impl FacetBy for RelationFacet {
    fn source(self) -> Source {
        match self {
            Self::Kind => Source::code("kind", CodeScheme::RelationKind),
            Self::Status => Source::code("status", CodeScheme::RelationStatus),
            Self::From => Source::record("from"),
            Self::To => Source::record("to"),
            Self::End => END,
            Self::FromKind => Source::rows(ends("from"), Meaning::Code(CodeScheme::NodeKind)),
            Self::ToKind => Source::rows(ends("to"), Meaning::Code(CodeScheme::NodeKind)),
            Self::Derived => Source::flag("derived"),
            Self::Year => YEAR,
            Self::Topic => TOPIC,
            Self::Disputed => DISPUTED,
            Self::ClaimMode => CLAIM_MODE,
            Self::ClaimBy => CLAIM_BY,
            Self::ClaimSource => CLAIM_SOURCE,
        }
    }
}

/// Both ends of a relation.
const END: Source = Source {
    values: Values::AnyOf(&["from", "to"]),
    meaning: Meaning::Record,
};

/// The record at one end of a relation.
const fn ends(of: &'static str) -> Rows {
    Rows {
        of,
        table: "node",
        owner: "key",
        column: "kind",
        repeats: false,
    }
}
