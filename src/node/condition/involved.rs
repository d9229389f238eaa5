//! The actors that a record involves: participants of an event, parties of an artifact, the ends of a relation.

use async_graphql::ID;
use sea_orm::sea_query::{Expr, ExprTrait, UnionType};

use super::{among, any_or_below, key_or_below, side_rows};
use crate::{
    error::Result,
    node::{Key, Names, NodeKind, ParticipantCondition},
    vocabulary::Vocabulary,
};

/// The record involves such an actor: `table` has a row of it with the record's key in `owner`.
///
/// # Errors
/// As [`Names::key`].
pub fn involves(
    (table, owner): (&'static str, &'static str),
    wanted: &ParticipantCondition,
    names: &mut Names,
) -> Result<Expr> {
    let ParticipantCondition {
        actor,
        role,
        side,
        include_parts,
    } = wanted;
    let release = names.release();
    let mut rows = side_rows(table, owner, release);
    if let Some(actor) = actor {
        let key = names.key(NodeKind::Actor, &format!("{table}.actor"), actor)?;
        rows.and_where(key_or_below((table, "actor"), key, *include_parts, release));
    }
    if let Some(roles) = role {
        rows.and_where(Expr::col((table, "role")).is_in(roles.iter().map(|role| role.code())));
    }
    if let Some(side) = side {
        rows.and_where(Expr::col((table, "side")).eq(side.code()));
    }
    Ok(among(rows))
}

/// The record involves one of the actors that an argument names: takes part in the event, holds or voices the
/// interest, is an end of the relation, a party of the artifact. Records of other kinds involve nobody.
///
/// # Errors
/// As [`Names::key`].
pub fn involves_any(
    kind: NodeKind,
    (argument, actors): (&str, &[ID]),
    include_parts: bool,
    names: &mut Names,
) -> Result<Expr> {
    let key = |actor: &ID| names.key(NodeKind::Actor, argument, actor);
    let keys: Vec<Key> = actors.iter().map(key).collect::<Result<_>>()?;
    let release = names.release();
    let mut ways = ways(kind).iter().map(|(table, owner, column)| {
        let mut rows = side_rows(table, owner, release);
        rows.and_where(any_or_below((*table, *column), &keys, include_parts, release));
        rows
    });
    let Some(mut involved) = ways.next() else {
        return Ok(Expr::val(false));
    };
    for rows in ways {
        involved.union(UnionType::All, rows);
    }
    Ok(among(involved))
}

/// Where a kind of record names actors: the table, the record's key in it, the actor's.
fn ways(kind: NodeKind) -> &'static [(&'static str, &'static str, &'static str)] {
    match kind {
        NodeKind::Event => &[("participant", "event", "actor")],
        NodeKind::Interest => &[("interest", "key", "holder"), ("interest", "key", "speaker")],
        NodeKind::Relation => &[("relation", "key", "from"), ("relation", "key", "to")],
        NodeKind::Artifact => &[("party", "artifact", "actor")],
        NodeKind::Actor | NodeKind::Place | NodeKind::Topic | NodeKind::Document | NodeKind::Claim => &[],
    }
}
