//! Reads that resolvers share: each asks the operation's reads, so that twenty records cost as many statements as one.

use std::sync::Arc;

use async_graphql::{Context, ID};
use demarche_model::{
    Record,
    error::{Error, Result},
    kind::Kind,
    node::{Key, NodeId, NodeKind},
};
use demarche_store::Attached;

use crate::{
    claim::ClaimObject,
    object::KindObject,
    record::RecordObject,
    session::{analysis, reads},
};

/// The record with this id, or a retired one; `None` where the release has none.
///
/// The shape is what makes a failed nullable field null and its siblings stay.
///
/// # Errors
/// `BadInput` for a malformed id or another kind's.
pub async fn find<O: KindObject>(ctx: &Context<'_>, id: &ID) -> Option<Result<O>> {
    by_id::<O>(ctx, id).await.map(|found| found.and_then(shown)).transpose()
}

async fn by_id<O: KindObject>(ctx: &Context<'_>, id: &ID) -> Result<Option<Record>> {
    let id = NodeId::of_kind(O::Record::KIND, id).map_err(|error| Error::bad_input(format!("`id`: {error}")))?;
    reads(ctx)?.named(id).await
}

/// Shows a record as the object of its kind.
fn shown<O: KindObject>(record: Record) -> Option<O> {
    O::Record::of(record).map(O::from)
}

/// The record with this key, where there is one.
///
/// # Errors
/// Where the database cannot answer.
pub async fn optional<O: KindObject>(ctx: &Context<'_>, key: Option<Key>) -> Option<Result<O>> {
    let key = key?;
    let found = match reads(ctx) {
        Ok(reads) => reads.record(O::Record::KIND, key).await,
        Err(error) => Err(error),
    };
    found.map(|found| found.and_then(shown)).transpose()
}

/// The record with this key, which another record of the release refers to.
///
/// # Errors
/// Where the database cannot answer.
pub async fn required<O: KindObject>(ctx: &Context<'_>, key: Key) -> Result<O> {
    let record = any(ctx, O::Record::KIND, key).await?;
    shown(record).ok_or_else(|| nowhere(O::Record::KIND, key))
}

async fn any(ctx: &Context<'_>, kind: NodeKind, key: Key) -> Result<Record> {
    let found = reads(ctx)?.record(kind, key).await?;
    found.ok_or_else(|| nowhere(kind, key))
}

fn nowhere(kind: NodeKind, key: Key) -> Error {
    Error::internal(format!("a reference to {} {key:?} leads nowhere", kind.prefix()))
}

/// The records with these keys, in this order.
///
/// # Errors
/// Where the database cannot answer.
pub async fn records<O: KindObject>(ctx: &Context<'_>, keys: impl IntoIterator<Item = Key>) -> Result<Vec<O>> {
    let found = reads(ctx)?.records(O::Record::KIND, keys).await?;
    Ok(found.into_iter().filter_map(shown).collect())
}

/// The record with this key, whatever its kind; of a claim, the record that it is about.
///
/// # Errors
/// Where the database cannot answer.
pub async fn record(ctx: &Context<'_>, key: Key) -> Result<RecordObject> {
    match any_kind(ctx, key).await? {
        Record::Claim(claim) => any_kind(ctx, claim.subject).await.map(RecordObject::from),
        record => Ok(record.into()),
    }
}

async fn any_kind(ctx: &Context<'_>, key: Key) -> Result<Record> {
    let kind = analysis(ctx)?.release().kind_of(key);
    let kind = kind.ok_or_else(|| Error::internal(format!("no record of the release has the key {key:?}")))?;
    any(ctx, kind, key).await
}

/// The claim with this key, where it is a claim's.
///
/// # Errors
/// Where the database cannot answer.
pub async fn as_claim(ctx: &Context<'_>, key: Key) -> Option<Result<ClaimObject>> {
    match analysis(ctx).map(|analysis| analysis.release().kind_of(key)) {
        Ok(Some(NodeKind::Claim)) => Some(required(ctx, key).await),
        Ok(_) => None,
        Err(error) => Some(Err(error)),
    }
}

/// A record's own short list.
///
/// # Errors
/// Where the database cannot answer.
pub async fn attached<A: Attached>(ctx: &Context<'_>, key: Key) -> Result<Arc<[A]>> {
    reads(ctx)?.attached(key).await
}
