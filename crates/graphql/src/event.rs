//! Events in GraphQL.

use std::borrow::Cow;

use async_graphql::{Context, ID, Object, SimpleObject};

use demarche_model::{
    actor::{ActorFilter, ActorOrder},
    date::UncertainDate,
    error::Result,
    event::{Event, EventFacet, EventFilter, EventKind, EventOrder, EventStatus, ParticipantRole, Participation, Side},
    page::PageArguments,
};

use crate::{
    ConnectionOf, KindObject, ListArguments,
    actor::ActorObject,
    children,
    common::RecordFields,
    connection::{Connection, ConnectionType},
    cost::{Conditions, LookUp, Paged},
    find, list, object, optional,
    place::PlaceObject,
    red_line::{RedLineCheckObject, red_lines},
};

object! {
    /// An event as GraphQL shows it.
    pub struct EventObject(Arc<Event>);
}

impl KindObject for EventObject {
    type Record = Event;

    const OF_SEVERAL: &'static [EventFacet] = &[
        EventFacet::Participant,
        EventFacet::Role,
        EventFacet::Side,
        EventFacet::Topic,
    ];
}

/// Something that happened, is planned, or is said to have happened.
#[Object(name = "Event")]
impl EventObject {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields<'_, Self> {
        RecordFields::of(&self.node)
    }

    /// The red lines that it may cross: those to which the source ties it (CROSSES, RESPECTS, AT_RISK) and those whose
    /// test is about an attribute that it carries, each checked; in the order of the lines' ids.
    async fn red_lines(&self, ctx: &Context<'_>) -> Result<Vec<RedLineCheckObject>> {
        red_lines(ctx, &self.node).await
    }

    /// What sort of act it is (PLOVER); null where none fits.
    async fn event_kind(&self) -> Option<EventKind> {
        self.kind
    }

    /// How it was done, as PLOVER's modes of its kind (see `codes`).
    async fn modes(&self) -> &[String] {
        &self.modes
    }

    /// The subject matters it touches, as PLOVER's contexts (see `codes`).
    async fn contexts(&self) -> &[String] {
        &self.contexts
    }

    /// When it happened, no more precise than the source; null where the source does not say.
    async fn date(&self) -> Option<&UncertainDate> {
        self.date.as_ref()
    }

    /// Where it happened; null where the source does not say.
    async fn place(&self, ctx: &Context<'_>) -> Option<Result<PlaceObject>> {
        optional(ctx, self.place).await
    }

    /// The event of which it is a part.
    async fn part_of(&self, ctx: &Context<'_>) -> Option<Result<EventObject>> {
        optional(ctx, self.part_of).await
    }

    /// Whether it happened, is planned, is only reported.
    async fn event_status(&self) -> EventStatus {
        self.status
    }

    /// Who takes part, and as what.
    #[graphql(directive = Paged::apply())]
    async fn participants(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which actors; all by default.")] filter: Option<ActorFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ActorOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<Connection<EventParticipants>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        let parent = (self.node.key, &demarche_store::event::PARTICIPANTS);
        children(ctx, parent, arguments).await
    }

    /// The events that are a part of it: the inverse of `partOf`.
    #[graphql(directive = Paged::apply())]
    async fn parts(
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
        children(ctx, (self.node.key, &demarche_store::event::PARTS), arguments).await
    }
}

/// What an actor does in an event.
#[derive(SimpleObject)]
pub struct ParticipationFields {
    /// What the actor does.
    role: ParticipantRole,
    /// The side on which it stands, where the event has two.
    side: Option<Side>,
    /// Whether the source leaves it unnamed and the reading adds it.
    implied: bool,
}

impl From<&Participation> for ParticipationFields {
    fn from(participation: &Participation) -> Self {
        let Participation {
            event: _,
            position: _,
            actor: _,
            role,
            side,
            implied,
        } = participation;
        Self {
            role: *role,
            side: *side,
            implied: *implied,
        }
    }
}

/// The type of `Event.participants`.
pub struct EventParticipants;

impl ConnectionType for EventParticipants {
    type Object = ActorObject;
    type Edge = ParticipationFields;

    fn name() -> Cow<'static, str> {
        "EventParticipant".into()
    }

    fn about() -> String {
        "A page of the actors that take part in an event.".to_owned()
    }
}

/// Asks for events.
#[derive(Default)]
pub struct EventQuery;

#[Object]
impl EventQuery {
    /// The event with this id; null where there is none.
    #[graphql(directive = LookUp::apply())]
    async fn event(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The event's id, `event/s-300-delivery`, or its slug, `s-300-delivery`.")] id: ID,
    ) -> Option<Result<EventObject>> {
        find(ctx, &id).await
    }

    /// The release's events.
    #[graphql(directive = Paged::apply())]
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Which events; all by default.",
            directive = Conditions::apply(&["ids"])
        )]
        filter: Option<EventFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<EventOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<EventObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        list(ctx, arguments).await
    }
}
