//! By what lists of documents are counted.

use crate::{
    code::CodeScheme,
    facet::{CLAIM_BY, CLAIM_MODE, CLAIM_SOURCE, DISPUTED, FacetBy, Meaning, Source, TOPIC, Values, YEAR},
    vocabulary::vocabulary,
};

vocabulary! {
    /// By what documents are counted.
    pub enum DocumentFacet {
        /// Who wrote them, as printed.
        Author,
        /// Who published them, as printed.
        Publisher,
        /// Their language, as a BCP 47 tag.
        Language,
        /// How reliable they are.
        Reliability,
        /// The years in which they were published.
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

impl FacetBy for DocumentFacet {
    fn source(self) -> Source {
        match self {
            Self::Author => AUTHOR,
            Self::Publisher => Source::text("publisher"),
            Self::Language => Source::text("language"),
            Self::Reliability => Source::code("reliability", CodeScheme::Reliability),
            Self::Year => YEAR,
            Self::Topic => TOPIC,
            Self::Disputed => DISPUTED,
            Self::ClaimMode => CLAIM_MODE,
            Self::ClaimBy => CLAIM_BY,
            Self::ClaimSource => CLAIM_SOURCE,
        }
    }
}

/// The authors of a document.
const AUTHOR: Source = Source {
    values: Values::Elements("authors"),
    meaning: Meaning::Text,
};
