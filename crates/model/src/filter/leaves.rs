//! The leaves that kinds share, from what a client writes to conditions.

use async_graphql::ID;

use super::{
    Filter, Reference, Tree,
    leaf::{Leaf, Rows, Way},
};
use crate::{
    error::{Error, Result},
    fold::fold,
    node::{
        ActorCondition, NodeId, NodeKind, ParticipantCondition, PlaceCondition, RecordCondition, RecordFilter,
        TopicCondition,
    },
    vocabulary::Vocabulary,
};

/// The leaves that all kinds but claims share.
///
/// # Errors
/// `BadInput` for malformed ids, other kinds' ids, and a text without words.
pub fn record(filter: &RecordFilter, kind: NodeKind) -> Result<Vec<Option<Tree>>> {
    let RecordFilter {
        ids: wanted,
        text,
        topic,
        disputed,
        claim,
    } = filter;
    Ok(vec![
        claim.as_ref().map(among_claims).transpose()?,
        ids(kind, wanted.as_deref())?,
        text.as_deref().map(words).transpose()?,
        topic.as_ref().map(has_topic).transpose()?,
        disputed.map(|disputed| Leaf::Disputed(disputed).into()),
    ])
}

/// The record is what a claim that fits is about.
///
/// # Errors
/// As the filter's.
pub fn among_claims(filter: &impl Filter) -> Result<Tree> {
    let tree = Box::new(filter.tree()?);
    Ok(Leaf::Among {
        kind: NodeKind::Claim,
        column: "subject",
        tree,
    }
    .into())
}

/// The record has one of the ids; unknown ids match nothing.
///
/// # Errors
/// `BadInput` for malformed ids and other kinds' ids.
pub fn ids(kind: NodeKind, wanted: Option<&[ID]>) -> Result<Option<Tree>> {
    let id = |text: &ID| NodeId::of_kind(kind, text).map_err(|error| Error::bad_input(format!("`ids`: {error}")));
    let Some(wanted) = wanted else { return Ok(None) };
    let ids = wanted.iter().map(id).collect::<Result<_>>()?;
    Ok(Some(
        Leaf::OneOf {
            column: "key",
            ids,
            below: false,
        }
        .into(),
    ))
}

/// All words stand in the record's label, aliases or summary.
fn words(text: &str) -> Result<Tree> {
    let folded = fold(text);
    if !folded.chars().any(char::is_alphanumeric) || folded.contains('\0') {
        return Err(Error::bad_input("`text` has no word to look for"));
    }
    Ok(Leaf::Words(folded).into())
}

/// The record has the topic or, where asked for, a narrower one.
///
/// # Errors
/// As [`Reference::new`].
pub fn has_topic(topic: &TopicCondition) -> Result<Tree> {
    let TopicCondition { id, include_narrower } = topic;
    Ok(Leaf::Rows(Rows {
        table: "node_topic",
        owner: "node",
        record: Some(("topic", Reference::new(NodeKind::Topic, "topic", id.as_str())?)),
        below: *include_narrower,
        codes: Vec::new(),
    })
    .into())
}

/// The column is one of the codes.
pub fn codes<V: Vocabulary>(column: &'static str, codes: Option<&Vec<V>>) -> Option<Tree> {
    codes.map(|codes| texts(column, codes.iter().map(|code| code.code())))
}

/// The column is one of the texts.
pub fn texts(column: &'static str, texts: impl IntoIterator<Item = impl Into<String>>) -> Tree {
    let texts = texts.into_iter().map(Into::into).collect();
    Leaf::Texts { column, texts }.into()
}

/// The column is the text.
pub fn text(column: &'static str, text: Option<&String>) -> Option<Tree> {
    text.map(|text| texts(column, [text.as_str()]))
}

/// The column, an array, shares an element with the texts.
pub fn shares(column: &'static str, texts: Option<&Vec<String>>) -> Option<Tree> {
    texts.cloned().map(|texts| Leaf::Shares { column, texts }.into())
}

/// The column has a value, or has none.
pub fn present(column: &'static str, present: Option<bool>) -> Option<Tree> {
    present.map(|present| Leaf::Present { column, present }.into())
}

/// The column is true, or is false.
pub fn flag(column: &'static str, value: Option<bool>) -> Option<Tree> {
    value.map(|value| Leaf::Flag { column, value }.into())
}

/// The column holds the record that an argument of the column's name names.
///
/// # Errors
/// As [`Reference::new`].
pub fn reference(column: &'static str, kind: NodeKind, id: Option<&ID>) -> Result<Option<Tree>> {
    let is = |id: &ID| is(column, Reference::new(kind, argument(column), id.as_str())?, false);
    id.map(is).transpose()
}

/// The column holds the actor that is named or, where asked for, one of its parts.
///
/// # Errors
/// As [`Reference::new`].
pub fn actor(column: &'static str, actor: Option<&ActorCondition>) -> Result<Option<Tree>> {
    let is = |ActorCondition { id, include_parts }: &ActorCondition| {
        let record = Reference::new(NodeKind::Actor, argument(column), id.as_str())?;
        is(column, record, *include_parts)
    };
    actor.map(is).transpose()
}

/// The column holds the place that is named or, where asked for, one inside it.
///
/// # Errors
/// As [`Reference::new`].
pub fn place(column: &'static str, place: Option<&PlaceCondition>) -> Result<Option<Tree>> {
    let is = |PlaceCondition { id, include_within }: &PlaceCondition| {
        let record = Reference::new(NodeKind::Place, column, id.as_str())?;
        is(column, record, *include_within)
    };
    place.map(is).transpose()
}

fn is(column: &'static str, record: Reference, below: bool) -> Result<Tree> {
    Ok(Leaf::Is { column, record, below }.into())
}

/// The argument that a column's leaf goes by: `partOf` of `part_of`.
fn argument(column: &str) -> String {
    let mut words = column.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

/// The column holds one of the records, and a record of one of the kinds.
///
/// # Errors
/// `BadInput` for malformed ids.
pub fn end(column: &'static str, end: &RecordCondition) -> Result<Tree> {
    let RecordCondition {
        ids,
        kinds,
        include_parts: below,
    } = end;
    let id = |text: &ID| -> Result<NodeId> {
        text.parse()
            .map_err(|error: Error| Error::bad_input(format!("`{column}`: {error}")))
    };
    let mut all = Vec::new();
    if let Some(ids) = ids {
        let ids = ids.iter().map(id).collect::<Result<_>>()?;
        let below = *below;
        all.push(Leaf::OneOf { column, ids, below }.into());
    }
    if let Some(kinds) = kinds.clone() {
        all.push(Leaf::OfKinds { column, kinds }.into());
    }
    Ok(Tree::All(all))
}

/// The record involves such an actor: `table` has a row of it with the record's key in `owner`.
///
/// # Errors
/// As [`Reference::new`].
pub fn involves(table: &'static str, owner: &'static str, wanted: &ParticipantCondition) -> Result<Tree> {
    let ParticipantCondition {
        actor,
        role,
        side,
        include_parts,
    } = wanted;
    let named = |id: &ID| Reference::new(NodeKind::Actor, format!("{table}.actor"), id.as_str());
    let roles = role
        .iter()
        .map(|roles| ("role", roles.iter().map(|role| role.code()).collect()));
    let sides = side.iter().map(|side| ("side", vec![side.code()]));
    Ok(Leaf::Rows(Rows {
        table,
        owner,
        record: actor.as_ref().map(named).transpose()?.map(|actor| ("actor", actor)),
        below: *include_parts,
        codes: roles.chain(sides).collect(),
    })
    .into())
}

/// The record involves one of the actors that an argument names, in one of these ways.
///
/// # Errors
/// As [`Reference::new`].
pub fn involves_any(ways: &'static [Way], argument: &str, actors: &[ID], below: bool) -> Result<Tree> {
    let actor = |actor: &ID| Reference::new(NodeKind::Actor, argument, actor.as_str());
    let actors = actors.iter().map(actor).collect::<Result<_>>()?;
    Ok(Leaf::Involves { ways, actors, below }.into())
}
