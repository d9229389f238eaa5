//! Artifacts in GraphQL.

use async_graphql::{Context, ID, Object};

use super::{Artifact, ArtifactFilter, ArtifactKind, ArtifactOrder, ArtifactStatus, Party, store};
use crate::{
    actor::Actor,
    date::UncertainDate,
    error::Result,
    event::ParticipantRole,
    graphql::{
        ConnectionOf, DatedCounts, ListArguments, Listed, attached, find, list, optional, plain_children, required,
    },
    node::RecordFields,
    page::PageArguments,
    red_line::{RedLineCheck, graphql::red_lines},
};

impl Listed for Artifact {
    type Counts = DatedCounts<Self>;
}

/// A text or made thing: an agreement, a project, a piece of equipment.
#[Object]
impl Artifact {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields<'_, Self> {
        RecordFields::of(&self.node)
    }

    /// The red lines that it may cross: those to which the source ties it (CROSSES, RESPECTS, AT_RISK) and those whose
    /// test is about an attribute that it carries, each checked; in the order of the lines' ids.
    async fn red_lines(&self, ctx: &Context<'_>) -> Result<Vec<RedLineCheck>> {
        red_lines(ctx, &self.node).await
    }

    /// What sort of text or thing it is.
    async fn artifact_kind(&self) -> ArtifactKind {
        self.kind
    }

    /// Whom it binds, to whom it belongs, whom it concerns.
    async fn parties(&self, ctx: &Context<'_>) -> Result<Vec<Party>> {
        attached(ctx, self.node.key).await
    }

    /// The artifact of which it is a part, such as a provision's agreement.
    async fn part_of(&self, ctx: &Context<'_>) -> Option<Result<Artifact>> {
        optional(ctx, self.part_of).await
    }

    /// In what state it is; null where the source does not say.
    async fn artifact_status(&self) -> Option<ArtifactStatus> {
        self.status
    }

    /// When it was made, signed or opened; null where the source does not say.
    async fn date(&self) -> Option<&UncertainDate> {
        self.date.as_ref()
    }

    /// The artifacts that are a part of it: the inverse of `partOf`.
    async fn parts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which artifacts; all by default.")] filter: Option<ArtifactFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ArtifactOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Artifact>> {
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

/// An actor that an artifact binds, belongs to or concerns.
#[Object]
impl Party {
    /// Who it is.
    async fn actor(&self, ctx: &Context<'_>) -> Result<Actor> {
        required(ctx, self.actor).await
    }

    /// What the actor is to the artifact; null for a plain party.
    async fn role(&self) -> Option<ParticipantRole> {
        self.role
    }
}

/// Asks for artifacts.
#[derive(Default)]
pub struct ArtifactQuery;

#[Object]
impl ArtifactQuery {
    /// The artifact with this id; null where there is none.
    async fn artifact(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The artifact's id, `artifact/november-2020-statement`, or its slug, `november-2020-statement`."
        )]
        id: ID,
    ) -> Option<Result<Artifact>> {
        find(ctx, &id).await
    }

    /// The release's artifacts.
    async fn artifacts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which artifacts; all by default.")] filter: Option<ArtifactFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ArtifactOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Artifact>> {
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
