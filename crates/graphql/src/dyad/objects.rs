//! A dyad and its parts, each with its own way to be asked.

use async_graphql::{Context, ID, Object};

use demarche_model::{
    error::Result,
    node::RecordCondition,
    page::PageArguments,
    relation::{RelationFilter, RelationOrder, RelationStatus, rules::HOLDING},
};
use demarche_questions::{
    alignment::{AlignmentScope, rules::Pair},
    dyad::Dyad,
    timeline::TimelineFilter,
};

use crate::{
    ConnectionOf, ListArguments,
    actor::ActorObject,
    alignment::{AlignmentConnection, PAIR, alignments},
    cost::{Paged, Points},
    dyad::membership::{SharedMembershipConnection, shared},
    list, object, records,
    relation::RelationObject,
    required,
    timeline::{TimelineEntryConnection, timeline},
};

object! {
    /// A dyad, as GraphQL shows it.
    pub struct DyadObject(Dyad);
}

/// Two actors side by side, with all that is between them.
#[Object(name = "Dyad")]
impl DyadObject {
    /// The one actor.
    async fn a(&self, ctx: &Context<'_>) -> Result<ActorObject> {
        required(ctx, self.actors.a).await
    }

    /// The other actor.
    async fn b(&self, ctx: &Context<'_>) -> Result<ActorObject> {
        required(ctx, self.actors.b).await
    }

    /// Whether everything below the actors by `partOf`, and whoever holds a post there, counts too.
    async fn include_parts(&self) -> bool {
        self.include_parts
    }

    /// How they stand to each other on every topic on which either has an interest or the source says how they stand
    /// to each other, in the order of the topics' ids.
    #[graphql(directive = Points::apply(PAIR), directive = Paged::apply())]
    async fn alignments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only this topic and those below it; all by default.")] under: Option<ID>,
        #[graphql(desc = "What counts; all that is held by default, by parts too where the dyad includes them.")]
        scope: Option<AlignmentScope>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<AlignmentConnection> {
        let page = PageArguments::new(first, after, last, before);
        let mut scope = scope.unwrap_or_default();
        if self.include_parts {
            scope.include_parts = Some(true);
        }
        alignments(ctx, self.actors, (under.as_ref(), scope), page).await
    }

    /// The relations between the two, in both directions.
    #[graphql(directive = Paged::apply())]
    async fn relations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of the relations between them; all by default.")] filter: Option<RelationFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<RelationOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<RelationObject>> {
        let page = PageArguments::new(first, after, last, before);
        let filter = self.between(ctx, filter).await?;
        let arguments = ListArguments {
            filter: Some(filter),
            order: order_by,
            page,
        };
        list(ctx, arguments).await
    }

    /// What both are members, participants, post holders or parties of, in the order of the ids, with the ties of
    /// either. Events in which both take part stand on their time line.
    #[graphql(directive = Paged::apply())]
    async fn shared_memberships(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "By ties of these statuses, of either; a tie without a status goes with ONGOING. By default by ties \
                that hold: ONGOING and HAPPENED.",
            default_with = "Some(HOLDING.to_vec())"
        )]
        statuses: Option<Vec<RelationStatus>>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<SharedMembershipConnection> {
        let page = PageArguments::new(first, after, last, before);
        shared(ctx, (self, statuses.unwrap_or(HOLDING.to_vec())), page).await
    }

    /// The entries of the time line that involve both: events in which both take part, the starts and ends of the
    /// relations between them, and of interests that one holds and the other voices.
    #[graphql(directive = Paged::apply())]
    async fn timeline(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which of the entries that involve both; all by default.")] filter: Option<TimelineFilter>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<TimelineEntryConnection> {
        let page = PageArguments::new(first, after, last, before);
        let between = TimelineFilter {
            actors_all: Some(self.ids(ctx).await?),
            include_parts: self.include_parts,
            ..TimelineFilter::default()
        };
        let mut filter = filter.unwrap_or_default();
        filter.and.get_or_insert_default().push(between);
        timeline(ctx, filter, page).await
    }
}

impl DyadObject {
    /// The ids of the two, as filters name them.
    async fn ids(&self, ctx: &Context<'_>) -> Result<Vec<ID>> {
        let Pair { a, b } = self.actors;
        let actors: Vec<ActorObject> = records(ctx, [a, b]).await?;
        Ok(actors.into_iter().map(|actor| ID(actor.node.id.to_string())).collect())
    }

    /// Relations with the one at one end and the other at the other.
    async fn between(&self, ctx: &Context<'_>, filter: Option<RelationFilter>) -> Result<RelationFilter> {
        let end = |id| RecordCondition {
            ids: Some(vec![id]),
            kinds: None,
            include_parts: self.include_parts,
        };
        Ok(RelationFilter {
            ends: Some(self.ids(ctx).await?.into_iter().map(end).collect()),
            and: filter.map(|filter| vec![filter]),
            ..RelationFilter::default()
        })
    }
}
