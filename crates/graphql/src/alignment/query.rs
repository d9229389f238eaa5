//! The questions about alignment.

use async_graphql::{Context, ID, Object};

use demarche_model::{
    error::{Error, Result},
    node::NodeKind,
    page::PageArguments,
};
use demarche_questions::alignment::{AlignmentScope, service};

use crate::{
    Named,
    alignment::{
        Comparands, PAIR, answer,
        matrix::{AlignmentMatrix, MOST_ACTORS, matrix},
        objects::AlignmentObject,
        page::{AlignmentConnection, page},
    },
    cost::{Paged, Points, PointsPerPair},
    session::analysis,
};

/// Answers a page of alignments, on every topic on which something is to be compared.
pub(super) async fn alignments(
    ctx: &Context<'_>,
    asked: &Comparands,
    arguments: PageArguments,
) -> Result<AlignmentConnection> {
    let analysis = analysis(ctx)?;
    let which = (asked.actors, asked.topic);
    let topics = service::topics(analysis, which, &asked.terms).await?;
    page(ctx, topics, |topic| asked.on(topic), arguments).await
}

/// Asks how actors stand to each other.
#[derive(Default)]
pub struct AlignmentQuery;

#[Object]
impl AlignmentQuery {
    /// How two actors stand to each other on a topic.
    #[graphql(directive = Points::apply(PAIR))]
    async fn alignment(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The one actor: its id, `actor/russia`, or its slug, `russia`.")] a: ID,
        #[graphql(desc = "The other actor.")] b: ID,
        #[graphql(desc = "The topic: its id, `topic/eu-monitoring-mission`, or its slug.")] topic: ID,
        #[graphql(desc = "What counts; all that is held by default.")] scope: Option<AlignmentScope>,
    ) -> Result<AlignmentObject> {
        let topic = Named::of_kind("topic", NodeKind::Topic, &topic);
        let asked = Comparands::find(ctx, (&a, &b), Some(topic), scope).await?;
        let topic = asked
            .topic
            .ok_or_else(|| Error::internal("a topic that was not found"))?;
        Ok(answer(ctx, asked.on(topic)).await?.into())
    }

    /// How two actors stand to each other on every topic on which either has an interest or the source says how they
    /// stand to each other, in the order of the topics' ids.
    #[graphql(directive = Points::apply(PAIR), directive = Paged::apply())]
    async fn alignments(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The one actor: its id, `actor/russia`, or its slug, `russia`.")] a: ID,
        #[graphql(desc = "The other actor.")] b: ID,
        #[graphql(desc = "Only this topic and those below it; all by default.")] under: Option<ID>,
        #[graphql(desc = "What counts; all that is held by default.")] scope: Option<AlignmentScope>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<AlignmentConnection> {
        let under = under.as_ref().map(|id| Named::of_kind("under", NodeKind::Topic, id));
        let asked = Comparands::find(ctx, (&a, &b), under, scope).await?;
        let arguments = PageArguments::new(first, after, last, before);
        alignments(ctx, &asked, arguments).await
    }

    /// How several actors stand to each other on a topic, each with each.
    #[graphql(directive = PointsPerPair::apply(PAIR, "actors", MOST_ACTORS))]
    async fn alignment_matrix(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The actors, 2 to 20: their ids or their slugs.")] actors: Vec<ID>,
        #[graphql(desc = "The topic: its id, `topic/eu-monitoring-mission`, or its slug.")] topic: ID,
        #[graphql(desc = "What counts; all that is held by default.")] scope: Option<AlignmentScope>,
    ) -> Result<AlignmentMatrix> {
        matrix(ctx, &actors, &topic, scope).await
    }
}
