//! What lies around one end of the paths that are looked for, layer by layer.

use super::{
    filter::Filter,
    graph::Graph,
    work::{Exhausted, Work},
};

/// The records to which some walk of a length leads from one end, not through either end: layer 0 is the end itself.
///
/// A walk may meet a record twice; that a path does not is for the last stage of the search to see.
pub struct Side {
    ends: [u32; 2],
    /// A bit for each layer in which a record is.
    marks: Vec<u16>,
    layers: Vec<Vec<u32>>,
    /// How many ways lead on from the last layer.
    cost: usize,
}

impl Side {
    /// Begins at `root`.
    pub fn new(graph: &Graph, root: u32, other: u32) -> Self {
        Self {
            ends: [root, other],
            marks: vec![0; graph.nodes()],
            layers: vec![vec![root]],
            cost: graph.ways(root).len(),
        }
    }

    /// How far it reaches.
    pub fn depth(&self) -> usize {
        self.layers.len() - 1
    }

    /// What it costs to reach one step further.
    pub fn cost(&self) -> usize {
        self.cost
    }

    /// The furthest layer.
    pub fn last(&self) -> &[u32] {
        self.layers.last().map_or(&[], Vec::as_slice)
    }

    /// Whether a record is in a layer beyond the end itself.
    pub fn has(&self, node: u32, depth: usize) -> bool {
        self.marks
            .get(node as usize)
            .is_some_and(|marks| marks >> depth & 1 == 1)
    }

    /// Reaches one step further.
    ///
    /// # Errors
    /// `Exhausted` where the work is more than is left.
    pub fn expand(&mut self, graph: &Graph, filter: &Filter, work: &mut Work<'_>) -> Result<(), Exhausted> {
        work.spend(self.cost)?;
        let bit = 1_u16 << self.layers.len();
        let mut next = Vec::new();
        let mut cost = 0;
        for node in self.layers.last().into_iter().flatten() {
            for way in graph.ways(*node) {
                let marks = &mut self.marks[way.to as usize];
                if *marks & bit == 0
                    && !self.ends.contains(&way.to)
                    && filter.allows(graph, *way)
                    && filter.passes(way.to)
                {
                    *marks |= bit;
                    next.push(way.to);
                    cost += graph.ways(way.to).len();
                }
            }
        }
        self.layers.push(next);
        self.cost = cost;
        Ok(())
    }
}
