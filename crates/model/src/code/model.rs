//! What a code list and a code are in the API.

use async_graphql::SimpleObject;

use crate::{
    event::{EventKind, QuadCategory},
    node::NodeKind,
    relation::RelationGroup,
    vocabulary::vocabulary,
};

vocabulary! {
    /// A closed list of codes. What is no PLOVER list has the name of its enum.
    pub enum CodeScheme {
        /// The kinds of record.
        NodeKind,
        /// The sorts of actor.
        ActorKind,
        /// The sorts of place.
        PlaceKind,
        /// How precisely coordinates are known.
        GeoPrecision,
        /// The forms of interest.
        InterestKind,
        /// Whether an interest is still held.
        InterestStatus,
        /// The comparisons of a red line's test.
        Operator,
        /// The sorts of event; the same codes as PLOVER_EVENT_TYPE.
        EventKind,
        /// Whether and how an event is real.
        EventStatus,
        /// What an actor does in an event, or is to an artifact.
        ParticipantRole,
        /// The sides of an event.
        Side,
        /// The four corners of PLOVER's event types.
        QuadCategory,
        /// The sorts of artifact.
        ArtifactKind,
        /// In what state an artifact is.
        ArtifactStatus,
        /// The sorts of relation, with the kinds of record that each may join.
        RelationKind,
        /// What sorts of relation are concerned with.
        RelationGroup,
        /// Whether and how a relation is real.
        RelationStatus,
        /// How reliable a document is.
        Reliability,
        /// The sorts of assertion.
        ClaimMode,
        /// Whether a claim asserts or denies.
        Polarity,
        /// How an author takes what others say.
        Attitude,
        /// The bands of likelihood.
        Likelihood,
        /// How well founded a claim is.
        Confidence,
        /// How credible information is.
        Credibility,
        /// The sorts of other name.
        AliasKind,
        /// How exact a quantity is.
        QuantityQualifier,
        /// The registers of external ids.
        ExternalIdScheme,
        /// What sorts of tie a hop goes along.
        HopKind,
        /// In which direction a hop is gone.
        HopDirection,
        /// What an entry of a time line tells of its record.
        TimelineEntryKind,
        /// Which of a record's texts a search found.
        SearchField,
        /// How a search found its hits.
        SearchMode,
        /// By what a reference fits a record.
        MatchKind,
        /// Whether two actors want the same on a topic.
        Verdict,
        /// How what is computed stands to what the source judges.
        Agreement,
        /// Whether a record crosses a red line.
        CrossingResult,
        /// Whether a comparison of a red line's test holds.
        LeafResult,
        /// The answers to a question about uncertain knowledge.
        Ternary,
        /// How date filters treat uncertainty.
        DateMatch,
        /// How precisely a date is stated.
        DatePrecision,
        /// PLOVER's event types; the same codes as EVENT_KIND.
        PloverEventType,
        /// PLOVER's modes: how an act is done, by event type.
        PloverMode,
        /// PLOVER's contexts: the fields of politics that an event touches.
        PloverContext,
        /// PLOVER's sectors: what part of a society or state an actor belongs to.
        PloverSector,
    }
}

/// A code of a closed list.
#[derive(Clone, Debug, PartialEq, Eq, SimpleObject)]
pub struct Code {
    /// The code, as files, tables and answers write it.
    pub code: String,
    /// The code in words.
    pub label: String,
    /// What it means.
    pub definition: String,
    /// Where the list comes from; null where it is this service's own.
    pub source: Option<String>,
    /// The number that the source gives it: Admiralty's digit, UCDP's precision; null where there is none.
    pub number: Option<i32>,
    /// PLOVER_MODE: the event type whose mode it is.
    pub event_kind: Option<EventKind>,
    /// EVENT_KIND and PLOVER_EVENT_TYPE: words or deeds, cooperation or conflict.
    pub quad_category: Option<QuadCategory>,
    /// EVENT_KIND and PLOVER_EVENT_TYPE: whether PLOVER asks for a recipient.
    pub requires_recipient: Option<bool>,
    /// RELATION_KIND: what it is concerned with.
    pub relation_group: Option<RelationGroup>,
    /// RELATION_KIND: whether `from` and `to` say different things.
    pub directed: Option<bool>,
    /// RELATION_KIND: the kinds of record that it may join.
    pub allowed_ends: Option<Vec<AllowedEnds>>,
}

impl Code {
    /// A code of which no more is known than what it means.
    pub fn new(code: &str, label: String, definition: String) -> Self {
        Self {
            code: code.to_owned(),
            label,
            definition,
            source: None,
            number: None,
            event_kind: None,
            quad_category: None,
            requires_recipient: None,
            relation_group: None,
            directed: None,
            allowed_ends: None,
        }
    }

    /// The same code, with where its list comes from.
    pub fn sourced(mut self, source: Option<&str>) -> Self {
        self.source = source.map(str::to_owned);
        self
    }
}

/// Two kinds of record that a sort of relation may join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, SimpleObject)]
pub struct AllowedEnds {
    /// The kind that it starts from.
    pub from: NodeKind,
    /// The kind that it leads to.
    pub to: NodeKind,
}
