//! Actors in GraphQL.

use async_graphql::{Context, ID, Object};

use demarche_model::{
    actor::{Actor, ActorFacet, ActorFilter, ActorKind, ActorOrder},
    date::UncertainPeriod,
    error::Result,
    event::{EventFilter, EventOrder},
    interest::{InterestFilter, InterestOrder},
    page::PageArguments,
    relation::{RelationStatus, rules::HOLDING},
};

use crate::{
    ConnectionOf, KindObject, ListArguments, children,
    common::RecordFields,
    connection::Connection,
    cost::{Conditions, LookUp, Paged},
    find,
    interest::InterestObject,
    list, object, optional,
    red_line::{RedLineCheckObject, red_lines},
};

mod edges;

pub use edges::{ActorEvents, ActorMembers, MembershipFields};

object! {
    /// An actor as GraphQL shows it.
    pub struct ActorObject(Arc<Actor>);
}

impl KindObject for ActorObject {
    type Record = Actor;

    const OF_SEVERAL: &'static [ActorFacet] = &[ActorFacet::Topic];
}

/// Somebody who acts or wants: a state, a body, a company, a person, a collective.
#[Object(name = "Actor")]
impl ActorObject {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields<'_, Self> {
        RecordFields::of(&self.node)
    }

    /// The red lines that it may cross: those to which the source ties it (CROSSES, RESPECTS, AT_RISK) and those whose
    /// test is about an attribute that it carries, each checked; in the order of the lines' ids.
    async fn red_lines(&self, ctx: &Context<'_>) -> Result<Vec<RedLineCheckObject>> {
        red_lines(ctx, &self.node).await
    }

    /// What sort of actor it is.
    async fn actor_kind(&self) -> ActorKind {
        self.kind
    }

    /// The actor that it is a body or part of, such as a ministry's state.
    async fn part_of(&self, ctx: &Context<'_>) -> Option<Result<ActorObject>> {
        optional(ctx, self.part_of).await
    }

    /// The state of which a person is a national, or a company of.
    async fn nationality(&self, ctx: &Context<'_>) -> Option<Result<ActorObject>> {
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
    #[graphql(directive = Paged::apply())]
    async fn interests(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which interests; all by default.")] filter: Option<InterestFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<InterestOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<InterestObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        children(ctx, (self.node.key, &demarche_store::interest::OF_HOLDER), arguments).await
    }

    /// The events in which it takes part, with what it does there.
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
    ) -> Result<Connection<ActorEvents>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        let parent = (self.node.key, &demarche_store::event::OF_ACTOR);
        children(ctx, parent, arguments).await
    }

    /// Its members, participants and post holders, with what ties them to it.
    #[graphql(directive = Paged::apply())]
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
    ) -> Result<Connection<ActorMembers>> {
        let page = PageArguments::new(first, after, last, before);
        let filter = ActorFilter {
            tie_statuses: Some(statuses.unwrap_or(HOLDING.to_vec())),
            ..filter.unwrap_or_default()
        };
        let arguments = ListArguments {
            filter: Some(filter),
            order: order_by,
            page,
        };
        let parent = (self.node.key, &demarche_store::actor::MEMBERS);
        children(ctx, parent, arguments).await
    }

    /// The actors that are a body or part of it: the inverse of `partOf`.
    #[graphql(directive = Paged::apply())]
    async fn parts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which actors; all by default.")] filter: Option<ActorFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ActorOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<ActorObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        children(ctx, (self.node.key, &demarche_store::actor::PARTS), arguments).await
    }
}

/// Asks for actors.
#[derive(Default)]
pub struct ActorQuery;

#[Object]
impl ActorQuery {
    /// The actor with this id; null where there is none.
    #[graphql(directive = LookUp::apply())]
    async fn actor(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The actor's id, `actor/russia`, or its slug, `russia`.")] id: ID,
    ) -> Option<Result<ActorObject>> {
        find(ctx, &id).await
    }

    /// The release's actors.
    #[graphql(directive = Paged::apply())]
    async fn actors(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Which actors; all by default.",
            directive = Conditions::apply(&["ids"])
        )]
        filter: Option<ActorFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ActorOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<ActorObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        list(ctx, arguments).await
    }
}
