//! The code lists in GraphQL.

use async_graphql::Object;

use demarche_model::code::{Code, CodeScheme};
use demarche_questions::code::codes;

use crate::cost::LookUp;

/// The part of the query root that tells what codes mean.
#[derive(Default)]
pub struct CodeQuery;

#[Object]
impl CodeQuery {
    /// The codes of a closed list, in its own order, with what they mean.
    #[graphql(directive = LookUp::apply())]
    async fn codes(&self, #[graphql(desc = "The list.")] scheme: CodeScheme) -> Vec<Code> {
        codes(scheme)
    }
}
