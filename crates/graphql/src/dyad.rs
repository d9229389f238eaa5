//! Dyads in GraphQL.

mod membership;
mod objects;

use async_graphql::{Context, ID, Object};

pub use membership::SharedMembershipConnection;
pub use objects::DyadObject;

use demarche_model::{
    error::{Error, Result},
    node::NodeKind,
};
use demarche_questions::{alignment::rules::Pair, dyad::Dyad};

use crate::{Named, cost::LookUp, find_named};

/// Asks for dyads.
#[derive(Default)]
pub struct DyadQuery;

#[Object]
impl DyadQuery {
    /// Two actors side by side: how they stand to each other, what ties them, what both are in, and what happened
    /// between them. Each part is read only where it is asked for.
    #[graphql(directive = LookUp::apply())]
    async fn dyad(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The one actor: its id, `actor/russia`, or its slug, `russia`.")] a: ID,
        #[graphql(desc = "The other actor.")] b: ID,
        #[graphql(
            desc = "Whether everything below the actors by `partOf`, and whoever holds a post there, counts too.",
            default_with = "Some(false)"
        )]
        include_parts: Option<bool>,
    ) -> Result<DyadObject> {
        let named = [
            Named::of_kind("a", NodeKind::Actor, &a),
            Named::of_kind("b", NodeKind::Actor, &b),
        ];
        let found = find_named(ctx, &named).await?;
        if found[0] == found[1] {
            return Err(Error::bad_input("`a` and `b` are the same actor: a dyad is of two"));
        }
        let dyad = Dyad {
            actors: Pair {
                a: found[0],
                b: found[1],
            },
            include_parts: include_parts.unwrap_or(false),
        };
        Ok(dyad.into())
    }
}
