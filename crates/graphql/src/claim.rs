//! Claims in GraphQL.

use async_graphql::{Context, ID, Object};

use demarche_model::{
    claim::{
        Attitude, Claim, ClaimFacet, ClaimFilter, ClaimMode, ClaimOrder, ClaimPassage, Confidence, Credibility,
        Likelihood, Polarity,
    },
    document::Passage,
    error::Result,
    node::{Key, NodeId, NodeKind},
    page::PageArguments,
};
use demarche_questions::claim::find_standing_claim;

use crate::{
    ConnectionOf, KindObject, ListArguments, RecordObject,
    actor::ActorObject,
    attached,
    cost::{Conditions, LookUp, Paged},
    document::{DocumentObject, PassageConnection, passages},
    find, list, object, optional, record, required,
    session::reads,
};

object! {
    /// A claim as GraphQL shows it.
    pub struct ClaimObject(Arc<Claim>);
}

impl KindObject for ClaimObject {
    type Record = Claim;

    const OF_SEVERAL: &'static [ClaimFacet] = &[ClaimFacet::Topic];
}

/// Who asserts a record, where, how, and how sure.
#[Object(name = "Claim")]
impl ClaimObject {
    /// The claim's id: its subject's, and its own slug or its position there.
    async fn id(&self) -> ID {
        ID(self.node.id.to_string())
    }

    /// The claim in a few words.
    async fn label(&self) -> &str {
        &self.node.label
    }

    /// The record that it is about.
    async fn subject(&self, ctx: &Context<'_>) -> Result<RecordObject> {
        record(ctx, self.subject).await
    }

    /// The field of the subject that it backs; null where it backs the whole record.
    async fn property(&self) -> Option<&str> {
        self.property.as_deref()
    }

    /// What sort of assertion it is.
    async fn mode(&self) -> ClaimMode {
        self.mode
    }

    /// Whose assertion it is; null for the document's author.
    async fn by(&self, ctx: &Context<'_>) -> Option<Result<ActorObject>> {
        optional(ctx, self.by).await
    }

    /// The document in which it is found.
    async fn reported_in(&self, ctx: &Context<'_>) -> Result<DocumentObject> {
        required(ctx, self.reported_in).await
    }

    /// The passages in which it is found, in the order of their numbers.
    #[graphql(directive = Paged::apply())]
    async fn passages(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<PassageConnection> {
        let numbers = match &self.standing {
            Some(numbers) => numbers.clone(),
            None => numbers_of(ctx, self.node.key).await?,
        };
        let cited = |passage: &Passage| numbers.contains(&passage.number);
        let all = attached::<Passage>(ctx, self.reported_in).await?;
        let arguments = PageArguments::new(first, after, last, before);
        passages(
            ctx,
            all.iter().filter(|passage| cited(passage)).cloned().collect(),
            arguments,
        )
    }

    /// Whether it says that the subject is so, or that it is not.
    async fn polarity(&self) -> Polarity {
        self.polarity
    }

    /// How the author takes what others say; null for his own claims.
    async fn attitude(&self) -> Option<Attitude> {
        self.attitude
    }

    /// How likely the text says it is, where it uses such a term (ICD-203).
    async fn likelihood(&self) -> Option<Likelihood> {
        self.likelihood
    }

    /// The hedging word of the text, such as "perhaps".
    async fn hedge(&self) -> Option<&str> {
        self.hedge.as_deref()
    }

    /// How credible the information is, whoever brings it (Admiralty code); null where nobody has judged.
    async fn credibility(&self) -> Option<Credibility> {
        self.credibility
    }

    /// How well founded the claimant calls it (ICD-203).
    async fn confidence(&self) -> Option<Confidence> {
        self.confidence
    }
}

/// The numbers of a claim's passages.
async fn numbers_of(ctx: &Context<'_>, claim: Key) -> Result<Vec<i32>> {
    let places = attached::<ClaimPassage>(ctx, claim).await?;
    Ok(places.iter().map(|place| place.number).collect())
}

/// The dataset's own claim of this id.
async fn standing(ctx: &Context<'_>, id: &ID) -> Result<Option<ClaimObject>> {
    let Ok(id) = NodeId::of_kind(NodeKind::Claim, id) else {
        return Ok(None);
    };
    let found = find_standing_claim(reads(ctx)?, &id).await?;
    Ok(found.map(ClaimObject::from))
}

/// Asks for claims.
#[derive(Default)]
pub struct ClaimQuery;

#[Object]
impl ClaimQuery {
    /// The claim with this id; null where there is none.
    #[graphql(directive = LookUp::apply())]
    async fn claim(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The claim's id, `claim/event/s-300-delivery/1`, or without the first part, `event/s-300-delivery/1`."
        )]
        id: ID,
    ) -> Option<Result<ClaimObject>> {
        match find(ctx, &id).await {
            None => standing(ctx, &id).await.transpose(),
            found => found,
        }
    }

    /// The release's claims, without the one that a dataset may make for all records that have none: that is answered
    /// by `claims` of a record.
    #[graphql(directive = Paged::apply())]
    async fn claims(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Which claims; all by default.",
            directive = Conditions::apply(&["ids"])
        )]
        filter: Option<ClaimFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ClaimOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<ClaimObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        list(ctx, arguments).await
    }
}
