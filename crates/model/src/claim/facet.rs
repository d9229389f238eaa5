//! By what lists of claims are counted.

use crate::{
    code::CodeScheme,
    facet::{FacetBy, Meaning, Rows, Source},
    vocabulary::vocabulary,
};

vocabulary! {
    /// By what claims are counted.
    pub enum ClaimFacet {
        /// What sort of assertion they are.
        Mode,
        /// Whose they are; those of a document's author have no value.
        By,
        /// The document in which they are found.
        Source,
        /// Whether they assert or deny.
        Polarity,
        /// How the author takes what others say.
        Attitude,
        /// How likely the text says it is.
        Likelihood,
        /// How credible the information is.
        Credibility,
        /// How well founded the claimant calls it.
        Confidence,
        /// The hedging word of the text.
        Hedge,
        /// The field of the subject that they back.
        Property,
        /// The record that they are about.
        Subject,
        /// The kind of record that they are about.
        SubjectKind,
        /// The topics of the record that they are about.
        Topic,
    }
}

impl FacetBy for ClaimFacet {
    fn source(self) -> Source {
        match self {
            Self::Mode => Source::code("mode", CodeScheme::ClaimMode),
            Self::By => Source::record("by"),
            Self::Source => Source::record("reported_in"),
            Self::Polarity => Source::code("polarity", CodeScheme::Polarity),
            Self::Attitude => Source::code("attitude", CodeScheme::Attitude),
            Self::Likelihood => Source::code("likelihood", CodeScheme::Likelihood),
            Self::Credibility => Source::number("credibility", CodeScheme::Credibility),
            Self::Confidence => Source::code("confidence", CodeScheme::Confidence),
            Self::Hedge => Source::text("hedge"),
            Self::Property => Source::text("property"),
            Self::Subject => Source::record("subject"),
            Self::SubjectKind => Source::rows(subjects("node", "key", "kind"), Meaning::Code(CodeScheme::NodeKind)),
            Self::Topic => Source::rows(subjects("node_topic", "node", "topic"), Meaning::Record),
        }
    }
}

/// Rows of the record that a claim is about.
const fn subjects(table: &'static str, owner: &'static str, column: &'static str) -> Rows {
    Rows {
        of: "subject",
        table,
        owner,
        column,
        repeats: false,
    }
}
