//! Resolving in GraphQL.

use async_graphql::{Context, Object};

use demarche_model::{
    error::{Error, Result},
    node::NodeKind,
};
use demarche_questions::resolve::{
    Candidate, MatchKind, Resolution,
    service::{self, Among},
};

use crate::{
    RecordObject,
    cost::{AsLongAs, Points, PointsPer},
    object, record, record_keys,
    session::analysis,
};

/// The most references that `resolveMany` takes.
const MOST_REFERENCES: usize = 100;

object! {
    /// What a reference may mean, as GraphQL shows it.
    pub struct ResolutionObject(Resolution);
}

/// What a reference may mean. Nothing is guessed: where it fits several records, all are listed and none is the best.
#[Object(name = "Resolution")]
impl ResolutionObject {
    /// The reference, as it was passed.
    async fn reference(&self) -> &str {
        &self.reference
    }

    /// The record that it means: the only one whose name, code or id it is. Null where it fits several or none; a
    /// record with a name that is only spelt alike is never the best.
    async fn best(&self, ctx: &Context<'_>) -> Option<Result<RecordObject>> {
        Some(record(ctx, self.best?).await)
    }

    /// Whether it may mean several records, none of them for sure.
    async fn ambiguous(&self) -> bool {
        self.ambiguous
    }

    /// The records that it may mean, each by its surest match, at most 20; the surest first. Empty where nothing fits.
    async fn candidates(&self) -> Vec<CandidateObject<'_>> {
        self.candidates.iter().map(CandidateObject).collect()
    }

    /// Whether names spelt alike were looked for: where nothing fits, for the first 20 such references of a field.
    async fn spelling_tried(&self) -> bool {
        self.spelling_tried
    }
}

object! {
    /// A record that a reference may mean, as GraphQL shows it.
    pub struct CandidateObject<'a>(&'a Candidate);
}

/// A record that a reference may mean.
#[Object(name = "ResolutionCandidate")]
impl CandidateObject<'_> {
    /// The record.
    async fn record(&self, ctx: &Context<'_>) -> Result<RecordObject> {
        record(ctx, self.record).await
    }

    /// By what the reference fits.
    async fn matched(&self) -> MatchKind {
        self.matched
    }

    /// The name, code or id of the record that it fits.
    async fn text(&self) -> &str {
        &self.text
    }

    /// How alike the reference and that text are: 1 where they are the same but for case, accents and dashes, else the
    /// share of their trigrams that they have in common, from 0.3.
    async fn score(&self) -> f64 {
        self.score
    }
}

/// Resolves references.
#[derive(Default)]
pub struct ResolveQuery;

#[Object]
impl ResolveQuery {
    /// Which record a name, a code or an id means. Case, accents and dashes do not count.
    #[graphql(directive = Points::apply(20))]
    async fn resolve(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "A name of any sort; a code (`RUS`, `RU`, `365`, `Q159`), with the register before it where that \
                    matters (`cow:365`), and a date behind it (`365@1990`); an id, also a retired one."
        )]
        reference: String,
        #[graphql(
            desc = "Records of one of these kinds, of which a slug alone is an id too; of all by default. Not CLAIM."
        )]
        kinds: Option<Vec<NodeKind>>,
    ) -> Result<ResolutionObject> {
        let found = resolve_all(ctx, &[reference], kinds).await?;
        found
            .into_iter()
            .next()
            .ok_or_else(|| Error::internal("a reference without a resolution"))
    }

    /// Which records names, codes or ids mean, such as those in a column of a table; in their order.
    #[graphql(directive = PointsPer::apply(9, "references"), directive = AsLongAs::apply("references"))]
    async fn resolve_many(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Names of any sort, codes (`RUS`, `RU`, `365`, `Q159`; `cow:365`, `365@1990`) or ids, at most 100; a \
                    blank one means nothing."
        )]
        references: Vec<String>,
        #[graphql(
            desc = "Records of one of these kinds, of which a slug alone is an id too; of all by default. Not CLAIM."
        )]
        kinds: Option<Vec<NodeKind>>,
    ) -> Result<Vec<ResolutionObject>> {
        if references.len() > MOST_REFERENCES {
            return Err(Error::bad_input(format!(
                "`references` has {}: pass at most {MOST_REFERENCES}",
                references.len()
            )));
        }
        resolve_all(ctx, &references, kinds).await
    }
}

async fn resolve_all(
    ctx: &Context<'_>,
    references: &[String],
    kinds: Option<Vec<NodeKind>>,
) -> Result<Vec<ResolutionObject>> {
    let scope = analysis(ctx)?;
    let keys = kinds.as_deref().map(|kinds| record_keys(scope.release(), kinds));
    let among = Among {
        keys: keys.transpose()?,
        kinds: kinds.unwrap_or_default(),
    };
    let found = service::resolve(scope, references, &among).await?;
    Ok(found.into_iter().map(ResolutionObject).collect())
}
