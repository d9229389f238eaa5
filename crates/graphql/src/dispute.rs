//! What speaks against a record: other records that contradict it, and claims about it that disagree.

use async_graphql::{Context, Object};
use demarche_model::{
    claim::{Attitude, ClaimFilter, Polarity},
    error::Result,
    node::Key,
    page::LARGEST_SIZE,
};
use demarche_questions::claim;

use crate::{claim::ClaimObject, read::record, record::RecordObject, session::reads};

/// The records that cannot be true together with a record.
///
/// # Errors
/// Where the database cannot answer.
pub async fn conflicts(ctx: &Context<'_>, of: Key) -> Result<Vec<RecordObject>> {
    let others = reads(ctx)?.contradictions(of).await?;
    let shown = others.iter().take(usize::try_from(LARGEST_SIZE).unwrap_or(usize::MAX));
    futures_util::future::try_join_all(shown.map(|other| record(ctx, *other))).await
}

/// What is in dispute about a record: who asserts it, who denies it, and what the author does not believe.
#[derive(Clone, Copy, Debug)]
pub struct Dispute(Key);

impl Dispute {
    /// The dispute about a record, where there is one.
    pub fn about(record: Key, disputed: bool) -> Option<Self> {
        disputed.then_some(Self(record))
    }
}

/// Claims about one record that do not go together, side by side: `by` and `reportedIn` of each say whose it is,
/// `property` which field it is about. In the record of something said, its author's FACT_AS_STATED is that it was said,
/// and all other claims are about what was said.
#[Object]
impl Dispute {
    /// The claims that say it is so, those that the author disputes among them; at most 100.
    async fn asserted(&self, ctx: &Context<'_>) -> Result<Vec<ClaimObject>> {
        self.claims(ctx, of_polarity(Polarity::Asserts)).await
    }

    /// The claims that say it is not so; at most 100.
    async fn denied(&self, ctx: &Context<'_>) -> Result<Vec<ClaimObject>> {
        self.claims(ctx, of_polarity(Polarity::Denies)).await
    }

    /// The claims of others, of either side, that the author takes for untrue or doubtful (attitude DISPUTES); at most
    /// 100.
    async fn doubted(&self, ctx: &Context<'_>) -> Result<Vec<ClaimObject>> {
        let filter = ClaimFilter {
            attitudes: Some(vec![Attitude::Disputes]),
            ..ClaimFilter::default()
        };
        self.claims(ctx, filter).await
    }
}

impl Dispute {
    async fn claims(&self, ctx: &Context<'_>, filter: ClaimFilter) -> Result<Vec<ClaimObject>> {
        let page = claim::first(LARGEST_SIZE.cast_signed())?;
        let claims = claim::own_claims(reads(ctx)?, self.0, Some(&filter), page).await?;
        Ok(claims.into_iter().map(ClaimObject::from).collect())
    }
}

fn of_polarity(polarity: Polarity) -> ClaimFilter {
    ClaimFilter {
        polarities: Some(vec![polarity]),
        ..ClaimFilter::default()
    }
}
