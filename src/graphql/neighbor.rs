//! Neighbours of a record in GraphQL: each with the tie that leads to it.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{
    Context, Object, SimpleObject, Union,
    connection::{Connection, ConnectionNameType, Edge, EdgeNameType},
    dataloader::Loader,
};

use super::{
    loader::{Scope, loaders, scope},
    read::{attached, record, required},
    record::Record,
};
pub use crate::node::NeighborFilter;
use crate::{
    actor::Actor,
    error::{Error, Result},
    event::{Event, ParticipantRole, Participation, Side},
    interest::Interest,
    node::{Hop, HopDirection, HopKind, Key, count_hops, hops},
    page::{Cursor, ListName, Page, PageArguments, Slice},
    relation::Relation,
};

const ORDER: &str = "Neighbor.HOP_ASC";

/// A record's neighbours.
pub type NeighborConnection = Connection<Cursor, Record, NeighborCounts, NeighborFields, ConnectionName, EdgeName>;

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
    Relation(Relation),
    /// An actor's part in an event.
    Participation(Participation),
    /// An interest.
    Interest(Interest),
    /// A reference in one of the records.
    Affiliation(Affiliation),
}

/// The part that an actor takes in an event.
#[Object]
impl Participation {
    /// The event.
    async fn event(&self, ctx: &Context<'_>) -> Result<Event> {
        required(ctx, self.event).await
    }

    /// Who takes part.
    async fn actor(&self, ctx: &Context<'_>) -> Result<Actor> {
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

async fn participation(ctx: &Context<'_>, event: Key, position: i32) -> Result<Participation> {
    let all = attached::<Participation>(ctx, event).await?;
    let found = all.into_iter().find(|participation| participation.position == position);
    found.ok_or_else(|| Error::internal(format!("the event {event:?} has no participant {position}")))
}

/// How many neighbours a record has.
pub struct NeighborCounts {
    record: Key,
    filter: Arc<NeighborFilter>,
}

#[Object]
impl NeighborCounts {
    /// How many hops the whole list has. Counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        let key = HopCountOf {
            record: self.record,
            filter: self.filter.clone(),
        };
        let count = match loaders(ctx) {
            Ok(loaders) => loaders.load_one(key).await,
            Err(error) => Err(error),
        };
        Some(count.map(|count| i32::try_from(count.unwrap_or(0)).unwrap_or(i32::MAX)))
    }
}

/// Asks for a page of a record's hops.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HopsOf {
    record: Key,
    filter: Arc<NeighborFilter>,
    page: Page,
}

/// Asks how many hops a record has.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HopCountOf {
    record: Key,
    filter: Arc<NeighborFilter>,
}

impl Loader<HopsOf> for Scope {
    type Value = Slice<Hop>;
    type Error = Error;

    async fn load(&self, keys: &[HopsOf]) -> Result<HashMap<HopsOf, Slice<Hop>>> {
        let mut groups: HashMap<(Arc<NeighborFilter>, Page), Vec<Key>> = HashMap::new();
        for HopsOf { record, filter, page } in keys {
            groups.entry((filter.clone(), page.clone())).or_default().push(*record);
        }
        let mut found = HashMap::new();
        for ((filter, page), records) in groups {
            let slices = hops(self.db(), self.release.id, &records, &filter, &page).await?;
            let key = |record| HopsOf {
                record,
                filter: filter.clone(),
                page: page.clone(),
            };
            found.extend(slices.into_iter().map(|(record, slice)| (key(record), slice)));
        }
        Ok(found)
    }
}

impl Loader<HopCountOf> for Scope {
    type Value = i64;
    type Error = Error;

    async fn load(&self, keys: &[HopCountOf]) -> Result<HashMap<HopCountOf, i64>> {
        let mut groups: HashMap<Arc<NeighborFilter>, Vec<Key>> = HashMap::new();
        for HopCountOf { record, filter } in keys {
            groups.entry(filter.clone()).or_default().push(*record);
        }
        let mut found = HashMap::new();
        for (filter, records) in groups {
            let counts = count_hops(self.db(), self.release.id, &records, &filter).await?;
            let key = |record| HopCountOf {
                record,
                filter: filter.clone(),
            };
            found.extend(counts.into_iter().map(|(record, count)| (key(record), count)));
        }
        Ok(found)
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
    let release = &scope(ctx)?.release.name;
    let page = arguments.check(ListName { release, order: ORDER })?;
    let filter = Arc::new(filter);
    let empty = page.slice(Vec::new());
    let key = HopsOf {
        record: from,
        filter: filter.clone(),
        page,
    };
    let slice = loaders(ctx)?.load_one(key).await?.unwrap_or(empty);
    let counts = NeighborCounts { record: from, filter };
    let mut connection = Connection::with_additional_fields(slice.has_previous, slice.has_next, counts);
    let neighbours = futures_util::future::try_join_all(slice.rows.iter().map(|hop| record(ctx, hop.to))).await?;
    connection
        .edges
        .extend(slice.rows.into_iter().zip(neighbours).map(|(hop, neighbour)| {
            let cursor = Cursor {
                release: release.clone(),
                order: ORDER.to_owned(),
                position: hop.place(),
            };
            Edge::with_additional_fields(cursor, neighbour, NeighborFields(hop))
        }));
    Ok(connection)
}
