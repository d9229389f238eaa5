//! The records that arguments name: all of a field's are found at once.

use std::ops::RangeInclusive;

use async_graphql::{Context, ID};

use demarche_model::{
    error::{Error, Result},
    node::{Key, NodeId, NodeKind, article},
    release::Release,
};

use crate::session::reads;

/// An argument that names a record.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The argument's name, for messages.
    pub argument: &'a str,
    /// The kind that it must be; `None` for a record of any kind, by its full id.
    pub kind: Option<NodeKind>,
    /// What it says.
    pub id: &'a ID,
}

impl<'a> Named<'a> {
    /// An argument that names a record of one kind, by its id or its slug.
    pub fn of_kind(argument: &'a str, kind: NodeKind, id: &'a ID) -> Self {
        Self {
            argument,
            kind: Some(kind),
            id,
        }
    }

    fn read(&self) -> Result<NodeId> {
        let Self { argument, kind, id } = self;
        let id = match kind {
            Some(kind) => NodeId::of_kind(*kind, id),
            None => id.parse(),
        };
        id.map_err(|error| Error::bad_input(format!("`{argument}`: {error}")))
    }

    fn missing(&self) -> Error {
        let Self { argument, kind, id } = self;
        let noun = kind.map_or("a record", article);
        Error::not_found(format!(
            "`{argument}`: the release does not have {noun} with the id `{}`",
            id.as_str()
        ))
    }
}

/// Finds the keys of the records that arguments name, in their order.
///
/// # Errors
/// `BadInput` for malformed ids and other kinds' ids; `NotFound` for unknown ones.
pub async fn find_named(ctx: &Context<'_>, named: &[Named<'_>]) -> Result<Vec<Key>> {
    let ids: Vec<NodeId> = named.iter().map(Named::read).collect::<Result<_>>()?;
    let found = reads(ctx)?.keys(ids).await?;
    let key = |(key, named): (Option<Key>, &Named<'_>)| key.ok_or_else(|| named.missing());
    found.into_iter().zip(named).map(key).collect()
}

/// The keys of a release's records of the kinds that the argument `kinds` names.
///
/// # Errors
/// `BadInput` for CLAIM: a claim is no record.
pub fn record_keys(release: &Release, kinds: &[NodeKind]) -> Result<Vec<RangeInclusive<i32>>> {
    if kinds.contains(&NodeKind::Claim) {
        return Err(Error::bad_input(
            "`kinds`: a claim is found as the record that it is about: leave CLAIM out",
        ));
    }
    Ok(kinds.iter().filter_map(|kind| release.keys_of(*kind)).collect())
}
