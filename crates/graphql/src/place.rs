//! Places in GraphQL.

use async_graphql::{Context, ID, Object};

use demarche_model::{
    error::Result,
    event::{EventFilter, EventOrder},
    page::PageArguments,
    place::{GeoPrecision, Place, PlaceFacet, PlaceFilter, PlaceKind, PlaceOrder},
};

use crate::{
    ConnectionOf, KindObject, ListArguments,
    actor::ActorObject,
    children,
    common::RecordFields,
    cost::{Conditions, LookUp, Paged},
    event::EventObject,
    find, list, object, optional,
};

object! {
    /// A place as GraphQL shows it.
    pub struct PlaceObject(Arc<Place>);
}

impl KindObject for PlaceObject {
    type Record = Place;

    const OF_SEVERAL: &'static [PlaceFacet] = &[PlaceFacet::Topic];
}

/// A place on the map: a region, a city, a border, a corridor.
#[Object(name = "Place")]
impl PlaceObject {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields<'_, Self> {
        RecordFields::of(&self.node)
    }

    /// What sort of place it is.
    async fn place_kind(&self) -> PlaceKind {
        self.kind
    }

    /// The place in which it lies.
    async fn within(&self, ctx: &Context<'_>) -> Option<Result<PlaceObject>> {
        optional(ctx, self.within).await
    }

    /// The state to which it belongs under international law; null where that is not said.
    async fn country(&self, ctx: &Context<'_>) -> Option<Result<ActorObject>> {
        optional(ctx, self.country).await
    }

    /// Degrees north of the equator, -90 to 90 (WGS 84).
    async fn latitude(&self) -> Option<f64> {
        self.latitude
    }

    /// Degrees east of Greenwich, -180 to 180 (WGS 84).
    async fn longitude(&self) -> Option<f64> {
        self.longitude
    }

    /// How precisely the coordinates are known (UCDP: where_prec).
    async fn geo_precision(&self) -> Option<GeoPrecision> {
        self.geo_precision
    }

    /// The events at this very place.
    #[graphql(directive = Paged::apply())]
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which events; all by default.")] filter: Option<EventFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<EventOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<EventObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        children(ctx, (self.node.key, &demarche_store::event::OF_PLACE), arguments).await
    }
}

/// Asks for places.
#[derive(Default)]
pub struct PlaceQuery;

#[Object]
impl PlaceQuery {
    /// The place with this id; null where there is none.
    #[graphql(directive = LookUp::apply())]
    async fn place(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The place's id, `place/baku`, or its slug, `baku`.")] id: ID,
    ) -> Option<Result<PlaceObject>> {
        find(ctx, &id).await
    }

    /// The release's places.
    #[graphql(directive = Paged::apply())]
    async fn places(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Which places; all by default.",
            directive = Conditions::apply(&["ids"])
        )]
        filter: Option<PlaceFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<PlaceOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<PlaceObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        list(ctx, arguments).await
    }
}
