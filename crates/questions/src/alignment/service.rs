//! Answers how actors stand on topics: reads what they hold, and applies the rules.

mod gathered;

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use self::gathered::Gathered;
use super::{Alignment, Question, Terms, rules::Pair, store};
use demarche_model::{claim::StandingClaim, error::Result, node::Key, release::Release};

use crate::Analysis;

/// Answers many questions, with the same few statements as one.
///
/// # Errors
/// Where the database cannot answer.
pub async fn align(analysis: &Analysis, questions: &[Question]) -> Result<HashMap<Question, Alignment>> {
    let mut groups: HashMap<&Arc<Terms>, Vec<&Question>> = HashMap::new();
    for question in questions {
        groups.entry(&question.terms).or_default().push(question);
    }
    let mut found = HashMap::new();
    for (terms, questions) in groups {
        let gathered = gather(analysis, terms, &questions).await?;
        found.extend(
            questions
                .into_iter()
                .map(|question| (question.clone(), gathered.answer(question))),
        );
    }
    Ok(found)
}

/// Finds the topics on which either of two actors has an interest or the source says how they stand to each other,
/// in the order of their ids.
///
/// # Errors
/// Where the database cannot answer.
pub async fn topics(analysis: &Analysis, (actors, under): (Pair<Key>, Option<Key>), terms: &Terms) -> Result<Vec<Key>> {
    let db = analysis.db();
    let below = match terms.include_parts {
        true => store::all_below(db, analysis.release().id, &[actors.a, actors.b]).await?,
        false => HashMap::new(),
    };
    store::topics_between(db, analysis.release().id, &holders(&below, actors), under).await
}

async fn gather(analysis: &Analysis, terms: &Terms, questions: &[&Question]) -> Result<Gathered> {
    let db = analysis.db();
    let actors = distinct(
        questions
            .iter()
            .flat_map(|question| [question.actors.a, question.actors.b]),
    );
    let topics = distinct(questions.iter().map(|question| question.topic));
    let below_actors = match terms.include_parts {
        true => store::all_below(db, analysis.release().id, &actors).await?,
        false => HashMap::new(),
    };
    let below_topics = match terms.include_narrower {
        true => store::all_below(db, analysis.release().id, &topics).await?,
        false => HashMap::new(),
    };
    let actors = distinct(actors.into_iter().chain(below_actors.values().flatten().copied()));
    let topics = distinct(topics.into_iter().chain(below_topics.values().flatten().copied()));
    let standing = has_standing_claim(analysis.release(), terms)?;
    let (within, which) = ((analysis.release().id, terms), (actors.as_slice(), topics.as_slice()));
    let interests = store::held_interests(db, within, which, standing).await?;
    let judgements = store::judgements(db, within, which, standing).await?;
    let issues = store::issues(db, analysis.release().id, &topics).await?;
    Ok(Gathered::new(
        issues,
        (below_actors, below_topics),
        interests,
        judgements,
    ))
}

/// Whether the claim that the dataset makes for all records without one is in scope.
fn has_standing_claim(release: &Release, terms: &Terms) -> Result<bool> {
    let Some(claim) = &release.default_claim else {
        return Ok(false);
    };
    Ok(StandingClaim::read(claim)?.asserts(terms.modes.as_deref(), terms.credibility_at_least))
}

/// Whose interests count for either side. Where one actor is part of the other, its own count for itself only.
fn holders(below: &HashMap<Key, Vec<Key>>, actors: Pair<Key>) -> Pair<Vec<Key>> {
    let all = |actor: Key| below.get(&actor).cloned().unwrap_or_else(|| vec![actor]);
    let Pair { mut a, mut b } = actors.map(|actor| all(*actor));
    if a.contains(&actors.b) {
        a.retain(|holder| !b.contains(holder));
    } else if b.contains(&actors.a) {
        b.retain(|holder| !a.contains(holder));
    }
    Pair { a, b }
}

fn distinct(keys: impl Iterator<Item = Key>) -> Vec<Key> {
    keys.collect::<HashSet<_>>().into_iter().collect()
}
