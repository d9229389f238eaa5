//! The ties of a release as arrays: which lead from each record, in the order of the records' keys.

/// The rank of a tie whose credibility nobody has judged, beyond the six of the Admiralty code.
pub const NONE: u8 = 7;

/// What a search looks at on every tie that it passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits {
    /// What sort of tie it is, below 64.
    pub sort: u8,
    /// Whether and how it is real, below 16.
    pub status: u8,
    /// The digit of the Admiralty code, 1 to 6, or [`NONE`].
    pub credibility: u8,
}

/// The days on which a tie holds, as its bounds; counted from any day, the same for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first and the last day on which it may start.
    pub start: (i32, i32),
    /// The first and the last day on which it may end.
    pub end: (i32, i32),
}

impl Days {
    /// What always holds.
    pub const ALWAYS: Self = Self {
        start: (i32::MIN, i32::MIN),
        end: (i32::MAX, i32::MAX),
    };
    /// What has no date.
    pub const UNDATED: Self = Self {
        start: (i32::MAX, i32::MAX),
        end: (i32::MIN, i32::MIN),
    };
}

/// A tie, apart from its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Its number in the release.
    pub key: u32,
    /// The key of the record that is the tie; 0 where none is.
    pub carrier: u32,
    /// When it holds.
    pub days: Days,
}

/// A tie as seen from one of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// The key of the record to which it leads.
    pub to: u32,
    /// The tie's place in the graph, and in the lowest bit whether it is gone against its direction.
    tie: u32,
    /// What the search looks at.
    pub traits: Traits,
}

impl Way {
    /// The tie's place in the graph.
    pub fn tie(self) -> u32 {
        self.tie >> 1
    }

    /// Whether the tie points the other way.
    pub fn is_backward(self) -> bool {
        self.tie & 1 == 1
    }
}

/// The ties of a release.
#[derive(Debug)]
pub struct Graph {
    /// Where the ways from each record begin, and at the end where the last ones end.
    starts: Vec<u32>,
    ways: Vec<Way>,
    ties: Vec<Tie>,
    is_rated: bool,
}

impl Graph {
    /// The ways from a record, in the order of the keys to which they lead.
    pub fn ways(&self, from: u32) -> &[Way] {
        let at = |node: usize| self.starts.get(node).map_or(self.ways.len(), |start| *start as usize);
        &self.ways[at(from as usize)..at(from as usize + 1)]
    }

    /// The ways from a record to another.
    pub fn ways_to(&self, from: u32, to: u32) -> &[Way] {
        let ways = self.ways(from);
        let first = ways.partition_point(|way| way.to < to);
        let many = ways[first..].partition_point(|way| way.to == to);
        &ways[first..first + many]
    }

    /// The tie in this place.
    pub fn tie(&self, place: u32) -> &Tie {
        &self.ties[place as usize]
    }

    /// How many ties it has.
    pub fn len(&self) -> usize {
        self.ties.len()
    }

    /// Whether it has no tie.
    pub fn is_empty(&self) -> bool {
        self.ties.is_empty()
    }

    /// One more than the highest key.
    pub fn nodes(&self) -> usize {
        self.starts.len() - 1
    }

    /// Whether the credibility of any tie is judged and better than 6.
    pub fn is_rated(&self) -> bool {
        self.is_rated
    }

    /// The memory that it takes, in bytes.
    pub fn bytes(&self) -> usize {
        self.starts.capacity() * size_of::<u32>()
            + self.ways.capacity() * size_of::<Way>()
            + self.ties.capacity() * size_of::<Tie>()
    }
}

/// Takes the ties of a release one by one.
#[derive(Debug)]
pub struct Builder {
    ends: Vec<(u32, u32, Traits)>,
    ties: Vec<Tie>,
}

impl Builder {
    /// Begins a graph of so many ties.
    pub fn new(ties: usize) -> Self {
        Self {
            ends: Vec::with_capacity(ties),
            ties: Vec::with_capacity(ties),
        }
    }

    /// Takes a tie; one from a record to itself is on no path and left out.
    pub fn push(&mut self, (from, to): (u32, u32), traits: Traits, tie: Tie) {
        if from != to {
            self.ends.push((from, to, traits));
            self.ties.push(tie);
        }
    }

    /// Puts the graph together.
    pub fn build(self) -> Graph {
        let Self { ends, mut ties } = self;
        ties.shrink_to_fit();
        let nodes = ends.iter().map(|(from, to, _)| from.max(to) + 1).max().unwrap_or(0) as usize;
        // One place further on than the ways begin: filling moves each start to where the ways end.
        let mut starts = vec![0_u32; nodes + 2];
        for (from, to, _) in &ends {
            starts[*from as usize + 2] += 1;
            starts[*to as usize + 2] += 1;
        }
        for node in 2..starts.len() {
            starts[node] += starts[node - 1];
        }
        let blank = Way {
            to: 0,
            tie: 0,
            traits: Traits {
                sort: 0,
                status: 0,
                credibility: NONE,
            },
        };
        let mut ways = vec![blank; ends.len() * 2];
        let mut put = |from: u32, way: Way| {
            let place = &mut starts[from as usize + 1];
            ways[*place as usize] = way;
            *place += 1;
        };
        for (tie, (from, to, traits)) in (0..).step_by(2).zip(ends.iter().copied()) {
            put(from, Way { to, tie, traits });
            let tie = tie + 1;
            put(to, Way { to: from, tie, traits });
        }
        starts.truncate(nodes + 1);
        let is_rated = ends.iter().any(|(_, _, traits)| traits.credibility < 6);
        let mut graph = Graph {
            starts,
            ways,
            ties,
            is_rated,
        };
        graph.sort();
        graph
    }
}

impl Graph {
    /// Orders the ways from each record by where they lead.
    fn sort(&mut self) {
        for bounds in self.starts.windows(2) {
            self.ways[bounds[0] as usize..bounds[1] as usize].sort_unstable_by_key(|way| (way.to, way.tie));
        }
    }
}
