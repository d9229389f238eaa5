//! What an alignment shows.

use async_graphql::{Context, Object};

use demarche_model::{error::Result, page::PageArguments};
use demarche_questions::alignment::{
    Agreement, Alignment, AlignmentSide, AssertedVerdict, SimilarityMeasures, Verdict, VerdictCount, measures::measure,
};

use crate::{
    actor::ActorObject,
    alignment::{
        PAIR, answer,
        page::{AlignmentConnection, narrower},
    },
    cost::{Paged, Points},
    interest::InterestObject,
    object, records,
    relation::RelationObject,
    required,
    topic::TopicObject,
};

object! {
    /// An alignment, as GraphQL shows it.
    pub struct AlignmentObject(Arc<Alignment>);
}

/// How two actors stand to each other on a topic: the verdict that follows from their interests, beside the one that
/// the source itself passes.
#[Object(name = "Alignment")]
impl AlignmentObject {
    /// The topic.
    async fn topic(&self, ctx: &Context<'_>) -> Result<TopicObject> {
        required(ctx, self.question.topic).await
    }

    /// Whether they want the same, computed from what either holds. With narrower topics, what all known verdicts
    /// share, MIXED where they differ.
    async fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// The sides without a stance, where that is why the verdict is UNKNOWN.
    async fn missing(&self, ctx: &Context<'_>) -> Result<Vec<ActorObject>> {
        records(ctx, self.missing.iter().copied()).await
    }

    /// From 0 (as far apart as can be) to 1 (the same stance): 1 - |a - b| / 4. Null unless each side has one number,
    /// both toward the same option; null where they compete, and over several topics.
    async fn closeness(&self) -> Option<f64> {
        self.closeness
    }

    /// What the first actor brings.
    async fn a(&self) -> AlignmentSideObject<'_> {
        (&self.sides.a).into()
    }

    /// What the second actor brings.
    async fn b(&self) -> AlignmentSideObject<'_> {
        (&self.sides.b).into()
    }

    /// What the source itself judges on the topic, with the relations that say so; those that only tell of working
    /// together come last.
    async fn asserted(&self) -> Vec<AssertedVerdictObject<'_>> {
        self.asserted.iter().map(AssertedVerdictObject).collect()
    }

    /// With an as-of date: judgements of the source of which it does not say when they hold. They are not in `asserted`.
    async fn undated_relations(&self, ctx: &Context<'_>) -> Result<Vec<RelationObject>> {
        records(ctx, self.undated_relations.iter().copied()).await
    }

    /// How the computed verdict stands to what the source judges.
    async fn agreement(&self) -> Agreement {
        self.agreement
    }

    /// How alike their stances are over the topic and all topics below it; null with fewer than two topics on which
    /// each side has one stance.
    async fn measures(&self, ctx: &Context<'_>) -> Option<Result<SimilarityMeasures>> {
        match answer(ctx, self.question.with_narrower()).await {
            Ok(all) => measure(&all.stances).map(|measures| Ok(measures.into())),
            Err(error) => Some(Err(error)),
        }
    }

    /// How often each verdict occurs over the topics that count: the topic, and with narrower topics each below it,
    /// once even where two lead there.
    async fn roll_up(&self) -> &[VerdictCount] {
        &self.roll_up
    }

    /// The same two actors on the topics directly below, in the order of their ids.
    #[graphql(directive = Points::apply(PAIR), directive = Paged::apply())]
    async fn narrower(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<AlignmentConnection> {
        let page = PageArguments::new(first, after, last, before);
        narrower(ctx, &self.question, page).await
    }
}

object! {
    /// A side of an alignment, as GraphQL shows it.
    pub struct AlignmentSideObject<'a>(&'a AlignmentSide);
}

/// What one actor brings to an alignment.
#[Object(name = "AlignmentSide")]
impl AlignmentSideObject<'_> {
    /// The actor.
    async fn actor(&self, ctx: &Context<'_>) -> Result<ActorObject> {
        required(ctx, self.actor).await
    }

    /// Its interests in the topic that are held and in scope, those without a stance too; in the order of their ids.
    async fn interests(&self, ctx: &Context<'_>) -> Result<Vec<InterestObject>> {
        records(ctx, self.interests.iter().copied()).await
    }

    /// Those of `interests` on which the verdict rests: they have a stance, an option of an exclusive topic, or want
    /// what only one can have.
    async fn counting(&self, ctx: &Context<'_>) -> Result<Vec<InterestObject>> {
        records(ctx, self.counting.iter().copied()).await
    }

    /// Whether some of those that count are held under a condition; they count where the holder has no other.
    async fn conditional(&self) -> bool {
        self.conditional
    }

    /// With an as-of date: interests of which the source does not say when they are held. They do not count and are not
    /// in `interests`.
    async fn undated(&self, ctx: &Context<'_>) -> Result<Vec<InterestObject>> {
        records(ctx, self.undated.iter().copied()).await
    }
}

object! {
    /// A verdict of the source, as GraphQL shows it.
    pub struct AssertedVerdictObject<'a>(&'a AssertedVerdict);
}

/// A verdict that the source itself passes, as its own or as another voice's; the claims of the relations say whose.
#[Object(name = "AssertedVerdict")]
impl AssertedVerdictObject<'_> {
    /// The verdict: CONVERGENCE says CONVERGE, DIVERGENCE says DIVERGE, COMPETITION and RIVALRY say COMPETE. Null for
    /// COOPERATION and ALLIANCE: working together is not agreeing.
    async fn verdict(&self) -> Option<Verdict> {
        self.verdict
    }

    /// The relations that pass it, in the order of their ids.
    async fn relations(&self, ctx: &Context<'_>) -> Result<Vec<RelationObject>> {
        records(ctx, self.relations.iter().copied()).await
    }
}
