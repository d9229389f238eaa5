//! Artifacts in GraphQL.

use async_graphql::{Context, ID, Object};

use demarche_model::{
    artifact::{Artifact, ArtifactFacet, ArtifactFilter, ArtifactKind, ArtifactOrder, ArtifactStatus, Party},
    date::UncertainDate,
    error::Result,
    event::ParticipantRole,
    page::PageArguments,
};

use crate::{
    ConnectionOf, KindObject, ListArguments,
    actor::ActorObject,
    attached, children,
    common::RecordFields,
    cost::{Conditions, LookUp, Paged},
    find, list, object, optional,
    red_line::{RedLineCheckObject, red_lines},
    required,
};

object! {
    /// An artifact as GraphQL shows it.
    pub struct ArtifactObject(Arc<Artifact>);
}

impl KindObject for ArtifactObject {
    type Record = Artifact;

    const OF_SEVERAL: &'static [ArtifactFacet] = &[ArtifactFacet::Role, ArtifactFacet::Topic];
}

/// A text or made thing: an agreement, a project, a piece of equipment.
#[Object(name = "Artifact")]
impl ArtifactObject {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields<'_, Self> {
        RecordFields::of(&self.node)
    }

    /// The red lines that it may cross: those to which the source ties it (CROSSES, RESPECTS, AT_RISK) and those whose
    /// test is about an attribute that it carries, each checked; in the order of the lines' ids.
    async fn red_lines(&self, ctx: &Context<'_>) -> Result<Vec<RedLineCheckObject>> {
        red_lines(ctx, &self.node).await
    }

    /// What sort of text or thing it is.
    async fn artifact_kind(&self) -> ArtifactKind {
        self.kind
    }

    /// Whom it binds, to whom it belongs, whom it concerns.
    async fn parties(&self, ctx: &Context<'_>) -> Result<Vec<PartyObject>> {
        let parties = attached::<Party>(ctx, self.node.key).await?;
        Ok(parties.iter().cloned().map(PartyObject).collect())
    }

    /// The artifact of which it is a part, such as a provision's agreement.
    async fn part_of(&self, ctx: &Context<'_>) -> Option<Result<ArtifactObject>> {
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
    #[graphql(directive = Paged::apply())]
    async fn parts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which artifacts; all by default.")] filter: Option<ArtifactFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ArtifactOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<ArtifactObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        children(ctx, (self.node.key, &demarche_store::artifact::PARTS), arguments).await
    }
}

object! {
    /// A party of an artifact, as GraphQL shows it.
    pub struct PartyObject(Party);
}

/// An actor that an artifact binds, belongs to or concerns.
#[Object(name = "Party")]
impl PartyObject {
    /// Who it is.
    async fn actor(&self, ctx: &Context<'_>) -> Result<ActorObject> {
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
    #[graphql(directive = LookUp::apply())]
    async fn artifact(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The artifact's id, `artifact/november-2020-statement`, or its slug, `november-2020-statement`."
        )]
        id: ID,
    ) -> Option<Result<ArtifactObject>> {
        find(ctx, &id).await
    }

    /// The release's artifacts.
    #[graphql(directive = Paged::apply())]
    async fn artifacts(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Which artifacts; all by default.",
            directive = Conditions::apply(&["ids"])
        )]
        filter: Option<ArtifactFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ArtifactOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<ArtifactObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        list(ctx, arguments).await
    }
}
