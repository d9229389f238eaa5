//! Events in GraphQL.

use async_graphql::{
    Context, ID, Object, SimpleObject,
    connection::{ConnectionNameType, EdgeNameType},
};

use super::{Event, EventFilter, EventKind, EventOrder, EventStatus, ParticipantRole, Participation, Side, store};
use crate::{
    actor::{Actor, ActorFilter, ActorOrder},
    date::UncertainDate,
    error::Result,
    graphql::{ConnectionOf, DatedCounts, ListArguments, Listed, children, find, list, optional, plain_children},
    node::RecordFields,
    page::PageArguments,
    place::Place,
    red_line::{RedLineCheck, graphql::red_lines},
};

impl Listed for Event {
    type Counts = DatedCounts<Self>;
}

/// Something that happened, is planned, or is said to have happened.
#[Object]
impl Event {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields<'_, Self> {
        RecordFields::of(&self.node)
    }

    /// The red lines that it may cross: those to which the source ties it (CROSSES, RESPECTS, AT_RISK) and those whose
    /// test is about an attribute that it carries, each checked; in the order of the lines' ids.
    async fn red_lines(&self, ctx: &Context<'_>) -> Result<Vec<RedLineCheck>> {
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
    async fn place(&self, ctx: &Context<'_>) -> Option<Result<Place>> {
        optional(ctx, self.place).await
    }

    /// The event of which it is a part.
    async fn part_of(&self, ctx: &Context<'_>) -> Option<Result<Event>> {
        optional(ctx, self.part_of).await
    }

    /// Whether it happened, is planned, is only reported.
    async fn event_status(&self) -> EventStatus {
        self.status
    }

    /// Who takes part, and as what.
    async fn participants(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which actors; all by default.")] filter: Option<ActorFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ActorOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Actor, ParticipationFields, EventParticipantConnection, EventParticipantEdge>> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        let arguments = ListArguments {
            filter,
            order: order_by,
            page,
        };
        let parent = (self.node.key, &store::PARTICIPANTS);
        children(ctx, parent, arguments, |participation: Participation| {
            participation.into()
        })
        .await
    }

    /// The events that are a part of it: the inverse of `partOf`.
    async fn parts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which events; all by default.")] filter: Option<EventFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<EventOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Event>> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        plain_children(
            ctx,
            (self.node.key, &store::PARTS),
            ListArguments {
                filter,
                order: order_by,
                page,
            },
        )
        .await
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

impl From<Participation> for ParticipationFields {
    fn from(participation: Participation) -> Self {
        let Participation {
            event: _,
            position: _,
            actor: _,
            role,
            side,
            implied,
        } = participation;
        Self { role, side, implied }
    }
}

/// Names the connection of `Event.participants`.
pub struct EventParticipantConnection;

impl ConnectionNameType for EventParticipantConnection {
    fn type_name<T: async_graphql::OutputType>() -> String {
        "EventParticipantConnection".into()
    }
}

/// Names the edges of `Event.participants`.
pub struct EventParticipantEdge;

impl EdgeNameType for EventParticipantEdge {
    fn type_name<T: async_graphql::OutputType>() -> String {
        "EventParticipantEdge".into()
    }
}

/// Asks for events.
#[derive(Default)]
pub struct EventQuery;

#[Object]
impl EventQuery {
    /// The event with this id; null where there is none.
    async fn event(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The event's id, `event/s-300-delivery`, or its slug, `s-300-delivery`.")] id: ID,
    ) -> Option<Result<Event>> {
        find(ctx, &id).await
    }

    /// The release's events.
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which events; all by default.")] filter: Option<EventFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<EventOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Event>> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        list(
            ctx,
            ListArguments {
                filter,
                order: order_by,
                page,
            },
        )
        .await
    }
}
