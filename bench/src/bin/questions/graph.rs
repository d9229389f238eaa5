//! How fast paths are found in a large graph, and how much memory a tie takes: no database, the search alone.

use std::{
    sync::atomic::AtomicBool,
    time::{Duration, Instant},
};

use demarche_bench::Random;
use demarche_model::error::Result;
use demarche_questions::path::rules::{Between, Builder, Days, Filter, Graph, NONE, Tie, Traits, Work, paths};

use super::load::percentile;

/// How many ties the graph has.
const TIES: u32 = 1_000_000;

/// How many of them one record has.
const HUB: u32 = 50_000;

/// How many records there are.
const RECORDS: usize = 200_000;

/// How many questions of each sort are asked.
const QUESTIONS: usize = 1_000;

/// More ties than a search ever looks at.
const ENOUGH: usize = 1_000_000_000;

/// The questions: their name, and whether they start from or lead to the record with most ties.
const SORTS: [(&str, bool, bool); 3] = [
    ("paths between any two", false, false),
    ("paths from the hub", true, false),
    ("paths to the hub", false, true),
];

/// Measures, and gives a line for the graph and one for each sort of question.
///
/// # Errors
/// None that a caller could cause.
pub fn measure() -> Result<Vec<String>> {
    let mut random = Random::new(1);
    let started = Instant::now();
    let graph = graph(&mut random);
    let built = started.elapsed().as_millis();
    let each = graph.bytes() / graph.len().max(1);
    let mut lines = vec![format!(
        "graph: {} ties, one record with {HUB}; {each} bytes a tie, put together in {built} ms",
        graph.len()
    )];
    for (name, from_hub, to_hub) in SORTS {
        let mut times = Vec::new();
        for _ in 0..QUESTIONS {
            let end = |is_hub, random: &mut Random| if is_hub { 1 } else { 2 + record(random) };
            let (from, to) = (end(from_hub, &mut random), end(to_hub, &mut random));
            if from != to {
                times.push(ask(&graph, from, to));
            }
        }
        times.sort_unstable();
        let (median, slow) = (percentile(&times, 50)?, percentile(&times, 95)?);
        lines.push(format!(
            "{name:<34} p50 {:>7.3} ms, p95 {:>7.3} ms (5 paths of at most 4 hops)",
            median.as_secs_f64() * 1_000.0,
            slow.as_secs_f64() * 1_000.0
        ));
    }
    Ok(lines)
}

fn record(random: &mut Random) -> u32 {
    u32::try_from(random.below(RECORDS)).unwrap_or(0)
}

/// Random ties, half of them judged; the first record has a twentieth of them.
fn graph(random: &mut Random) -> Graph {
    let mut builder = Builder::new(TIES as usize);
    for key in 1..=TIES {
        let from = if key <= HUB { 1 } else { 2 + record(random) };
        let ends = (from, 2 + record(random));
        let credibility = if random.one_in(2) {
            NONE
        } else {
            random.pick(&[1, 2, 3, 4, 5, 6])
        };
        let traits = Traits {
            sort: random.pick(&[0, 10, 20, 30, 42, 43]),
            status: random.pick(&[0, 1, 7]),
            credibility,
        };
        let tie = Tie {
            key,
            carrier: key,
            days: Days::UNDATED,
        };
        builder.push(ends, traits, tie);
    }
    builder.build()
}

fn ask(graph: &Graph, from: u32, to: u32) -> Duration {
    let never = AtomicBool::new(false);
    let asked = Between {
        from,
        to,
        longest: 4,
        most: 5,
        is_distinct: false,
    };
    let started = Instant::now();
    let found = paths(graph, &Filter::all(), asked, &mut Work::new(ENOUGH, &never));
    let taken = started.elapsed();
    std::hint::black_box(found);
    taken
}
