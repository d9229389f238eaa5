//! Coverage in GraphQL.

use async_graphql::Object;

use demarche_questions::coverage::{Coverage, KindCoverage};

use crate::object;

object! {
    /// The coverage of a release, as GraphQL shows it.
    pub struct CoverageObject(Arc<Coverage>);
}

/// What a release has evidence for, kind by kind, and what is missing from it: records without claims, without dates,
/// with one source only. What is missing is part of an answer.
#[Object(name = "Coverage")]
impl CoverageObject {
    /// Every kind but claims, in the order of the kinds.
    async fn kinds(&self) -> &[KindCoverage] {
        &self.kinds
    }

    /// Whether the dataset makes one claim for all records that have none of their own. Those count as having one, and
    /// `standing` tells how many they are.
    async fn has_standing_claim(&self) -> bool {
        self.has_standing_claim
    }
}
