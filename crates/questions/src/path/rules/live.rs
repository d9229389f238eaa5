//! Which records lie on walks of one length between both ends, so that the last stage goes hardly any way in vain.

use super::{
    filter::Filter,
    graph::Graph,
    side::Side,
    work::{Exhausted, Work},
};

/// For each record, how far it may still be from the far end: a bit for each number of steps beyond the far side's
/// own layers.
pub struct Live {
    marks: Vec<u16>,
    marked: Vec<u32>,
}

impl Live {
    /// Marks nothing.
    pub fn new(graph: &Graph) -> Self {
        Self {
            marks: vec![0; graph.nodes()],
            marked: Vec::new(),
        }
    }

    /// Marks the records on walks whose length is what both sides reach together; forgets those of other lengths.
    ///
    /// # Errors
    /// `Exhausted` where the work is more than is left.
    pub fn mark(
        &mut self,
        (graph, filter): (&Graph, &Filter),
        (near, far): (&Side, &Side),
        work: &mut Work<'_>,
    ) -> Result<(), Exhausted> {
        for node in self.marked.drain(..) {
            self.marks[node as usize] = 0;
        }
        let mut layer = meeting(near, far);
        for depth in (1..near.depth()).rev() {
            let bit = 1_u16 << (near.depth() + far.depth() - depth);
            let mut before = Vec::new();
            for node in layer {
                let ways = graph.ways(node);
                work.spend(ways.len())?;
                for way in ways {
                    let marks = &mut self.marks[way.to as usize];
                    if *marks & bit == 0 && near.has(way.to, depth) && filter.allows(graph, *way) {
                        *marks |= bit;
                        self.marked.push(way.to);
                        before.push(way.to);
                    }
                }
            }
            layer = before;
        }
        Ok(())
    }

    /// Whether a record was marked as so many steps from the far end.
    pub fn has(&self, node: u32, steps: usize) -> bool {
        self.marks[node as usize] >> steps & 1 == 1
    }
}

/// The records in the furthest layers of both sides.
fn meeting(near: &Side, far: &Side) -> Vec<u32> {
    let (few, many) = if near.last().len() <= far.last().len() {
        (near, far)
    } else {
        (far, near)
    };
    let in_both = |node: &u32| many.has(*node, many.depth());
    few.last().iter().copied().filter(in_both).collect()
}
