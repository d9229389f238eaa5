//! Many actors on one topic, each with each.

use std::{collections::HashSet, sync::Arc};

use async_graphql::{Context, ID, Object};

use demarche_model::{
    error::{Error, Result},
    node::{Key, NodeKind},
};
use demarche_questions::alignment::{Agreement, Alignment, AlignmentScope, Question, Terms, Verdict, rules::Pair};

use crate::{
    Named,
    actor::ActorObject,
    alignment::{answers, speaker},
    find_named, records, required,
    topic::TopicObject,
};

/// The most actors that a matrix takes.
pub(super) const MOST_ACTORS: usize = 20;

/// How several actors stand to each other on a topic.
pub struct AlignmentMatrix {
    topic: Key,
    actors: Vec<Key>,
    cells: Vec<AlignmentCell>,
}

/// How two of the actors stand to each other.
pub struct AlignmentCell(Arc<Alignment>);

/// How several actors stand to each other on a topic.
#[Object]
impl AlignmentMatrix {
    /// The topic.
    async fn topic(&self, ctx: &Context<'_>) -> Result<TopicObject> {
        required(ctx, self.topic).await
    }

    /// The actors, in the order of the question.
    async fn actors(&self, ctx: &Context<'_>) -> Result<Vec<ActorObject>> {
        records(ctx, self.actors.iter().copied()).await
    }

    /// Each actor with each that follows, row by row; from the other side the verdict is the same.
    async fn cells(&self) -> &[AlignmentCell] {
        &self.cells
    }
}

/// How two actors of a matrix stand to each other; `alignment` says why.
#[Object]
impl AlignmentCell {
    /// The one that the question names first.
    async fn a(&self, ctx: &Context<'_>) -> Result<ActorObject> {
        required(ctx, self.0.question.actors.a).await
    }

    /// The other.
    async fn b(&self, ctx: &Context<'_>) -> Result<ActorObject> {
        required(ctx, self.0.question.actors.b).await
    }

    /// Whether they want the same, computed.
    async fn verdict(&self) -> Verdict {
        self.0.verdict
    }

    /// From 0 (as far apart as can be) to 1 (the same stance), as in `Alignment`; null where that is no number.
    async fn closeness(&self) -> Option<f64> {
        self.0.closeness
    }

    /// How the verdict stands to what the source judges.
    async fn agreement(&self) -> Agreement {
        self.0.agreement
    }
}

/// Compares each of the actors with each.
pub(super) async fn matrix(
    ctx: &Context<'_>,
    actors: &[ID],
    topic: &ID,
    scope: Option<AlignmentScope>,
) -> Result<AlignmentMatrix> {
    if !(2..=MOST_ACTORS).contains(&actors.len()) {
        let given = actors.len();
        return Err(Error::bad_input(format!(
            "`actors` has {given}: pass 2 to {MOST_ACTORS}"
        )));
    }
    let scope = scope.unwrap_or_default();
    let named = actors.iter().map(|id| Named::of_kind("actors", NodeKind::Actor, id));
    let topic = [Named::of_kind("topic", NodeKind::Topic, topic)];
    let named: Vec<Named<'_>> = topic.into_iter().chain(named).chain(speaker(&scope)).collect();
    let found = find_named(ctx, &named).await?;
    let (topic, rest) = (found[0], &found[1..]);
    let (keys, speaker) = rest.split_at(actors.len());
    if let Some(twice) = repeated(keys) {
        let id = actors[twice].as_str();
        return Err(Error::bad_input(format!(
            "`actors` has {id} twice: each actor stands there once"
        )));
    }
    let terms = Arc::new(Terms::of(scope, speaker.first().copied()));
    let question = |(a, b)| Question {
        actors: Pair { a, b },
        topic,
        terms: terms.clone(),
    };
    let cells = answers(ctx, pairs(keys).map(question).collect()).await?;
    Ok(AlignmentMatrix {
        topic,
        actors: keys.to_vec(),
        cells: cells.into_iter().map(AlignmentCell).collect(),
    })
}

fn pairs(keys: &[Key]) -> impl Iterator<Item = (Key, Key)> {
    let following = |place: usize| keys[place + 1..].iter();
    keys.iter()
        .enumerate()
        .flat_map(move |(place, a)| following(place).map(|b| (*a, *b)))
}

/// The place of the first key that stands twice.
fn repeated(keys: &[Key]) -> Option<usize> {
    let mut seen = HashSet::new();
    keys.iter().position(|key| !seen.insert(*key))
}
