//! Records that are part of themselves, over any number of steps.

use std::collections::HashMap;

use crate::{At, Checker, Entry, Head, Mark, Records, Ref};
use demarche_model::node::NodeId;

/// A record, and where and what it says it belongs to.
type Step<'a> = (Head<'a>, Vec<(Mark, &'a NodeId)>);

/// Reports cycles of `partOf`, `within` and `broader`, each once.
pub(crate) fn check(checker: &mut Checker<'_>) {
    let Records {
        actors,
        places,
        topics,
        interests: _,
        events,
        artifacts,
        relations: _,
        documents: _,
    } = checker.records;
    find_cycles(checker, "partOf", &steps(actors, |own| ids(&own.part_of)));
    find_cycles(checker, "partOf", &steps(artifacts, |own| ids(&own.part_of)));
    find_cycles(checker, "partOf", &steps(events, |own| ids(&own.part_of)));
    find_cycles(checker, "within", &steps(places, |own| ids(&own.within)));
    find_cycles(checker, "broader", &steps(topics, |own| ids(&own.broader)));
}

fn steps<'a, F>(entries: &'a [Entry<F>], above: impl Fn(&'a F) -> Vec<(Mark, &'a NodeId)>) -> Vec<Step<'a>> {
    entries.iter().map(|entry| (entry.head(), above(&entry.own))).collect()
}

fn ids<'a, K: 'a>(references: impl IntoIterator<Item = &'a At<Ref<K>>>) -> Vec<(Mark, &'a NodeId)> {
    references
        .into_iter()
        .map(|reference| (reference.mark, reference.id()))
        .collect()
}

/// Walks up from every record; a record met again on the way closes a cycle.
fn find_cycles(checker: &mut Checker<'_>, field: &str, steps: &[Step<'_>]) {
    let places: HashMap<&NodeId, usize> = steps
        .iter()
        .enumerate()
        .map(|(at, (head, _))| (&head.id.value, at))
        .collect();
    let mut walk = Walk {
        steps,
        places,
        state: vec![State::New; steps.len()],
        way: Vec::new(),
        cycles: Vec::new(),
    };
    for start in 0..steps.len() {
        walk.from(start);
    }
    for (closing, mark, way) in walk.cycles {
        let names: Vec<String> = way.iter().map(|at| format!("`{}`", steps[*at].0.id.slug())).collect();
        let message = format!("`{field}` leads back to its start: {}", names.join(" → "));
        checker.error(steps[closing].0, mark, "cycle", message);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    OnTheWay,
    Done,
}

struct Walk<'a, 's> {
    steps: &'s [Step<'a>],
    places: HashMap<&'s NodeId, usize>,
    state: Vec<State>,
    /// The records on the way up, each with the next of its references to follow.
    way: Vec<(usize, usize)>,
    cycles: Vec<(usize, Mark, Vec<usize>)>,
}

impl Walk<'_, '_> {
    fn from(&mut self, start: usize) {
        self.enter(start);
        while let Some((at, next)) = self.way.last_mut() {
            let (at, reference) = (*at, self.steps[*at].1.get(*next));
            *next += 1;
            match reference {
                Some((mark, id)) => self.follow(at, *mark, id),
                None => {
                    self.state[at] = State::Done;
                    self.way.pop();
                }
            }
        }
    }

    fn enter(&mut self, at: usize) {
        if self.state[at] == State::New {
            self.state[at] = State::OnTheWay;
            self.way.push((at, 0));
        }
    }

    fn follow(&mut self, from: usize, mark: Mark, id: &NodeId) {
        let Some(&to) = self.places.get(id) else {
            return;
        };
        if self.state[to] == State::OnTheWay {
            let start = self.way.iter().position(|(at, _)| *at == to).unwrap_or_default();
            let way = self.way[start..].iter().map(|(at, _)| *at).chain([to]).collect();
            self.cycles.push((from, mark, way));
        }
        self.enter(to);
    }
}
