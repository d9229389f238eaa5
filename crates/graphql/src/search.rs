//! Searches in GraphQL.

use async_graphql::{
    Context, Object, SimpleObject,
    connection::{Connection, Edge},
};

use demarche_model::{
    error::Result,
    node::NodeKind,
    page::{Cursor, PageArguments},
};
use demarche_questions::search::{Found, Hit, Question, SearchField, SearchMode, service};

use crate::{
    RecordObject,
    cost::{Count, Paged, Points},
    object, record, record_keys,
    session::analysis,
};

/// What a search found.
pub type SearchHitConnection = Connection<Cursor, HitObject, SearchFacts>;

/// What is said of a search as a whole.
#[derive(Clone, Debug, SimpleObject)]
pub struct SearchFacts {
    /// How many hits the whole list has, at most 2,000.
    #[graphql(directive = Count::apply())]
    total_count: Option<i32>,
    /// Whether more records fit than the 2,000 that are ranked: those with the lowest ids of each kind. Another word
    /// narrows the search.
    truncated: bool,
    /// How the hits were found: by the words that were asked for or, where nothing has them, by words spelt alike.
    mode: SearchMode,
}

object! {
    /// What a search found, as GraphQL shows it.
    pub struct HitObject(Hit);
}

/// A record that a search found.
#[Object(name = "SearchHit")]
impl HitObject {
    /// The record; where a claim's evidence was found, the record that the claim is about.
    async fn record(&self, ctx: &Context<'_>) -> Result<RecordObject> {
        record(ctx, self.record).await
    }

    /// Which of its texts has most of the words, the weightiest of those.
    async fn field(&self) -> SearchField {
        self.field
    }

    /// That text around the match, at most 240 characters, as plain text on one line: `⟦` stands before each word that
    /// fits and `⟧` after it, `…` where the text goes on. These brackets are never the text's own.
    async fn snippet(&self) -> &str {
        &self.snippet
    }

    /// How well the record fits, above 0; it compares hits of one search, not of two. Words of a label count most, then
    /// those of other names, of summaries and details, of claims; a name that is the whole text counts more.
    async fn score(&self) -> f64 {
        self.score
    }
}

/// Searches.
#[derive(Default)]
pub struct SearchQuery;

#[Object]
impl SearchQuery {
    /// The records that have these words in their label, other names, summary or details, or in the passages that back
    /// them; the best first. Case, accents and endings do not count; the last word may be the beginning of one. Where
    /// nothing has the words, those that are spelt alike are looked for.
    #[graphql(directive = Points::apply(20), directive = Paged::apply())]
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The words to look for, all of them: `\"several in a row\"` in quotation marks, `-without` after a \
                    hyphen. The first 64 count."
        )]
        text: String,
        #[graphql(
            desc = "Records of one of these kinds; of all by default. Not CLAIM: claims are found as the record that \
                    they are about."
        )]
        kinds: Option<Vec<NodeKind>>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<SearchHitConnection> {
        let scope = analysis(ctx)?;
        let among = kinds.map(|kinds| record_keys(scope.release(), &kinds)).transpose()?;
        let arguments = PageArguments::new(first, after, last, before);
        let found = service::search(scope, &Question { text, among }, arguments).await?;
        Ok(connect(&scope.release().name, found))
    }
}

fn connect(release: &str, found: Found) -> SearchHitConnection {
    let Found {
        slice,
        mode,
        total,
        truncated,
    } = found;
    let facts = SearchFacts {
        total_count: Some(total),
        truncated,
        mode,
    };
    let mut connection = Connection::with_additional_fields(slice.has_previous, slice.has_next, facts);
    connection.edges.extend(slice.rows.into_iter().map(|hit| {
        let cursor = Cursor {
            release: release.to_owned(),
            order: mode.order(),
            position: hit.position.clone(),
        };
        Edge::new(cursor, hit.into())
    }));
    connection
}
