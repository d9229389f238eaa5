//! The tree of a filter, and the records that it names.

use get_size2::GetSize;

use super::{Filter, leaf::Leaf};
use crate::{
    error::{Error, Result},
    node::{NodeId, NodeKind},
};

/// A filter as conditions, joined by and, or and not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, GetSize)]
pub enum Tree {
    /// True where all are; of none, everywhere.
    All(Vec<Tree>),
    /// True where one is; of none, nowhere.
    Any(Vec<Tree>),
    /// True where it is false.
    Not(Box<Tree>),
    /// One condition.
    Leaf(Leaf),
}

/// A record that an argument names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, GetSize)]
pub struct Reference {
    /// The record.
    pub id: NodeId,
    /// The argument, for example `participant.actor`.
    pub argument: String,
    /// The id as the client wrote it: whole, or the slug alone.
    pub written: String,
}

impl Reference {
    /// Reads the id of a record whose kind is known: the full id, or the slug alone.
    ///
    /// # Errors
    /// `BadInput` for malformed ids and other kinds' ids.
    pub fn new(kind: NodeKind, argument: impl Into<String>, written: impl Into<String>) -> Result<Self> {
        let (argument, written) = (argument.into(), written.into());
        let id = NodeId::of_kind(kind, &written).map_err(|error| Error::bad_input(format!("`{argument}`: {error}")))?;
        Ok(Self { id, argument, written })
    }
}

/// The filters inside a filter: `and`, `or` and `not`.
pub type Inner<'a, F> = (&'a Option<Vec<F>>, &'a Option<Vec<F>>, &'a Option<Box<F>>);

/// The tree of a filter: all of its own leaves, all of `and`, one of `or`, and `not`.
///
/// # Errors
/// As the inner filters'.
pub fn tree<F: Filter>(leaves: impl IntoIterator<Item = Option<Tree>>, inner: Inner<'_, F>) -> Result<Tree> {
    tree_of(leaves, inner, &F::tree)
}

/// As [`tree`], where an inner filter becomes a tree in a way of its own.
///
/// # Errors
/// As the inner filters'.
pub fn tree_of<F>(
    leaves: impl IntoIterator<Item = Option<Tree>>,
    (and, or, not): Inner<'_, F>,
    inner: &dyn Fn(&F) -> Result<Tree>,
) -> Result<Tree> {
    let mut all: Vec<Tree> = leaves.into_iter().flatten().collect();
    for filter in and.iter().flatten() {
        all.push(inner(filter)?);
    }
    if let Some(filters) = or {
        all.push(Tree::Any(filters.iter().map(inner).collect::<Result<_>>()?));
    }
    if let Some(filter) = not {
        all.push(Tree::Not(Box::new(inner(filter)?)));
    }
    Ok(Tree::All(all))
}

impl Default for Tree {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl From<Leaf> for Tree {
    fn from(leaf: Leaf) -> Self {
        Self::Leaf(leaf)
    }
}

impl Tree {
    /// Whether it asks nothing at all.
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::All(all) if all.is_empty())
    }

    /// The ids of the records that it names, in the order in which they stand there.
    pub fn ids(&self) -> Vec<&NodeId> {
        let mut found = Vec::new();
        self.collect_ids(&mut found);
        found
    }

    fn collect_ids<'a>(&'a self, found: &mut Vec<&'a NodeId>) {
        match self {
            Self::All(trees) | Self::Any(trees) => trees.iter().for_each(|tree| tree.collect_ids(found)),
            Self::Not(tree) => tree.collect_ids(found),
            Self::Leaf(leaf) => leaf.collect_ids(found),
        }
    }
}

impl Leaf {
    fn collect_ids<'a>(&'a self, found: &mut Vec<&'a NodeId>) {
        match self {
            Self::Is { record, .. } => found.push(&record.id),
            Self::OneOf { ids, .. } => found.extend(ids),
            Self::Rows(rows) => found.extend(rows.record.iter().map(|(_, record)| &record.id)),
            Self::Involves { actors, .. } => found.extend(actors.iter().map(|actor| &actor.id)),
            Self::Among { tree, .. } => tree.collect_ids(found),
            Self::Ways { ways, .. } => ways.iter().for_each(|way| way.collect_ids(found)),
            Self::Fits(_)
            | Self::Texts { .. }
            | Self::Numbers { .. }
            | Self::AtLeast { .. }
            | Self::AtMost { .. }
            | Self::Shares { .. }
            | Self::Flag { .. }
            | Self::Disputed(_)
            | Self::Present { .. }
            | Self::OfKinds { .. }
            | Self::Linked { .. }
            | Self::Words(_)
            | Self::Days(_)
            | Self::Placed { .. }
            | Self::TieStatus { .. } => {}
        }
    }
}
