//! By what lists of interests are counted.

use crate::{
    code::CodeScheme,
    facet::{CLAIM_BY, CLAIM_MODE, CLAIM_SOURCE, DISPUTED, FacetBy, Meaning, Source, Values, YEAR},
    vocabulary::vocabulary,
};

vocabulary! {
    /// By what interests are counted.
    pub enum InterestFacet {
        /// In what form they are held.
        Kind,
        /// Whether they are still held.
        Status,
        /// Whose they are.
        Holder,
        /// Who voiced them.
        Speaker,
        /// The topic that they are about.
        Topic,
        /// The option of their topic that they are toward, by its key.
        Option,
        /// For or against the option, from -2 to 2.
        Stance,
        /// Whether the holder wants what only one can have.
        Rival,
        /// How much they matter beside the holder's other interests, from 0 to 3.
        Salience,
        /// Whether they were said in so many words.
        Explicit,
        /// The years in which they are held.
        Year,
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

impl FacetBy for InterestFacet {
    fn source(self) -> Source {
        match self {
            Self::Kind => Source::code("kind", CodeScheme::InterestKind),
            Self::Status => Source::code("status", CodeScheme::InterestStatus),
            Self::Holder => Source::record("holder"),
            Self::Speaker => Source::record("speaker"),
            Self::Topic => Source::record("topic"),
            Self::Option => Source::text("option"),
            Self::Stance => STANCE,
            Self::Rival => Source::flag("rival"),
            Self::Salience => Source::text("salience"),
            Self::Explicit => Source::flag("explicit"),
            Self::Year => YEAR,
            Self::Disputed => DISPUTED,
            Self::ClaimMode => CLAIM_MODE,
            Self::ClaimBy => CLAIM_BY,
            Self::ClaimSource => CLAIM_SOURCE,
        }
    }
}

/// A stance, from -2 to 2.
const STANCE: Source = Source {
    values: Values::Column("stance"),
    meaning: Meaning::Words(&[
        ("-2", "Wholly against"),
        ("-1", "Rather against"),
        ("0", "Neutral or tolerant"),
        ("1", "Rather for"),
        ("2", "Wholly for"),
    ]),
};
