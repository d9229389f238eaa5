//! Claims in GraphQL.

use async_graphql::{Context, ID, Object};

use super::{
    Attitude, Claim, ClaimFilter, ClaimMode, ClaimOrder, ClaimPassage, Confidence, Credibility, Likelihood, Polarity,
};
use crate::{
    actor::Actor,
    document::{Document, Passage, PassageConnection, passages},
    error::Result,
    graphql::{
        ConnectionOf, Counts, ListArguments, Listed, Record, attached, find, find_standing_claim, list, optional,
        record, required,
    },
    node::Key,
    page::PageArguments,
};

impl Listed for Claim {
    type Counts = Counts<Self>;
}

/// Who asserts a record, where, how, and how sure.
#[Object]
impl Claim {
    /// The claim's id: its subject's, and its own slug or its position there.
    async fn id(&self) -> ID {
        ID(self.node.id.to_string())
    }

    /// The claim in a few words.
    async fn label(&self) -> &str {
        &self.node.label
    }

    /// The record that it is about.
    async fn subject(&self, ctx: &Context<'_>) -> Result<Record> {
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
    async fn by(&self, ctx: &Context<'_>) -> Option<Result<Actor>> {
        optional(ctx, self.by).await
    }

    /// The document in which it is found.
    async fn reported_in(&self, ctx: &Context<'_>) -> Result<Document> {
        required(ctx, self.reported_in).await
    }

    /// The passages in which it is found, in the order of their numbers.
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
        let all: Vec<Passage> = attached(ctx, self.reported_in).await?;
        let arguments = PageArguments {
            first,
            after,
            last,
            before,
        };
        passages(ctx, all.into_iter().filter(cited).collect(), arguments)
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
    Ok(places.into_iter().map(|place| place.number).collect())
}

/// Asks for claims.
#[derive(Default)]
pub struct ClaimQuery;

#[Object]
impl ClaimQuery {
    /// The claim with this id; null where there is none.
    async fn claim(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The claim's id, `claim/event/s-300-delivery/1`, or without the first part, `event/s-300-delivery/1`."
        )]
        id: ID,
    ) -> Option<Result<Claim>> {
        match find(ctx, &id).await {
            None => find_standing_claim(ctx, &id).await.transpose(),
            found => found,
        }
    }

    /// The release's claims, without the one that a dataset may make for all records that have none: that is answered
    /// by `claims` of a record.
    async fn claims(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which claims; all by default.")] filter: Option<ClaimFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ClaimOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Claim>> {
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
