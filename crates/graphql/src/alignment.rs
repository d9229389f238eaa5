//! Alignments in GraphQL.

mod matrix;
mod objects;
mod page;
#[expect(
    clippy::too_many_arguments,
    reason = "the arguments of a field are those of its function"
)]
mod query;

use std::sync::Arc;

use async_graphql::{Context, ID};

pub use page::AlignmentConnection;
pub use query::AlignmentQuery;

use demarche_model::{
    error::{Error, Result},
    node::{Key, NodeKind},
    page::PageArguments,
};
use demarche_questions::{
    alignment::{Alignment, AlignmentScope, Question, Terms, rules::Pair},
    query::align,
};

use crate::{Named, find_named, session::queries};

/// What setting two actors side by side costs, in points. In a list of alignments that is done for all of it at once.
pub const PAIR: u64 = 5;

/// Two actors and what counts between them, as arguments name them.
struct Comparands {
    actors: Pair<Key>,
    topic: Option<Key>,
    terms: Arc<Terms>,
}

impl Comparands {
    /// Finds what the arguments name.
    async fn find(
        ctx: &Context<'_>,
        (a, b): (&ID, &ID),
        topic: Option<Named<'_>>,
        scope: Option<AlignmentScope>,
    ) -> Result<Self> {
        let scope = scope.unwrap_or_default();
        let actors = [
            Named::of_kind("a", NodeKind::Actor, a),
            Named::of_kind("b", NodeKind::Actor, b),
        ];
        let speaker = speaker(&scope);
        let named: Vec<Named<'_>> = actors.into_iter().chain(topic).chain(speaker).collect();
        let mut found = find_named(ctx, &named).await?.into_iter();
        let mut next = |asked: bool| asked.then(|| found.next()).flatten();
        let (a, b, topic, speaker) = (next(true), next(true), next(topic.is_some()), next(speaker.is_some()));
        let (Some(a), Some(b)) = (a, b) else {
            return Err(Error::internal("fewer keys than arguments"));
        };
        if a == b {
            return Err(Error::bad_input(
                "`a` and `b` are the same actor: an alignment is between two",
            ));
        }
        Ok(Self {
            actors: Pair { a, b },
            topic,
            terms: Arc::new(Terms::of(scope, speaker)),
        })
    }

    /// The question on one topic.
    fn on(&self, topic: Key) -> Question {
        Question {
            actors: self.actors,
            topic,
            terms: self.terms.clone(),
        }
    }
}

/// Answers a page of the alignments of two actors that are found, as the field `alignments` does.
///
/// # Errors
/// As the arguments', or where the database cannot answer.
pub async fn alignments(
    ctx: &Context<'_>,
    actors: Pair<Key>,
    (under, scope): (Option<&ID>, AlignmentScope),
    arguments: PageArguments,
) -> Result<AlignmentConnection> {
    let under = under.map(|id| Named::of_kind("under", NodeKind::Topic, id));
    let named: Vec<Named<'_>> = under.into_iter().chain(speaker(&scope)).collect();
    let mut found = find_named(ctx, &named).await?.into_iter();
    let topic = under.and_then(|_| found.next());
    let terms = Arc::new(Terms::of(scope, found.next()));
    let asked = Comparands { actors, topic, terms };
    query::alignments(ctx, &asked, arguments).await
}

/// The argument that names a scope's speaker.
fn speaker(scope: &AlignmentScope) -> Option<Named<'_>> {
    let named = |id| Named::of_kind("scope.speaker", NodeKind::Actor, id);
    scope.speaker.as_ref().map(named)
}

/// The answers to questions, in their order.
async fn answers(ctx: &Context<'_>, questions: Vec<Question>) -> Result<Vec<Arc<Alignment>>> {
    align(queries(ctx)?, questions).await
}

/// The answer to one question.
async fn answer(ctx: &Context<'_>, question: Question) -> Result<Arc<Alignment>> {
    let answer = answers(ctx, vec![question]).await?.pop();
    answer.ok_or_else(|| Error::internal("a question without an answer"))
}
