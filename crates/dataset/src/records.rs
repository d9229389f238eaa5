//! The records of a dataset folder.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Serialize, de::DeserializeOwned};

use super::{At, Checker, Common, HasKind, folder::File, load::Loaded};
use crate::{
    actor::ActorFields, artifact::ArtifactFields, document::DocumentFields, event::EventFields,
    interest::InterestFields, place::PlaceFields, relation::RelationFields, topic::TopicFields,
};
use demarche_model::node::{NodeId, NodeKind};

/// A record of a dataset folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<F> {
    /// The file it stands in, relative to the folder.
    pub file: Arc<str>,
    /// Its id.
    pub id: At<NodeId>,
    /// What records of every kind have.
    pub common: Common,
    /// What its kind has.
    pub own: F,
    /// Whether nothing of it but unknown fields was left out because of a fault.
    pub(crate) is_whole: bool,
    /// Whether it refers to another record, apart from its claims.
    pub(crate) refers: bool,
}

/// The records of a dataset, each kind in the order of its ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// The actors.
    pub actors: Vec<Entry<ActorFields>>,
    /// The places.
    pub places: Vec<Entry<PlaceFields>>,
    /// The topics.
    pub topics: Vec<Entry<TopicFields>>,
    /// The interests.
    pub interests: Vec<Entry<InterestFields>>,
    /// The events.
    pub events: Vec<Entry<EventFields>>,
    /// The artifacts.
    pub artifacts: Vec<Entry<ArtifactFields>>,
    /// The relations.
    pub relations: Vec<Entry<RelationFields>>,
    /// The documents.
    pub documents: Vec<Entry<DocumentFields>>,
}

/// The fields that records of one kind alone have.
pub(crate) trait OwnFields: HasKind + Serialize + DeserializeOwned + JsonSchema {
    /// Checks what makes a record of this kind valid.
    fn check(entry: &Entry<Self>, checker: &mut Checker<'_>)
    where
        Self: Sized;
}

/// What is done alike with the records of each kind.
pub(crate) trait Visitor {
    /// Does it with the records of one kind.
    fn visit<F: OwnFields>(&mut self, entries: &[Entry<F>]);
}

impl Records {
    /// Visits kind by kind, in their order.
    pub(crate) fn visit(&self, visitor: &mut impl Visitor) {
        let Self {
            actors,
            places,
            topics,
            interests,
            events,
            artifacts,
            relations,
            documents,
        } = self;
        visitor.visit(actors);
        visitor.visit(places);
        visitor.visit(topics);
        visitor.visit(interests);
        visitor.visit(events);
        visitor.visit(artifacts);
        visitor.visit(relations);
        visitor.visit(documents);
    }

    pub(super) fn load(&mut self, kind: NodeKind, file: &File, loaded: &mut Loaded) {
        match kind {
            NodeKind::Actor => loaded.records(file, &mut self.actors),
            NodeKind::Place => loaded.records(file, &mut self.places),
            NodeKind::Topic => loaded.records(file, &mut self.topics),
            NodeKind::Interest => loaded.records(file, &mut self.interests),
            NodeKind::Event => loaded.records(file, &mut self.events),
            NodeKind::Artifact => loaded.records(file, &mut self.artifacts),
            NodeKind::Relation => loaded.records(file, &mut self.relations),
            NodeKind::Document => loaded.records(file, &mut self.documents),
            NodeKind::Claim => {}
        }
    }

    pub(super) fn sort(&mut self) {
        let Self {
            actors,
            places,
            topics,
            interests,
            events,
            artifacts,
            relations,
            documents,
        } = self;
        by_id(actors);
        by_id(places);
        by_id(topics);
        by_id(interests);
        by_id(events);
        by_id(artifacts);
        by_id(relations);
        by_id(documents);
    }

    /// What the records of all kinds have in common, kind by kind.
    pub fn heads(&self) -> impl Iterator<Item = Head<'_>> {
        let Self {
            actors,
            places,
            topics,
            interests,
            events,
            artifacts,
            relations,
            documents,
        } = self;
        let first = heads(actors)
            .chain(heads(places))
            .chain(heads(topics))
            .chain(heads(interests));
        first
            .chain(heads(events))
            .chain(heads(artifacts))
            .chain(heads(relations))
            .chain(heads(documents))
    }
}

/// A record without what only its kind has.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// The file it stands in.
    pub file: &'a Arc<str>,
    /// Its id.
    pub id: &'a At<NodeId>,
    /// What records of every kind have.
    pub common: &'a Common,
    /// Whether nothing of it was left out because of a fault.
    pub(crate) is_whole: bool,
    /// Whether it refers to another record, apart from its claims.
    pub(crate) refers: bool,
}

impl<F> Entry<F> {
    /// The record without what only its kind has.
    pub fn head(&self) -> Head<'_> {
        Head {
            file: &self.file,
            id: &self.id,
            common: &self.common,
            is_whole: self.is_whole,
            refers: self.refers,
        }
    }
}

fn heads<F>(entries: &[Entry<F>]) -> impl Iterator<Item = Head<'_>> {
    entries.iter().map(Entry::head)
}

fn by_id<F>(entries: &mut [Entry<F>]) {
    entries.sort_by(|a, b| a.id.value.cmp(&b.id.value));
}
