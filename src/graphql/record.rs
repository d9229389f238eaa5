//! The interfaces: `Node`, which every kind implements, and `Record`, which every kind but claims implements.

use async_graphql::{Context, ID, Interface};

use super::{
    connection::ConnectionOf,
    dispute::Dispute,
    neighbor::{NeighborConnection, NeighborFilter},
};
use crate::{
    actor::Actor,
    artifact::Artifact,
    claim::{Claim, ClaimFilter},
    document::Document,
    error::Result,
    event::Event,
    interest::Interest,
    node::{Alias, Attribute, ExternalId, Node, Quantity, RecordFields},
    place::Place,
    relation::{Relation, RelationFilter},
    topic::Topic,
};

/// Whatever has an id (Relay's object identification).
#[derive(Clone, Interface)]
#[graphql(
    name = "Node",
    field(name = "id", ty = "ID", desc = "The id, stable across the releases of a dataset.")
)]
pub enum NodeObject {
    /// An actor.
    Actor(Actor),
    /// A place.
    Place(Place),
    /// A topic.
    Topic(Topic),
    /// An interest.
    Interest(Interest),
    /// An event.
    Event(Event),
    /// An artifact.
    Artifact(Artifact),
    /// A relation.
    Relation(Relation),
    /// A document.
    Document(Document),
    /// A claim.
    Claim(Claim),
}

/// What records of every kind have: a name, evidence, and ties to other records.
#[expect(
    clippy::duplicated_attributes,
    reason = "each field of the interface has a type and arguments of its own"
)]
#[derive(Clone, Interface)]
#[graphql(
    name = "Record",
    field(
        name = "id",
        ty = "ID",
        desc = "The record's id, `kind/slug`; stable across the releases of a dataset."
    ),
    field(name = "label", ty = "String", desc = "The name to show."),
    field(
        name = "summary",
        ty = "Option<String>",
        desc = "What the record is about, in one or two sentences; null where the label says all."
    ),
    field(
        name = "note",
        ty = "Option<String>",
        desc = "What can be read in two ways, or how a date was derived."
    ),
    field(name = "aliases", ty = "Vec<Alias>", desc = "What else it is called, and by whom."),
    field(
        name = "external_ids",
        ty = "Vec<ExternalId>",
        desc = "Its ids in other registers, with the years in which they mean this record."
    ),
    field(
        name = "topics",
        ty = "Vec<Topic>",
        desc = "The topics it is filed under; of an interest, the one it is about."
    ),
    field(
        name = "attributes",
        ty = "Vec<Attribute>",
        desc = "Facts as dotted keys with a value each, such as those that red lines test."
    ),
    field(
        name = "quantities",
        ty = "Vec<Quantity>",
        desc = "The figures that the source gives."
    ),
    field(
        name = "disputed",
        ty = "bool",
        desc = "Whether one claim asserts it and another denies it, or an author disputes what he reports."
    ),
    field(name = "redirected_from", ty = "Vec<ID>", desc = "Retired ids that now lead here."),
    field(
        name = "claims",
        ty = "Vec<Claim>",
        desc = "Who asserts it, where, how, and how sure.",
        arg(name = "filter", ty = "Option<ClaimFilter>", desc = "Which claims; all by default."),
        arg(
            name = "first",
            ty = "Option<i32>",
            default_with = "Some(100)",
            desc = "The most claims to answer, 0 to 100."
        )
    ),
    field(
        name = "relations",
        ty = "ConnectionOf<Relation>",
        desc = "The relations of which it is an end, whichever; among them those derived from `partOf` and `within`.",
        arg(
            name = "filter",
            ty = "Option<RelationFilter>",
            desc = "Which relations; all by default."
        ),
        arg(
            name = "first",
            ty = "Option<i32>",
            desc = "How many from the start, 0 to 100; 20 by default."
        ),
        arg(name = "after", ty = "Option<String>", desc = "The cursor after which to go on."),
        arg(name = "last", ty = "Option<i32>", desc = "How many from the end, 0 to 100."),
        arg(name = "before", ty = "Option<String>", desc = "The cursor before which to end.")
    ),
    field(
        name = "neighbors",
        ty = "NeighborConnection",
        desc = "The records one hop away: by a relation, by taking part in an event, by an interest, or by an affiliation.",
        arg(name = "filter", ty = "Option<NeighborFilter>", desc = "Which hops; all by default."),
        arg(
            name = "first",
            ty = "Option<i32>",
            desc = "How many from the start, 0 to 100; 20 by default."
        ),
        arg(name = "after", ty = "Option<String>", desc = "The cursor after which to go on."),
        arg(name = "last", ty = "Option<i32>", desc = "How many from the end, 0 to 100."),
        arg(name = "before", ty = "Option<String>", desc = "The cursor before which to end.")
    ),
    field(
        name = "conflicts",
        ty = "Vec<Record>",
        desc = "The other records that cannot be true together with it, at most 100, in the order of their ids: a relation CONTRADICTS joins them, or a claim about the one with a claim about the other. Where claims about this record itself have opposite polarities, `dispute` lists them."
    ),
    field(
        name = "dispute",
        ty = "Option<Dispute>",
        desc = "The claims about it that do not go together, side by side: who asserts it, who denies it, and what the author does not believe. Null where it is not `disputed`."
    )
)]
pub enum Record {
    /// An actor.
    Actor(Actor),
    /// A place.
    Place(Place),
    /// A topic.
    Topic(Topic),
    /// An interest.
    Interest(Interest),
    /// An event.
    Event(Event),
    /// An artifact.
    Artifact(Artifact),
    /// A relation.
    Relation(Relation),
    /// A document.
    Document(Document),
}

impl Record {
    /// What the record has in common with all records.
    pub fn common(&self) -> &Node {
        match self {
            Self::Actor(record) => &record.node,
            Self::Place(record) => &record.node,
            Self::Topic(record) => &record.node,
            Self::Interest(record) => &record.node,
            Self::Event(record) => &record.node,
            Self::Artifact(record) => &record.node,
            Self::Relation(record) => &record.node,
            Self::Document(record) => &record.node,
        }
    }
}

/// Gives a kind the methods that the interfaces call, each from what it has in common with all kinds.
///
/// async-graphql cannot let an interface share an object's flattened fields; `docs/decisions` says more.
macro_rules! delegate_record {
    ($($kind:ty),+) => {$(
        impl $kind {
            pub(crate) async fn id(&self, ctx: &Context<'_>) -> async_graphql::Result<ID> {
                RecordFields::<Self>::of(&self.node).id(ctx).await
            }
            pub(crate) async fn label(&self, ctx: &Context<'_>) -> async_graphql::Result<String> {
                Ok(RecordFields::<Self>::of(&self.node).label(ctx).await?.to_owned())
            }
            pub(crate) async fn summary(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<String>> {
                Ok(RecordFields::<Self>::of(&self.node).summary(ctx).await?.map(ToOwned::to_owned))
            }
            pub(crate) async fn note(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<String>> {
                Ok(RecordFields::<Self>::of(&self.node).note(ctx).await?.map(ToOwned::to_owned))
            }
            pub(crate) async fn aliases(&self, ctx: &Context<'_>) -> Result<Vec<Alias>> {
                RecordFields::<Self>::of(&self.node).aliases(ctx).await
            }
            pub(crate) async fn external_ids(&self, ctx: &Context<'_>) -> Result<Vec<ExternalId>> {
                RecordFields::<Self>::of(&self.node).external_ids(ctx).await
            }
            pub(crate) async fn topics(&self, ctx: &Context<'_>) -> Result<Vec<Topic>> {
                RecordFields::<Self>::of(&self.node).topics(ctx).await
            }
            pub(crate) async fn attributes(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Attribute>> {
                Ok(RecordFields::<Self>::of(&self.node).attributes(ctx).await?.to_vec())
            }
            pub(crate) async fn quantities(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Quantity>> {
                Ok(RecordFields::<Self>::of(&self.node).quantities(ctx).await?.to_vec())
            }
            pub(crate) async fn disputed(&self, ctx: &Context<'_>) -> async_graphql::Result<bool> {
                RecordFields::<Self>::of(&self.node).disputed(ctx).await
            }
            pub(crate) async fn redirected_from(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<ID>> {
                RecordFields::<Self>::of(&self.node).redirected_from(ctx).await
            }
            pub(crate) async fn claims(
                &self,
                ctx: &Context<'_>,
                filter: Option<ClaimFilter>,
                first: Option<i32>,
            ) -> Result<Vec<Claim>> {
                RecordFields::<Self>::of(&self.node).claims(ctx, filter, first).await
            }
            pub(crate) async fn relations(
                &self,
                ctx: &Context<'_>,
                filter: Option<RelationFilter>,
                first: Option<i32>,
                after: Option<String>,
                last: Option<i32>,
                before: Option<String>,
            ) -> Result<ConnectionOf<Relation>> {
                RecordFields::<Self>::of(&self.node).relations(ctx, filter, first, after, last, before).await
            }
            pub(crate) async fn neighbors(
                &self,
                ctx: &Context<'_>,
                filter: Option<NeighborFilter>,
                first: Option<i32>,
                after: Option<String>,
                last: Option<i32>,
                before: Option<String>,
            ) -> Result<NeighborConnection> {
                RecordFields::<Self>::of(&self.node).neighbors(ctx, filter, first, after, last, before).await
            }
            pub(crate) async fn conflicts(&self, ctx: &Context<'_>) -> Result<Vec<Record>> {
                RecordFields::<Self>::of(&self.node).conflicts(ctx).await
            }
            pub(crate) async fn dispute(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<Dispute>> {
                RecordFields::<Self>::of(&self.node).dispute(ctx).await
            }
        }
    )+};
}

delegate_record!(Actor, Place, Topic, Interest, Event, Artifact, Relation, Document);
