//! What differs between the kinds of record, as the code that is the same for all of them sees it.

use std::{fmt::Debug, sync::Arc};

use crate::{
    actor::{Actor, ActorFacet, ActorFilter, ActorOrder},
    artifact::{Artifact, ArtifactFacet, ArtifactFilter, ArtifactOrder},
    claim::{Claim, ClaimFacet, ClaimFilter, ClaimOrder},
    document::{Document, DocumentFacet, DocumentFilter, DocumentOrder},
    event::{Event, EventFacet, EventFilter, EventOrder},
    facet::FacetBy,
    filter::Filter,
    interest::{Interest, InterestFacet, InterestFilter, InterestOrder},
    node::{Node, NodeKind},
    order::Order,
    place::{Place, PlaceFacet, PlaceFilter, PlaceOrder},
    record::Record,
    relation::{Relation, RelationFacet, RelationFilter, RelationOrder},
    topic::{Topic, TopicFacet, TopicFilter, TopicOrder},
};

/// A kind of record: what its lists are filtered, ordered and counted by.
pub trait Kind: Debug + Send + Sync + Sized + 'static {
    /// Which kind it is.
    const KIND: NodeKind;
    /// What lists of this kind are filtered by.
    type Filter: Filter;
    /// What lists of this kind are ordered by.
    type Order: Order;
    /// What lists of this kind are counted by.
    type Facet: FacetBy;

    /// The record, where it is of this kind.
    fn of(record: Record) -> Option<Arc<Self>>;

    /// What it has in common with every record.
    fn node(&self) -> &Node;
}

impl Kind for Actor {
    const KIND: NodeKind = NodeKind::Actor;
    type Filter = ActorFilter;
    type Order = ActorOrder;
    type Facet = ActorFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Actor(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Kind for Place {
    const KIND: NodeKind = NodeKind::Place;
    type Filter = PlaceFilter;
    type Order = PlaceOrder;
    type Facet = PlaceFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Place(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Kind for Topic {
    const KIND: NodeKind = NodeKind::Topic;
    type Filter = TopicFilter;
    type Order = TopicOrder;
    type Facet = TopicFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Topic(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Kind for Interest {
    const KIND: NodeKind = NodeKind::Interest;
    type Filter = InterestFilter;
    type Order = InterestOrder;
    type Facet = InterestFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Interest(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Kind for Event {
    const KIND: NodeKind = NodeKind::Event;
    type Filter = EventFilter;
    type Order = EventOrder;
    type Facet = EventFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Event(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Kind for Artifact {
    const KIND: NodeKind = NodeKind::Artifact;
    type Filter = ArtifactFilter;
    type Order = ArtifactOrder;
    type Facet = ArtifactFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Artifact(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Kind for Relation {
    const KIND: NodeKind = NodeKind::Relation;
    type Filter = RelationFilter;
    type Order = RelationOrder;
    type Facet = RelationFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Relation(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Kind for Document {
    const KIND: NodeKind = NodeKind::Document;
    type Filter = DocumentFilter;
    type Order = DocumentOrder;
    type Facet = DocumentFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Document(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Kind for Claim {
    const KIND: NodeKind = NodeKind::Claim;
    type Filter = ClaimFilter;
    type Order = ClaimOrder;
    type Facet = ClaimFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Claim(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}
