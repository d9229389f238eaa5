//! The searches beside plain enumeration, on small random graphs.

use std::{collections::HashSet, sync::atomic::AtomicBool};

use proptest::prelude::*;

use super::*;

/// A tie as the tests write it: its ends, sort, status, credibility and days.
type Written = (u32, u32, u8, u8, u8, i32);

fn graph(ties: &[Written]) -> Graph {
    let mut builder = Builder::new(ties.len());
    for (key, (from, to, sort, status, credibility, year)) in (1..).zip(ties.iter().copied()) {
        let days = match year {
            0 => Days::UNDATED,
            year => Days {
                start: (year, year + 1),
                end: (year + 2, i32::MAX),
            },
        };
        let traits = Traits {
            sort,
            status,
            credibility,
        };
        builder.push(
            (from, to),
            traits,
            Tie {
                key,
                carrier: key + 100,
                days,
            },
        );
    }
    builder.build()
}

/// Every simple trail that `leads` lets pass, shortest first.
fn all(graph: &Graph, from: u32, longest: usize, leads: &dyn Fn(Way, usize) -> bool) -> Vec<Trail> {
    let mut found = Vec::new();
    let mut open = vec![Trail {
        from,
        steps: Vec::new(),
    }];
    for length in 1..=longest {
        let mut next = Vec::new();
        for trail in &open {
            let at = trail.steps.last().map_or(from, |step| step.to);
            for way in graph.ways(at) {
                let met = way.to == from || trail.steps.iter().any(|step| step.to == way.to);
                if !met && leads(*way, length) {
                    let mut longer = trail.clone();
                    longer.steps.push(Step::from(*way));
                    next.push(longer);
                }
            }
        }
        found.extend(next.iter().cloned());
        open = next;
    }
    found
}

fn ranked(mut trails: Vec<Trail>, most: usize) -> Vec<Trail> {
    trails.sort_by(|a, b| (a.steps.len(), a.rank(), &a.steps).cmp(&(b.steps.len(), b.rank(), &b.steps)));
    trails.truncate(most);
    trails
}

fn unlimited(ask: impl FnOnce(&mut Work<'_>) -> Found) -> Vec<Trail> {
    let stop = AtomicBool::new(false);
    let found = ask(&mut Work::new(usize::MAX, &stop));
    assert!(!found.truncated);
    found.trails
}

/// The records of a trail, in its order.
fn records(trail: &Trail) -> Vec<u32> {
    trail.steps.iter().map(|step| step.to).collect()
}

fn ties() -> impl Strategy<Value = Vec<Written>> {
    let rated = prop_oneof![Just(NONE), 1..=7_u8];
    proptest::collection::vec((1..9_u32, 1..9_u32, 0..4_u8, 0..3_u8, rated, 0..6_i32), 0..28)
}

fn filters() -> impl Strategy<Value = Filter> {
    let as_of = proptest::option::of((0..6_i32, 0..3_i32, any::<bool>(), any::<bool>()));
    let keys = |from: std::ops::Range<u32>| proptest::collection::vec(from, 0..3);
    let carriers = proptest::option::of(proptest::collection::vec(101..130_u32, 10..30));
    let through = proptest::option::of(2..9_u32);
    let traits = (
        prop_oneof![Just(u64::MAX), 0..16_u64],
        1..8_u16,
        prop_oneof![Just(NONE), 3..=7_u8],
    );
    (traits, as_of, (keys(1..9), keys(101..130)), carriers, through).prop_map(
        |((sorts, statuses, credibility), as_of, (avoided, ties), carriers, through)| Filter {
            sorts,
            statuses,
            credibility,
            as_of: as_of.map(|(first, span, surely, undated)| AsOf {
                first,
                last: first + span,
                surely,
                undated,
            }),
            carriers: carriers.map(|keys| keys.into_iter().collect()),
            avoided: avoided.into_iter().chain(ties).collect(),
            through: through.map(|from| vec![1..=1, from..=8]),
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn paths_are_the_best_of_all_simple_ones(ties in ties(), filter in filters(), longest in 1..8_usize, most in 1..40_usize) {
        let graph = graph(&ties);
        let asked = Between { from: 1, to: 2, longest, most, is_distinct: false };
        let leads = |way: Way, _: usize| filter.allows(&graph, way) && (way.to == 2 || filter.passes(way.to));
        let mut plain = all(&graph, 1, longest, &leads);
        plain.retain(|trail| trail.steps.last().is_some_and(|step| step.to == 2));
        prop_assert_eq!(unlimited(|work| paths(&graph, &filter, asked, work)), ranked(plain, most));
    }

    #[test]
    fn distinct_paths_are_the_best_through_their_records(ties in ties(), filter in filters(), most in 1..40_usize) {
        let graph = graph(&ties);
        let asked = Between { from: 1, to: 2, longest: 5, most: usize::MAX, is_distinct: false };
        let mut met = HashSet::new();
        let mut best = unlimited(|work| paths(&graph, &filter, asked, work));
        best.retain(|trail| met.insert(records(trail)));
        best.truncate(most);
        let asked = Between { most, is_distinct: true, ..asked };
        let distinct = unlimited(|work| paths(&graph, &filter, asked, work));
        let shown = |trails: &[Trail]| trails.iter().map(|trail| (records(trail), trail.rank())).collect::<Vec<_>>();
        prop_assert_eq!(shown(&distinct), shown(&best));
    }

    #[test]
    fn both_directions_have_the_same_paths(ties in ties(), longest in 1..6_usize) {
        let graph = graph(&ties);
        let filter = Filter::all();
        let ask = |from, to| unlimited(|work| paths(&graph, &filter, Between { from, to, longest, most: 10_000, is_distinct: false }, work));
        prop_assert_eq!(ask(1, 2).len(), ask(2, 1).len());
    }

    #[test]
    fn chains_are_the_best_of_all_that_lead_one_way(ties in ties(), filter in filters(), longest in 1..6_usize, most in 1..40_usize, is_upstream: bool) {
        let graph = graph(&ties);
        let asked = Causal { of: 1, is_upstream, reversed: 0b10, longest, most };
        let leads = |way: Way, _: usize| {
            let to_cause = (way.traits.sort == 1) != way.is_backward();
            filter.allows(&graph, way) && to_cause == is_upstream
        };
        let plain = ranked(all(&graph, 1, longest, &leads), most);
        let found = unlimited(|work| chains(&graph, &filter, asked, work));
        prop_assert_eq!(found.len(), plain.len());
        for (found, plain) in found.iter().zip(&plain) {
            let far = plain.steps.last().map(|step| step.to);
            let end = found.steps.last().map(|step| step.to);
            prop_assert_eq!((Some(found.from), end) == (far, Some(1)), is_upstream);
            prop_assert_eq!(found.rank(), plain.rank());
            let mut ties: Vec<u32> = found.steps.iter().map(|step| step.tie).collect();
            if is_upstream { ties.reverse(); }
            prop_assert_eq!(ties, plain.steps.iter().map(|step| step.tie).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_a_limited_search_finds_is_real(ties in ties(), limit in 0..60_usize) {
        let graph = graph(&ties);
        let filter = Filter::all();
        let asked = Between { from: 1, to: 2, longest: 6, most: 10, is_distinct: false };
        let stop = AtomicBool::new(false);
        let limited = paths(&graph, &filter, asked, &mut Work::new(limit, &stop));
        let full = unlimited(|work| paths(&graph, &filter, asked, work));
        if limited.truncated {
            let shorter = limited.trails.iter().zip(&full);
            prop_assert!(shorter.clone().all(|(some, best)| some.steps.len() == best.steps.len()));
        } else {
            prop_assert_eq!(limited.trails, full);
        }
    }
}

#[test]
fn a_stopped_search_says_that_it_was_cut() {
    let graph = graph(&[(1, 2, 0, 0, NONE, 0)]);
    let stop = AtomicBool::new(true);
    let asked = Between {
        from: 1,
        to: 2,
        longest: 4,
        most: 5,
        is_distinct: false,
    };
    let found = paths(&graph, &Filter::all(), asked, &mut Work::new(100, &stop));
    assert_eq!(
        found,
        Found {
            trails: Vec::new(),
            truncated: true
        }
    );
}

#[test]
fn keys_beyond_the_graph_are_tied_to_nothing() {
    let graph = graph(&[(1, 2, 0, 0, NONE, 0)]);
    let ask = |from, to| {
        unlimited(|work| {
            paths(
                &graph,
                &Filter::all(),
                Between {
                    from,
                    to,
                    longest: 4,
                    most: 5,
                    is_distinct: false,
                },
                work,
            )
        })
    };
    assert!(ask(1, 99).is_empty());
    assert!(ask(99, 1).is_empty());
    assert!(ask(98, 99).is_empty());
}
