//! Reads that resolvers share: each asks the operation's loaders, so that twenty records cost as many statements as
//! one.

use std::sync::Arc;

use async_graphql::{Context, ID, dataloader::Loader};

use super::{
    connection::ListArguments,
    key::{AttachedTo, ById, ByKey, ChildrenOf},
    loader::{Scope, loaders, scope},
    record::Record,
};
use crate::{
    actor::Actor,
    artifact::Artifact,
    claim::Claim,
    document::Document,
    error::{Error, Result},
    event::Event,
    interest::Interest,
    node::{
        Attached, Key, Kind, NodeId, NodeKind, Order,
        store::{Branch, Listing},
    },
    page::ListName,
    place::Place,
    relation::Relation,
    topic::Topic,
};

/// The record with this id, or a retired one; `None` where the release has none.
///
/// The shape is what makes a failed nullable field null and its siblings stay.
///
/// # Errors
/// `BadInput` for a malformed id or another kind's.
pub async fn find<K: Kind>(ctx: &Context<'_>, id: &ID) -> Option<Result<K>> {
    by_id(ctx, id).await.transpose()
}

async fn by_id<K: Kind>(ctx: &Context<'_>, id: &ID) -> Result<Option<K>> {
    let id = NodeId::of_kind(K::KIND, id).map_err(|error| Error::bad_input(format!("`id`: {error}")))?;
    loaders(ctx)?.load_one(ById::new(id)).await
}

/// The record with this key, where there is one.
///
/// # Errors
/// Where the database cannot answer.
pub async fn optional<K: Kind>(ctx: &Context<'_>, key: Option<Key>) -> Option<Result<K>> {
    match loaders(ctx) {
        Ok(loaders) => loaders.load_one(ByKey::new(key?)).await.transpose(),
        Err(error) => Some(Err(error)),
    }
}

/// The record with this key, which another record of the release refers to.
///
/// # Errors
/// Where the database cannot answer.
pub async fn required<K: Kind>(ctx: &Context<'_>, key: Key) -> Result<K> {
    let found = optional(ctx, Some(key)).await;
    let nowhere = || {
        Err(Error::internal(format!(
            "a reference to {} {key:?} leads nowhere",
            K::KIND.prefix()
        )))
    };
    found.unwrap_or_else(nowhere)
}

/// The records with these keys, in this order.
///
/// # Errors
/// Where the database cannot answer.
pub async fn records<K: Kind>(ctx: &Context<'_>, keys: impl IntoIterator<Item = Key>) -> Result<Vec<K>> {
    let keys: Vec<ByKey<K>> = keys.into_iter().map(ByKey::new).collect();
    let mut found = loaders(ctx)?.load_many(keys.clone()).await?;
    Ok(keys.iter().filter_map(|key| found.remove(key)).collect())
}

/// The record with this key, whatever its kind; of a claim, the record that it is about.
///
/// # Errors
/// Where the database cannot answer.
pub async fn record(ctx: &Context<'_>, key: Key) -> Result<Record> {
    let kind = scope(ctx)?.release.kind_of(key);
    let kind = kind.ok_or_else(|| Error::internal(format!("no record of the release has the key {key:?}")))?;
    Ok(match kind {
        NodeKind::Actor => required::<Actor>(ctx, key).await?.into(),
        NodeKind::Place => required::<Place>(ctx, key).await?.into(),
        NodeKind::Topic => required::<Topic>(ctx, key).await?.into(),
        NodeKind::Interest => required::<Interest>(ctx, key).await?.into(),
        NodeKind::Event => required::<Event>(ctx, key).await?.into(),
        NodeKind::Artifact => required::<Artifact>(ctx, key).await?.into(),
        NodeKind::Relation => required::<Relation>(ctx, key).await?.into(),
        NodeKind::Document => required::<Document>(ctx, key).await?.into(),
        NodeKind::Claim => {
            let claim = required::<Claim>(ctx, key).await?;
            Box::pin(record(ctx, claim.subject)).await?
        }
    })
}

/// The claim with this key, where it is a claim's.
///
/// # Errors
/// Where the database cannot answer.
pub async fn as_claim(ctx: &Context<'_>, key: Key) -> Option<Result<Claim>> {
    let is_claim = |scope: &Scope| scope.release.kind_of(key) == Some(NodeKind::Claim);
    match scope(ctx).map(is_claim) {
        Ok(true) => Some(required(ctx, key).await),
        Ok(false) => None,
        Err(error) => Some(Err(error)),
    }
}

/// A record's own short list.
///
/// # Errors
/// Where the database cannot answer.
pub async fn attached<A: Attached>(ctx: &Context<'_>, key: Key) -> Result<Vec<A>> {
    Ok(loaders(ctx)?.load_one(AttachedTo::new(key)).await?.unwrap_or_default())
}

/// One page of a parent's records, as a plain list.
///
/// # Errors
/// As the arguments', or where the database cannot answer.
pub async fn children_list<K: Kind>(
    ctx: &Context<'_>,
    (parent, branch): (Key, &'static Branch),
    arguments: ListArguments<K>,
) -> Result<Vec<K>>
where
    Scope: Loader<ChildrenOf<K, ()>, Value = Arc<crate::page::Slice<crate::node::store::Row<K>>>, Error = Error>,
{
    let ListArguments { filter, order, page } = arguments;
    let order = order.unwrap_or_else(K::Order::default_order);
    let page = page.check(ListName {
        release: &scope(ctx)?.release.name,
        order: &order.name(),
    })?;
    let listing = Listing {
        filter: filter.unwrap_or_default(),
        order,
        page,
    };
    let slice = loaders(ctx)?
        .load_one(ChildrenOf::<K, ()>::new(parent, branch, Arc::new(listing)))
        .await?;
    Ok(slice
        .map(|slice| slice.rows.iter().map(|row| row.record.clone()).collect())
        .unwrap_or_default())
}
