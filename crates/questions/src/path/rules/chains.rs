//! Chains of causes: what led to a record, or what it led to, tie by tie.

use super::{
    filter::Filter,
    graph::{Graph, Way},
    trail::{Found, Step, Trail},
    work::{Exhausted, Work},
};

/// What chains are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Causal {
    /// The key of the record that they end at, or start from.
    pub of: u32,
    /// Whether they lead to it, from its causes.
    pub is_upstream: bool,
    /// A bit for each sort of tie that points from the effect to the cause.
    pub reversed: u64,
    /// How many ties they have at most.
    pub longest: usize,
    /// How many are wanted.
    pub most: usize,
}

/// Finds the best chains: the shortest, of these the most credible, then in the order of keys from the record on.
///
/// Every chain is simple, and every beginning of a longer chain is a chain too. All lead from cause to effect.
pub fn chains(graph: &Graph, filter: &Filter, asked: Causal, work: &mut Work<'_>) -> Found {
    let mut search = Search {
        graph,
        filter,
        asked,
        level: Vec::new(),
    };
    let mut trails = Vec::new();
    let mut truncated = false;
    for length in 1..=asked.longest {
        let mut trail = Trail {
            from: asked.of,
            steps: Vec::with_capacity(length),
        };
        truncated = search.go_on(&mut trail, length, work).is_err();
        let level = search.take_best(asked.most - trails.len());
        let is_last = level.is_empty() || truncated;
        trails.extend(level);
        if is_last || trails.len() >= asked.most {
            break;
        }
    }
    if asked.is_upstream {
        trails = trails.into_iter().map(reversed).collect();
    }
    Found { trails, truncated }
}

struct Search<'a> {
    graph: &'a Graph,
    filter: &'a Filter,
    asked: Causal,
    /// The chains of the length that is looked for.
    level: Vec<Trail>,
}

impl Search<'_> {
    fn go_on(&mut self, trail: &mut Trail, remain: usize, work: &mut Work<'_>) -> Result<(), Exhausted> {
        let graph = self.graph;
        let at = trail.steps.last().map_or(trail.from, |step| step.to);
        let ways = graph.ways(at);
        work.spend(ways.len().max(1))?;
        for way in ways {
            let is_met = way.to == trail.from || trail.steps.iter().any(|step| step.to == way.to);
            if is_met || !self.leads_on(*way) {
                continue;
            }
            trail.steps.push(Step::from(*way));
            if remain > 1 {
                self.go_on(trail, remain - 1, work)?;
            } else {
                self.keep(trail);
            }
            trail.steps.pop();
        }
        Ok(())
    }

    /// Whether the tie is allowed and leads from effect to cause, or from cause to effect, as asked.
    fn leads_on(&self, way: Way) -> bool {
        let points_to_cause = self.asked.reversed >> way.traits.sort & 1 == 1;
        let leads_to_cause = points_to_cause != way.is_backward();
        leads_to_cause == self.asked.is_upstream && self.filter.allows(self.graph, way)
    }

    /// Keeps a chain; where many more than wanted are kept, the worse ones go.
    fn keep(&mut self, trail: &Trail) {
        self.level.push(trail.clone());
        if self.level.len() >= self.asked.most * 8 {
            let best = self.take_best(self.asked.most);
            self.level = best;
        }
    }

    /// The best chains of the length, as many as are wanted.
    fn take_best(&mut self, most: usize) -> Vec<Trail> {
        let mut level = std::mem::take(&mut self.level);
        level.sort_by(|a, b| (a.rank(), &a.steps).cmp(&(b.rank(), &b.steps)));
        level.truncate(most);
        level
    }
}

/// The same chain from its other end.
fn reversed(trail: Trail) -> Trail {
    let Trail { from, steps } = trail;
    let ends = std::iter::once(from).chain(steps.iter().map(|step| step.to));
    let turned = ends.zip(&steps).map(|(to, step)| Step {
        to,
        is_backward: !step.is_backward,
        ..*step
    });
    let mut turned: Vec<Step> = turned.collect();
    turned.reverse();
    Trail {
        from: steps.last().map_or(from, |step| step.to),
        steps: turned,
    }
}
