//! What speaks against a record: other records that contradict it, and claims about it that disagree.

use std::collections::HashMap;

use async_graphql::{Context, Object, dataloader::Loader};

use super::{
    connection::ListArguments,
    loader::{Scope, loaders},
    read::{children_list, record},
    record::Record,
};
use crate::{
    claim::{self, Attitude, Claim, ClaimFilter, Polarity},
    error::{Error, Result},
    node::Key,
    page::{LARGEST_SIZE, PageArguments},
    relation,
};

/// Asks which records contradict a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ContradictionsOf(Key);

impl Loader<ContradictionsOf> for Scope {
    type Value = Vec<Key>;
    type Error = Error;

    async fn load(&self, records: &[ContradictionsOf]) -> Result<HashMap<ContradictionsOf, Vec<Key>>> {
        let keys: Vec<Key> = records.iter().map(|ContradictionsOf(key)| *key).collect();
        let found = relation::contradictions(self.db(), self.release.id, &keys).await?;
        Ok(found
            .into_iter()
            .map(|(key, others)| (ContradictionsOf(key), others))
            .collect())
    }
}

/// The records that cannot be true together with a record.
///
/// # Errors
/// Where the database cannot answer.
pub async fn conflicts(ctx: &Context<'_>, of: Key) -> Result<Vec<Record>> {
    let mut others = loaders(ctx)?.load_one(ContradictionsOf(of)).await?.unwrap_or_default();
    others.truncate(usize::try_from(LARGEST_SIZE).unwrap_or(usize::MAX));
    futures_util::future::try_join_all(others.into_iter().map(|other| record(ctx, other))).await
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
    async fn asserted(&self, ctx: &Context<'_>) -> Result<Vec<Claim>> {
        self.claims(ctx, of_polarity(Polarity::Asserts)).await
    }

    /// The claims that say it is not so; at most 100.
    async fn denied(&self, ctx: &Context<'_>) -> Result<Vec<Claim>> {
        self.claims(ctx, of_polarity(Polarity::Denies)).await
    }

    /// The claims of others, of either side, that the author takes for untrue or doubtful (attitude DISPUTES); at most
    /// 100.
    async fn doubted(&self, ctx: &Context<'_>) -> Result<Vec<Claim>> {
        let filter = ClaimFilter {
            attitudes: Some(vec![Attitude::Disputes]),
            ..ClaimFilter::default()
        };
        self.claims(ctx, filter).await
    }
}

impl Dispute {
    async fn claims(&self, ctx: &Context<'_>, filter: ClaimFilter) -> Result<Vec<Claim>> {
        let page = PageArguments {
            first: Some(LARGEST_SIZE.cast_signed()),
            ..PageArguments::default()
        };
        let arguments = ListArguments {
            filter: Some(filter),
            order: None,
            page,
        };
        children_list(ctx, (self.0, &claim::OF_SUBJECT), arguments).await
    }
}

fn of_polarity(polarity: Polarity) -> ClaimFilter {
    ClaimFilter {
        polarities: Some(vec![polarity]),
        ..ClaimFilter::default()
    }
}
