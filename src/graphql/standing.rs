//! The claim of a record that has none of its own, where the dataset declares one for such records.

use std::sync::Arc;

use async_graphql::{Context, ID};

use super::{
    key::{ByKey, CountOf, KeyOf},
    loader::{loaders, scope},
    read::record,
};
use crate::{
    actor::Actor,
    claim::{self, Claim, ClaimFilter, StandingClaim},
    error::{Error, Result},
    node::{Key, Node, NodeId, NodeKind, store::Counted},
};

/// The dataset's claim about a record without claims of its own, where it fits in the filter.
///
/// # Errors
/// Where the database cannot answer.
pub async fn standing_claim(ctx: &Context<'_>, subject: &Node, filter: Option<&ClaimFilter>) -> Result<Option<Claim>> {
    let Some(value) = &scope(ctx)?.release.default_claim else {
        return Ok(None);
    };
    if has_own_claims(ctx, subject.key).await? {
        return Ok(None);
    }
    let standing = StandingClaim::read(value)?;
    let source: NodeId = standing.reported_in.parse()?;
    let by: Option<NodeId> = standing.by.as_deref().map(str::parse).transpose()?;
    let claimant = match &by {
        Some(by) => loaders(ctx)?.load_one(ByKey::<Actor>::new(key(ctx, by).await?)).await?,
        None => None,
    };
    let claimant = claimant
        .as_ref()
        .map(|actor| (actor.node.key, actor.node.label.as_str()));
    let claim = standing.about(subject, key(ctx, &source).await?, claimant)?;
    let fits = filter.is_none_or(|filter| claim.fits(filter, by.as_ref(), &subject.id, &source));
    Ok(fits.then_some(claim))
}

/// The dataset's claim by its id, which is that of a record's first.
///
/// # Errors
/// Where the database cannot answer.
pub async fn find_standing_claim(ctx: &Context<'_>, id: &ID) -> Result<Option<Claim>> {
    let subject = NodeId::of_kind(NodeKind::Claim, id)
        .ok()
        .and_then(|id| StandingClaim::subject(&id));
    let (Some(subject), true) = (subject, scope(ctx)?.release.default_claim.is_some()) else {
        return Ok(None);
    };
    match loaders(ctx)?.load_one(KeyOf(subject)).await? {
        Some(key) => standing_claim(ctx, record(ctx, key).await?.common(), None).await,
        None => Ok(None),
    }
}

async fn has_own_claims(ctx: &Context<'_>, subject: Key) -> Result<bool> {
    let parent = Some((&claim::OF_SUBJECT, subject));
    let all = CountOf::<Claim> {
        parent,
        counted: Counted::Listed,
        filter: Arc::default(),
    };
    Ok(loaders(ctx)?.load_one(all).await?.unwrap_or(0) > 0)
}

async fn key(ctx: &Context<'_>, id: &NodeId) -> Result<Key> {
    let found = loaders(ctx)?.load_one(KeyOf(id.clone())).await?;
    found.ok_or_else(|| Error::internal(format!("the dataset's own claim names {id}, which the release has not")))
}
