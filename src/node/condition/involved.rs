//! The actors that a record involves: participants of an event, parties of an artifact.

use sea_orm::sea_query::{Expr, ExprTrait};

use super::{among, key_or_below, side_rows};
use crate::{
    error::Result,
    node::{Names, NodeKind, ParticipantCondition},
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
