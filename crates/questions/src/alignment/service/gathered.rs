//! What was read for many questions, and the answer to each.

use std::collections::{BTreeSet, HashMap};

use super::{
    super::{
        Alignment, AlignmentSide, AssertedVerdict, Question, Terms, Verdict, VerdictCount,
        rules::{self, Comparison, Holding, Issue, Pair, Side, agreement, compare, judgement},
        store::{HeldInterest, Judgement},
    },
    holders,
};
use demarche_model::{
    date::{Dated, UncertainPeriod},
    node::Key,
};

/// What is below actors and topics, by the one above.
type Below = HashMap<Key, Vec<Key>>;

/// What was read, by the keys under which the rules ask for it.
pub(super) struct Gathered {
    issues: HashMap<Key, Issue>,
    below_actors: Below,
    below_topics: Below,
    interests: HashMap<(Key, Key), Vec<HeldInterest>>,
    judgements: HashMap<Key, Vec<Judgement>>,
}

/// One side's interests in one topic.
#[derive(Default)]
struct Held {
    holdings: Vec<Holding>,
    undated: Vec<Key>,
}

impl Gathered {
    pub(super) fn new(
        issues: HashMap<Key, Issue>,
        (below_actors, below_topics): (Below, Below),
        held: Vec<HeldInterest>,
        said: Vec<Judgement>,
    ) -> Self {
        let mut interests: HashMap<_, Vec<_>> = HashMap::new();
        for interest in held {
            let place = (interest.topic, interest.holding.holder);
            interests.entry(place).or_default().push(interest);
        }
        let mut judgements: HashMap<_, Vec<_>> = HashMap::new();
        for judgement in said {
            judgements.entry(judgement.topic).or_default().push(judgement);
        }
        Self {
            issues,
            below_actors,
            below_topics,
            interests,
            judgements,
        }
    }

    /// Answers one question.
    pub(super) fn answer(&self, question: &Question) -> Alignment {
        let own = [question.topic];
        let topics = self.below_topics.get(&question.topic).map_or(&own[..], Vec::as_slice);
        let holders = holders(&self.below_actors, question.actors);
        let held: Vec<Pair<Held>> = topics
            .iter()
            .map(|topic| holders.map(|holders| self.held(*topic, holders, &question.terms)))
            .collect();
        let comparisons: Vec<Comparison> = topics
            .iter()
            .zip(&held)
            .map(|(topic, held)| {
                let issue = self.issues.get(topic).copied().unwrap_or_default();
                compare(issue, &held.map(|held| held.holdings.clone()))
            })
            .collect();
        let (asserted, undated_relations) = self.asserted(topics, &holders, &question.terms);
        put_together(question, &held, &comparisons, (asserted, undated_relations))
    }

    fn held(&self, topic: Key, holders: &[Key], terms: &Terms) -> Held {
        let mut found = Held::default();
        let all = holders
            .iter()
            .filter_map(|holder| self.interests.get(&(topic, *holder)));
        for HeldInterest {
            holding,
            valid,
            topic: _,
        } in all.flatten()
        {
            match holds(valid.as_ref(), terms) {
                Some(true) => found.holdings.push(holding.clone()),
                Some(false) => {}
                None => found.undated.push(holding.interest),
            }
        }
        found
    }

    /// What the source judges, and the relations of which it does not say whether they held.
    fn asserted(
        &self,
        topics: &[Key],
        holders: &Pair<Vec<Key>>,
        terms: &Terms,
    ) -> (Vec<AssertedVerdict>, BTreeSet<Key>) {
        // Verdicts in the order of the codes, working together last.
        let mut found: HashMap<Option<Verdict>, BTreeSet<Key>> = HashMap::new();
        let mut undated = BTreeSet::new();
        let said = topics.iter().filter_map(|topic| self.judgements.get(topic)).flatten();
        for said in said.filter(|said| joins(&said.ends, holders)) {
            match holds(said.valid.as_ref(), terms) {
                Some(true) => {
                    found.entry(judgement(said.kind)).or_default().insert(said.relation);
                }
                Some(false) => {}
                None => {
                    undated.insert(said.relation);
                }
            }
        }
        let mut asserted: Vec<AssertedVerdict> = found
            .into_iter()
            .map(|(verdict, relations)| AssertedVerdict {
                verdict,
                relations: relations.into_iter().collect(),
            })
            .collect();
        asserted.sort_by_key(|asserted| (asserted.verdict.is_none(), asserted.verdict));
        (asserted, undated)
    }
}

/// Whether something holds on the day that is asked for; `None` where that is not said.
fn holds(valid: Option<&UncertainPeriod>, terms: &Terms) -> Option<bool> {
    match (&terms.as_of, valid) {
        (None, _) => Some(true),
        (Some((day, matches)), Some(valid)) => Some(valid.as_of(day, *matches)),
        (Some(_), None) => None,
    }
}

fn joins(ends: &Pair<Key>, holders: &Pair<Vec<Key>>) -> bool {
    holders.a.contains(&ends.a) && holders.b.contains(&ends.b)
        || holders.a.contains(&ends.b) && holders.b.contains(&ends.a)
}

fn put_together(
    question: &Question,
    held: &[Pair<Held>],
    comparisons: &[Comparison],
    (asserted, undated_relations): (Vec<AssertedVerdict>, BTreeSet<Key>),
) -> Alignment {
    let counts = rules::count(comparisons.iter().map(|comparison| comparison.verdict));
    let verdict = rules::roll_up(&counts);
    let verdicts: Vec<Verdict> = asserted.iter().filter_map(|asserted| asserted.verdict).collect();
    let a = side(
        question.actors.a,
        held.iter().map(|held| &held.a),
        comparisons.iter().map(|comparison| &comparison.sides.a),
    );
    let b = side(
        question.actors.b,
        held.iter().map(|held| &held.b),
        comparisons.iter().map(|comparison| &comparison.sides.b),
    );
    let closeness = match comparisons {
        [one] => one.closeness(),
        // Over several topics it would be an average.
        _ => None,
    };
    Alignment {
        question: question.clone(),
        verdict,
        missing: missing(question, verdict, comparisons),
        closeness,
        sides: Pair { a, b },
        agreement: agreement(verdict, &verdicts),
        asserted,
        undated_relations: undated_relations.into_iter().collect(),
        roll_up: counts.into_iter().map(verdict_count).collect(),
        stances: comparisons.iter().filter_map(|comparison| comparison.stances).collect(),
    }
}

/// The actors without a stance that counts, where that is why nothing is known.
fn missing(question: &Question, verdict: Verdict, comparisons: &[Comparison]) -> Vec<Key> {
    if verdict != Verdict::Unknown {
        return Vec::new();
    }
    let lacks = |side: fn(&Comparison) -> &Side| !comparisons.iter().any(|comparison| side(comparison).has_stance);
    let a = lacks(|comparison| &comparison.sides.a).then_some(question.actors.a);
    let b = lacks(|comparison| &comparison.sides.b).then_some(question.actors.b);
    a.into_iter().chain(b).collect()
}

fn side<'a>(actor: Key, held: impl Iterator<Item = &'a Held>, sides: impl Iterator<Item = &'a Side>) -> AlignmentSide {
    let (mut interests, mut undated) = (BTreeSet::new(), BTreeSet::new());
    for held in held {
        interests.extend(held.holdings.iter().map(|holding| holding.interest));
        undated.extend(held.undated.iter().copied());
    }
    let (mut counting, mut conditional) = (BTreeSet::new(), false);
    for side in sides {
        counting.extend(side.counting.iter().copied());
        conditional |= side.conditional;
    }
    AlignmentSide {
        actor,
        interests: interests.into_iter().collect(),
        counting: counting.into_iter().collect(),
        conditional,
        undated: undated.into_iter().collect(),
    }
}

fn verdict_count((verdict, count): (Verdict, usize)) -> VerdictCount {
    VerdictCount {
        verdict,
        count: i32::try_from(count).unwrap_or(i32::MAX),
    }
}
