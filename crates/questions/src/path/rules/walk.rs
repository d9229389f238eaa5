//! The best simple paths between two records: the shortest, of these the most credible, then in the order of keys.

use std::collections::HashMap;

use super::{
    filter::Filter,
    graph::{Graph, Way},
    live::Live,
    side::Side,
    trail::{Found, Step, Trail, rank},
    work::{Exhausted, Work},
};

/// What paths are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Between {
    /// The key of the record where they start.
    pub from: u32,
    /// The key of the record where they end, another one.
    pub to: u32,
    /// How many steps they have at most, up to 15.
    pub longest: usize,
    /// How many are wanted.
    pub most: usize,
    /// Whether of paths through the same records only the best is wanted.
    pub is_distinct: bool,
}

/// Finds the best simple paths between two records, along ties in either direction.
pub fn paths(graph: &Graph, filter: &Filter, asked: Between, work: &mut Work<'_>) -> Found {
    let mut search = Search {
        graph,
        filter,
        asked,
        near: Side::new(graph, asked.from, asked.to),
        far: Side::new(graph, asked.to, asked.from),
        live: Live::new(graph),
        weakest: HashMap::new(),
        trails: Vec::new(),
    };
    let truncated = search.run(work).is_err();
    let trails = search.trails;
    Found { trails, truncated }
}

struct Search<'a> {
    graph: &'a Graph,
    filter: &'a Filter,
    asked: Between,
    near: Side,
    far: Side,
    live: Live,
    /// The best that the weakest step can be from a record on, by the steps that remain.
    weakest: HashMap<(u32, usize), u8>,
    trails: Vec<Trail>,
}

impl Search<'_> {
    /// Looks for ever longer paths.
    fn run(&mut self, work: &mut Work<'_>) -> Result<(), Exhausted> {
        for length in 1..=self.asked.longest {
            if length > 1 {
                self.reach(length, work)?;
                if self.near.last().is_empty() || self.far.last().is_empty() {
                    return Ok(());
                }
                let (question, sides) = ((self.graph, self.filter), (&self.near, &self.far));
                self.live.mark(question, sides, work)?;
            }
            self.weakest.clear();
            self.collect(length, work)?;
            if self.is_done() {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Expands the sides until they reach a length together, always where it costs less.
    fn reach(&mut self, length: usize, work: &mut Work<'_>) -> Result<(), Exhausted> {
        while self.near.depth() + self.far.depth() < length {
            let (near, far) = (&mut self.near, &mut self.far);
            let is_near = far.depth() > 0 && (near.depth() == 0 || near.cost() <= far.cost());
            let side = if is_near { near } else { far };
            side.expand(self.graph, self.filter, work)?;
        }
        Ok(())
    }

    /// Adds the paths of one length, the most credible first.
    fn collect(&mut self, length: usize, work: &mut Work<'_>) -> Result<(), Exhausted> {
        let best = if self.graph.is_rated() {
            self.weakest(self.asked.from, length, work)?
        } else {
            6
        };
        for rank in best..=6 {
            let mut trail = Trail {
                from: self.asked.from,
                steps: Vec::with_capacity(length),
            };
            self.go_on(&mut trail, (length, rank), work)?;
            if self.is_done() {
                break;
            }
        }
        Ok(())
    }

    /// Goes on from where the trail ends, in the order of keys, along steps that rank no worse.
    fn go_on(&mut self, trail: &mut Trail, (remain, worst): (usize, u8), work: &mut Work<'_>) -> Result<(), Exhausted> {
        let graph = self.graph;
        let at = trail.steps.last().map_or(trail.from, |step| step.to);
        let ways = self.ways_on(at, remain);
        work.spend(ways.len().max(1))?;
        for way in ways {
            if self.is_done() {
                break;
            }
            let is_met = trail.steps.iter().any(|step| step.to == way.to);
            if is_met || rank(way.traits.credibility) > worst || !self.leads_on(*way, remain) {
                continue;
            }
            if self.asked.is_distinct && self.is_beaten(at, *way) {
                continue;
            }
            if remain > 1 && graph.is_rated() && self.weakest(way.to, remain - 1, work)? > worst {
                continue;
            }
            trail.steps.push(Step::from(*way));
            if remain > 1 {
                self.go_on(trail, (remain - 1, worst), work)?;
            } else if trail.rank() == worst {
                self.trails.push(trail.clone());
            }
            trail.steps.pop();
        }
        Ok(())
    }

    /// The best that the weakest step can be on walks of so many steps from a record to the end; 7 where there is none.
    fn weakest(&mut self, from: u32, remain: usize, work: &mut Work<'_>) -> Result<u8, Exhausted> {
        if let Some(known) = self.weakest.get(&(from, remain)) {
            return Ok(*known);
        }
        let ways = self.ways_on(from, remain);
        work.spend(ways.len().max(1))?;
        let mut best = 7;
        for way in ways {
            let own = rank(way.traits.credibility);
            if own < best && self.leads_on(*way, remain) {
                let rest = if remain > 1 {
                    self.weakest(way.to, remain - 1, work)?
                } else {
                    0
                };
                best = best.min(own.max(rest));
            }
        }
        self.weakest.insert((from, remain), best);
        Ok(best)
    }

    /// The ways among which those lie that lead on.
    fn ways_on<'g>(&self, from: u32, remain: usize) -> &'g [Way]
    where
        Self: 'g,
    {
        let graph = self.graph;
        if remain == 1 {
            graph.ways_to(from, self.asked.to)
        } else {
            graph.ways(from)
        }
    }

    /// Whether a way may be gone and leads to a record from which the end can be reached in the steps that remain.
    fn leads_on(&self, way: Way, remain: usize) -> bool {
        let is_near = match remain - 1 {
            0 => true,
            steps if steps <= self.far.depth() => self.far.has(way.to, steps),
            steps => self.live.has(way.to, steps),
        };
        is_near && self.filter.allows(self.graph, way)
    }

    /// Whether another tie between the two would do as well or better.
    fn is_beaten(&self, from: u32, way: Way) -> bool {
        let order = |way: &Way| (rank(way.traits.credibility), way.tie());
        let others = self.graph.ways_to(from, way.to).iter();
        let mut better = others.filter(|other| order(other) < order(&way));
        better.any(|other| self.filter.allows(self.graph, *other))
    }

    fn is_done(&self) -> bool {
        self.trails.len() >= self.asked.most
    }
}
