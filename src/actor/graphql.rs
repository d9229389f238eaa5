//! Actors in GraphQL.

use async_graphql::connection::{ConnectionNameType, EdgeNameType};
use async_graphql::{Context, ID, Object, SimpleObject};

use super::{Actor, ActorFilter, ActorKind, ActorOrder, Membership, store};
use crate::{
    date::UncertainPeriod,
    error::Result,
    event::{self, Event, EventFilter, EventOrder, Participation, ParticipationFields},
    graphql::{ConnectionOf, DatedCounts, ListArguments, Listed, children, find, list, optional, plain_children},
    interest::{self, Interest, InterestFilter, InterestOrder},
    node::RecordFields,
    page::PageArguments,
    red_line::{RedLineCheck, graphql::red_lines},
    relation::{RelationKind, RelationStatus, rules::HOLDING},
};

impl Listed for Actor {
    type Counts = DatedCounts<Self>;
}

/// Somebody who acts or wants: a state, a body, a company, a person, a collective.
#[Object]
impl Actor {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields<'_, Self> {
        RecordFields::of(&self.node)
    }

    /// The red lines that it may cross: those to which the source ties it (CROSSES, RESPECTS, AT_RISK) and those whose
    /// test is about an attribute that it carries, each checked; in the order of the lines' ids.
    async fn red_lines(&self, ctx: &Context<'_>) -> Result<Vec<RedLineCheck>> {
        red_lines(ctx, &self.node).await
    }

    /// What sort of actor it is.
    async fn actor_kind(&self) -> ActorKind {
        self.kind
    }

    /// The actor that it is a body or part of, such as a ministry's state.
    async fn part_of(&self, ctx: &Context<'_>) -> Option<Result<Actor>> {
        optional(ctx, self.part_of).await
    }

    /// The state of which a person is a national, or a company of.
    async fn nationality(&self, ctx: &Context<'_>) -> Option<Result<Actor>> {
        optional(ctx, self.nationality).await
    }

    /// The sectors in which it acts, as PLOVER names them (see `codes`).
    async fn sectors(&self) -> &[String] {
        &self.sectors
    }

    /// Whether the source names it; false for "an ambassador".
    async fn named(&self) -> bool {
        self.named
    }

    /// While it exists or acts; null where the source does not say.
    async fn active(&self) -> Option<&UncertainPeriod> {
        self.active.as_ref()
    }

    /// What it wants, fears or holds itself; not what its bodies or members do.
    async fn interests(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which interests; all by default.")] filter: Option<InterestFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<InterestOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Interest>> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        plain_children(
            ctx,
            (self.node.key, &interest::OF_HOLDER),
            ListArguments {
                filter,
                order: order_by,
                page,
            },
        )
        .await
    }

    /// The events in which it takes part, with what it does there.
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which events; all by default.")] filter: Option<EventFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<EventOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Event, ParticipationFields, ActorEventConnection, ActorEventEdge>> {
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
        let parent = (self.node.key, &event::OF_ACTOR);
        children(ctx, parent, arguments, |participation: Participation| {
            participation.into()
        })
        .await
    }

    /// Its members, participants and post holders, with what ties them to it.
    async fn members(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "By ties of these statuses; a tie without a status goes with ONGOING. By default by ties that hold: \
                ONGOING and HAPPENED.",
            default_with = "Some(HOLDING.to_vec())"
        )]
        statuses: Option<Vec<RelationStatus>>,
        #[graphql(desc = "Which actors; all by default.")] filter: Option<ActorFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ActorOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Actor, MembershipFields, ActorMemberConnection, ActorMemberEdge>> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        let filter = ActorFilter {
            tie_statuses: Some(statuses.unwrap_or(HOLDING.to_vec())),
            ..filter.unwrap_or_default()
        };
        let arguments = ListArguments {
            filter: Some(filter),
            order: order_by,
            page,
        };
        let parent = (self.node.key, &store::MEMBERS);
        children(ctx, parent, arguments, |membership: Membership| membership.into()).await
    }

    /// The actors that are a body or part of it: the inverse of `partOf`.
    async fn parts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which actors; all by default.")] filter: Option<ActorFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ActorOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Actor>> {
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

/// What ties a member to its organisation.
#[derive(SimpleObject)]
pub struct MembershipFields {
    /// The sort of tie: MEMBER_OF, PARTICIPANT_OF or HOLDS_POST.
    relation_kind: RelationKind,
    /// The title of the post, or what sort of member it is; null where the source does not say.
    role: Option<String>,
    /// While it holds; null where the source does not say.
    valid: Option<UncertainPeriod>,
    /// Whether it holds, is planned or disputed; null where nothing qualifies it.
    relation_status: Option<RelationStatus>,
}

impl From<Membership> for MembershipFields {
    fn from(membership: Membership) -> Self {
        let Membership {
            kind,
            role,
            valid,
            status,
        } = membership;
        Self {
            relation_kind: kind,
            role,
            valid,
            relation_status: status,
        }
    }
}

/// Names the connection of `Actor.events`.
pub struct ActorEventConnection;

impl ConnectionNameType for ActorEventConnection {
    fn type_name<T: async_graphql::OutputType>() -> String {
        "ActorEventConnection".into()
    }
}

/// Names the edges of `Actor.events`.
pub struct ActorEventEdge;

impl EdgeNameType for ActorEventEdge {
    fn type_name<T: async_graphql::OutputType>() -> String {
        "ActorEventEdge".into()
    }
}

/// Names the connection of `Actor.members`.
pub struct ActorMemberConnection;

impl ConnectionNameType for ActorMemberConnection {
    fn type_name<T: async_graphql::OutputType>() -> String {
        "ActorMemberConnection".into()
    }
}

/// Names the edges of `Actor.members`.
pub struct ActorMemberEdge;

impl EdgeNameType for ActorMemberEdge {
    fn type_name<T: async_graphql::OutputType>() -> String {
        "ActorMemberEdge".into()
    }
}

/// Asks for actors.
#[derive(Default)]
pub struct ActorQuery;

#[Object]
impl ActorQuery {
    /// The actor with this id; null where there is none.
    async fn actor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The actor's id, `actor/russia`, or its slug, `russia`.")] id: ID,
    ) -> Option<Result<Actor>> {
        find(ctx, &id).await
    }

    /// The release's actors.
    async fn actors(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which actors; all by default.")] filter: Option<ActorFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ActorOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Actor>> {
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
