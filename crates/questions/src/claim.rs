//! The claims about a record: its own, or the one that the dataset makes for all records without.

use std::sync::Arc;

use demarche_model::{
    claim::{Claim, ClaimFilter, StandingClaim},
    error::{Error, Result},
    filter::Filter,
    kind::Kind,
    node::{Key, Node, NodeId, NodeKind},
    order::Order,
    page::{Page, PageArguments},
    record::Record,
};
use demarche_store::{Counted, List, Listing, Reads, claim::OF_SUBJECT};

/// The first of a record's own claims that fit, in the order of their ids; else the dataset's, where it fits.
///
/// # Errors
/// As the filter's, or where the database cannot answer.
pub async fn claims(
    reads: &Reads,
    subject: &Node,
    filter: Option<&ClaimFilter>,
    page: Page,
) -> Result<Vec<Arc<Claim>>> {
    let nothing = page.size == 0;
    let own = own_claims(reads, subject.key, filter, page).await?;
    if !own.is_empty() || nothing {
        return Ok(own);
    }
    let standing = standing_claim(reads, subject, filter).await?;
    Ok(standing.into_iter().collect())
}

/// The first of a record's own claims that fit, in the order of their ids.
///
/// # Errors
/// As [`claims`].
pub async fn own_claims(
    reads: &Reads,
    subject: Key,
    filter: Option<&ClaimFilter>,
    page: Page,
) -> Result<Vec<Arc<Claim>>> {
    let listing = Listing {
        list: list(filter)?,
        order: <Claim as Kind>::Order::default_order().sort(),
        page,
    };
    let page = reads.page(Arc::new(listing), Some(subject)).await?;
    Ok(page
        .rows
        .iter()
        .filter_map(|row| Claim::of(row.record.clone()))
        .collect())
}

fn list(filter: Option<&ClaimFilter>) -> Result<List> {
    Ok(List {
        kind: NodeKind::Claim,
        branch: Some(&OF_SUBJECT),
        filter: filter.map(Filter::tree).transpose()?.unwrap_or_default(),
    })
}

/// The dataset's claim about a record without claims of its own, where it fits.
///
/// # Errors
/// Where the database cannot answer.
pub async fn standing_claim(reads: &Reads, subject: &Node, filter: Option<&ClaimFilter>) -> Result<Option<Arc<Claim>>> {
    let Some(value) = &reads.reader().release().default_claim else {
        return Ok(None);
    };
    let own = reads
        .count(Arc::new(list(None)?), Counted::Listed, Some(subject.key))
        .await?;
    if own > 0 {
        return Ok(None);
    }
    let standing = StandingClaim::read(value)?;
    let source: NodeId = standing.reported_in.parse()?;
    let by: Option<NodeId> = standing.by.as_deref().map(str::parse).transpose()?;
    let claimant = match &by {
        Some(by) => reads.record(NodeKind::Actor, key(reads, by).await?).await?,
        None => None,
    };
    let claimant = claimant.as_ref().map(Record::node);
    let claimant = claimant.map(|actor| (actor.key, actor.label.as_str()));
    let claim = standing.about(subject, key(reads, &source).await?, claimant)?;
    let fits = filter.is_none_or(|filter| claim.fits(filter, by.as_ref(), &subject.id, &source));
    Ok(fits.then(|| Arc::new(claim)))
}

/// The dataset's claim by its id, which is that of a record's first.
///
/// # Errors
/// Where the database cannot answer.
pub async fn find_standing_claim(reads: &Reads, id: &NodeId) -> Result<Option<Arc<Claim>>> {
    let release = reads.reader().release();
    let (Some(subject), true) = (StandingClaim::subject(id), release.default_claim.is_some()) else {
        return Ok(None);
    };
    let Some(key) = reads.key(subject).await? else {
        return Ok(None);
    };
    let kind = release.kind_of(key).ok_or_else(|| missing(&key))?;
    match reads.record(kind, key).await? {
        Some(subject) => standing_claim(reads, subject.node(), None).await,
        None => Ok(None),
    }
}

async fn key(reads: &Reads, id: &NodeId) -> Result<Key> {
    reads.key(id.clone()).await?.ok_or_else(|| missing(id))
}

fn missing(id: &impl std::fmt::Debug) -> Error {
    Error::internal(format!(
        "the dataset's own claim names {id:?}, which the release has not"
    ))
}

/// The first claims of a list: so many, from its beginning.
///
/// # Errors
/// `BadInput` for a number that is no size of a page.
pub fn first(number: i32) -> Result<Page> {
    let arguments = PageArguments {
        first: Some(number),
        ..PageArguments::default()
    };
    arguments.check(demarche_model::page::ListName { release: "", order: "" })
}
