//! The query root: what an endpoint answers from, any record by its id, and the kinds' own questions.

use async_graphql::{Context, ID, MergedObject, Object};

use demarche_model::{
    Record,
    error::{Error, Result},
    node::{Key, NodeId, NodeKind},
    page::PageArguments,
};
use demarche_questions::claim::find_standing_claim;

use crate::{
    actor::ActorQuery,
    alignment::AlignmentQuery,
    artifact::ArtifactQuery,
    catalogue::{DatasetConnection, ReleaseObject, datasets},
    citation::{Citation, CitationStyle, cite},
    claim::{ClaimObject, ClaimQuery},
    code::CodeQuery,
    cost::{AsLongAs, LookUp, Paged},
    document::DocumentQuery,
    dyad::DyadQuery,
    event::EventQuery,
    interest::InterestQuery,
    path::PathQuery,
    place::PlaceQuery,
    read::{record, required},
    record::NodeObject,
    red_line::RedLineQuery,
    relation::RelationQuery,
    resolve::ResolveQuery,
    search::SearchQuery,
    session::{analysis, reads},
    timeline::TimelineQuery,
    topic::TopicQuery,
};

/// The most ids that `nodes` takes.
const MOST_NODES: usize = 100;

/// Where every question starts. Each answers from one release, which the URL chooses.
#[derive(Default, MergedObject)]
pub struct Query(
    RootQuery,
    CodeQuery,
    ActorQuery,
    PlaceQuery,
    TopicQuery,
    InterestQuery,
    EventQuery,
    ArtifactQuery,
    RelationQuery,
    DocumentQuery,
    ClaimQuery,
    AlignmentQuery,
    DyadQuery,
    RedLineQuery,
    PathQuery,
    SearchQuery,
    ResolveQuery,
    TimelineQuery,
);

/// The questions that are about no kind in particular.
#[derive(Default)]
pub struct RootQuery;

#[Object]
impl RootQuery {
    /// The release from which this endpoint answers.
    #[graphql(directive = LookUp::apply())]
    async fn release(&self, ctx: &Context<'_>) -> Result<ReleaseObject> {
        Ok(ReleaseObject::new(analysis(ctx)?.release().clone()))
    }

    /// The datasets that the service has, whatever release answers.
    #[graphql(cache_control(no_cache), directive = Paged::apply())]
    async fn datasets(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<DatasetConnection> {
        datasets(
            ctx,
            PageArguments {
                first,
                after,
                last,
                before,
            },
        )
    }

    /// How to cite this answer: the same question on the same release has the same citation.
    #[graphql(cache_control(no_cache), directive = LookUp::apply())]
    async fn citation(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "In which form; as text by default.",
            default_with = "Some(CitationStyle::Text)"
        )]
        style: Option<CitationStyle>,
    ) -> Result<Citation> {
        cite(ctx, style.unwrap_or(CitationStyle::Text)).await
    }

    /// The record or claim with this id; null where there is none.
    #[graphql(directive = LookUp::apply())]
    async fn node(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "A full id, such as `actor/russia`.")] id: ID,
    ) -> Option<Result<NodeObject>> {
        find_node(ctx, "id", &id).await.transpose()
    }

    /// The records and claims with these ids, in this order; null where there is none. What is no id is an error of its
    /// place alone.
    #[graphql(directive = LookUp::apply(), directive = AsLongAs::apply("ids"))]
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Full ids, such as `actor/russia`; at most 100.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Result<NodeObject>>>> {
        if ids.len() > MOST_NODES {
            return Err(Error::bad_input(format!(
                "`ids` has {}: pass at most {MOST_NODES}",
                ids.len()
            )));
        }
        let nodes = ids.iter().map(|id| find_node(ctx, "ids", id));
        let nodes = futures_util::future::join_all(nodes).await;
        Ok(nodes.into_iter().map(Result::transpose).collect())
    }
}

async fn find_node(ctx: &Context<'_>, argument: &str, id: &ID) -> Result<Option<NodeObject>> {
    let parsed: NodeId = id
        .parse()
        .map_err(|error| Error::bad_input(format!("`{argument}`: {error}")))?;
    let reads = reads(ctx)?;
    match reads.key(parsed.clone()).await? {
        None => {
            let standing = find_standing_claim(reads, &parsed).await?;
            Ok(standing.map(|claim| Record::Claim(claim).into()))
        }
        key => optional_node(ctx, key).await,
    }
}

async fn optional_node(ctx: &Context<'_>, key: Option<Key>) -> Result<Option<NodeObject>> {
    match key {
        Some(key) => node(ctx, key).await.map(Some),
        None => Ok(None),
    }
}

/// The record or claim with this key.
async fn node(ctx: &Context<'_>, key: Key) -> Result<NodeObject> {
    if analysis(ctx)?.release().kind_of(key) == Some(NodeKind::Claim) {
        return Ok(required::<ClaimObject>(ctx, key).await?.into());
    }
    Ok(record(ctx, key).await?.into())
}
