//! Neighbours of a record in GraphQL: each with the tie that leads to it.

use std::sync::Arc;

use async_graphql::{
    Context, Object, SimpleObject, Union,
    connection::{Connection, ConnectionNameType, Edge, EdgeNameType},
};

use demarche_model::{
    error::{Error, Result},
    event::{ParticipantRole, Participation, Side},
    node::{Hop, HopDirection, HopKind, Key},
    page::{Cursor, ListName, PageArguments},
};

use crate::{
    actor::ActorObject,
    cost::Count,
    event::EventObject,
    interest::InterestObject,
    object::object,
    read::{attached, record, required},
    record::RecordObject,
    relation::RelationObject,
    session::{analysis, reads},
};
pub use demarche_model::node::NeighborFilter;

const ORDER: &str = "Neighbor.HOP_ASC";

/// A record's neighbours.
pub type NeighborConnection =
    Connection<Cursor, RecordObject, NeighborCounts, NeighborFields, ConnectionName, EdgeName>;

/// Names the connection of `Record.neighbors`.
pub struct ConnectionName;

impl ConnectionNameType for ConnectionName {
    fn type_name<T: async_graphql::OutputType>() -> String {
        "NeighborConnection".into()
    }
}

/// Names the edges of `Record.neighbors`.
pub struct EdgeName;

impl EdgeNameType for EdgeName {
    fn type_name<T: async_graphql::OutputType>() -> String {
        "NeighborEdge".into()
    }
}

/// What a hop goes along.
#[derive(Union)]
pub enum HopVia {
    /// A relation.
    Relation(RelationObject),
    /// An actor's part in an event.
    Participation(ParticipationObject),
    /// An interest.
    Interest(InterestObject),
    /// A reference in one of the records.
    Affiliation(Affiliation),
}

object! {
    /// A part in an event, as GraphQL shows it.
    pub struct ParticipationObject(Participation);
}

/// The part that an actor takes in an event.
#[Object(name = "Participation")]
impl ParticipationObject {
    /// The event.
    async fn event(&self, ctx: &Context<'_>) -> Result<EventObject> {
        required(ctx, self.event).await
    }

    /// Who takes part.
    async fn actor(&self, ctx: &Context<'_>) -> Result<ActorObject> {
        required(ctx, self.actor).await
    }

    /// What the actor does. (`role` of a relation is free text; fragments on both must merge.)
    async fn participant_role(&self) -> ParticipantRole {
        self.role
    }

    /// The side on which it stands, where the event has two.
    async fn side(&self) -> Option<Side> {
        self.side
    }

    /// Whether the source leaves it unnamed and the reading adds it.
    async fn implied(&self) -> bool {
        self.implied
    }
}

/// A reference that one record has to the other.
#[derive(Clone, Debug, SimpleObject)]
pub struct Affiliation {
    /// The field that refers: `partOf`, `within`, `country`, `nationality`, `parties`.
    field: String,
}

/// What leads to a neighbour.
pub struct NeighborFields(Hop);

#[Object]
impl NeighborFields {
    /// The tie that leads there.
    async fn via(&self, ctx: &Context<'_>) -> Result<HopVia> {
        via(ctx, &self.0).await
    }

    /// Whether the tie points from the record to its neighbour.
    async fn direction(&self) -> HopDirection {
        self.0.direction
    }
}

/// The tie that a hop goes along.
///
/// # Errors
/// Where the database cannot answer.
pub async fn via(ctx: &Context<'_>, hop: &Hop) -> Result<HopVia> {
    let carrier = || {
        hop.carrier
            .ok_or_else(|| Error::internal("a hop without what carries it"))
    };
    Ok(match hop.kind {
        HopKind::Relation => HopVia::Relation(required(ctx, carrier()?).await?),
        HopKind::Interest => HopVia::Interest(required(ctx, carrier()?).await?),
        HopKind::Participation => HopVia::Participation(participation(ctx, carrier()?, hop.position).await?),
        HopKind::Affiliation => HopVia::Affiliation(Affiliation {
            field: hop.role.clone().unwrap_or_default(),
        }),
    })
}

async fn participation(ctx: &Context<'_>, event: Key, position: i32) -> Result<ParticipationObject> {
    let all = attached::<Participation>(ctx, event).await?;
    let found = all
        .iter()
        .find(|participation| participation.position == position)
        .cloned();
    let found = found.ok_or_else(|| Error::internal(format!("the event {event:?} has no participant {position}")));
    found.map(ParticipationObject)
}

/// How many neighbours a record has.
pub struct NeighborCounts {
    record: Key,
    filter: Arc<NeighborFilter>,
}

#[Object]
impl NeighborCounts {
    /// How many hops the whole list has. Counted only when asked for.
    #[graphql(directive = Count::apply())]
    async fn total_count(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        let count = match reads(ctx) {
            Ok(reads) => reads.count_hops(self.record, self.filter.clone()).await,
            Err(error) => Err(error),
        };
        Some(count.map(|count| i32::try_from(count).unwrap_or(i32::MAX)))
    }
}

/// Answers a page of a record's neighbours.
///
/// # Errors
/// As the arguments', or where no release answers.
pub async fn neighbors(
    ctx: &Context<'_>,
    from: Key,
    filter: NeighborFilter,
    arguments: PageArguments,
) -> Result<NeighborConnection> {
    let release = &analysis(ctx)?.release().name;
    let page = arguments.check(ListName { release, order: ORDER })?;
    let filter = Arc::new(filter);
    let slice = reads(ctx)?.hops(from, filter.clone(), page).await?;
    let counts = NeighborCounts { record: from, filter };
    let mut connection = Connection::with_additional_fields(slice.has_previous, slice.has_next, counts);
    let hops = slice.rows.iter().cloned();
    let neighbours = futures_util::future::try_join_all(slice.rows.iter().map(|hop| record(ctx, hop.to))).await?;
    connection.edges.extend(hops.zip(neighbours).map(|(hop, neighbour)| {
        let cursor = Cursor {
            release: release.clone(),
            order: ORDER.to_owned(),
            position: hop.place(),
        };
        Edge::with_additional_fields(cursor, neighbour, NeighborFields(hop))
    }));
    Ok(connection)
}
