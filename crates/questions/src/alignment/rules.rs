//! Whether two actors agree on a topic: the verdict, as a pure function over what each side holds.

mod asserted;
mod roll_up;

use std::collections::{BTreeMap, BTreeSet};

pub use asserted::{JUDGING, agreement, judgement};
pub use roll_up::{count, roll_up};

use super::Verdict;
use demarche_model::{interest::InterestKind, node::Key};

/// Something that each of two actors has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pair<T> {
    /// The first actor's.
    pub a: T,
    /// The second actor's.
    pub b: T,
}

impl<T> Pair<T> {
    /// Makes one from another.
    pub fn map<'a, U>(&'a self, make: impl Fn(&'a T) -> U) -> Pair<U> {
        Pair {
            a: make(&self.a),
            b: make(&self.b),
        }
    }

    /// Both, the first actor's first.
    pub fn both(&self) -> [&T; 2] {
        [&self.a, &self.b]
    }
}

/// The topic, as far as verdicts look at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Issue {
    /// Whether its options exclude each other.
    pub exclusive: bool,
    /// Whether it has options; without, its own wording is the only one.
    pub has_options: bool,
}

/// An interest of one side in the topic that is held and in scope, as far as verdicts look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The interest.
    pub interest: Key,
    /// Whose it is: the side's actor or, where parts count too, one of them.
    pub holder: Key,
    /// In what form it is held.
    pub kind: InterestKind,
    /// The key of the topic's option that it is toward.
    pub option: Option<String>,
    /// From −2 (wholly against the option) to +2 (wholly for it); `None` where it is not stated.
    pub stance: Option<i16>,
    /// Whether the holder wants a good that only one can have.
    pub rival: bool,
    /// Whether it is held under a condition.
    pub conditional: bool,
}

/// What comes of comparing two actors on one topic.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Whether they want the same.
    pub verdict: Verdict,
    /// The stances as numbers, where each side has exactly one and both are toward one option.
    pub stances: Option<Pair<i16>>,
    /// What it rests on.
    pub sides: Pair<Side>,
}

impl Comparison {
    /// From 0 (as far apart as can be) to 1 (the same): 1 − |a − b| / 4.
    pub fn closeness(&self) -> Option<f64> {
        self.stances.map(|Pair { a, b }| 1.0 - distance(a, b))
    }
}

/// How far two stances are apart, from 0 to 1.
pub(super) fn distance(a: i16, b: i16) -> f64 {
    f64::from((a - b).abs()) / 4.0
}

/// What one side brings to a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// The interests that count.
    pub counting: Vec<Key>,
    /// Whether some of them are held under a condition.
    pub conditional: bool,
    /// Whether a stance counts.
    pub has_stance: bool,
}

/// Compares what two actors hold on one topic.
pub fn compare(issue: Issue, holdings: &Pair<Vec<Holding>>) -> Comparison {
    let counted = holdings.map(|holdings| Counted::of(issue, holdings));
    let verdict = verdict(issue, &counted);
    let comparable = verdict != Verdict::Compete;
    Comparison {
        verdict,
        stances: comparable.then(|| numbers(&counted)).flatten(),
        sides: counted.map(Counted::side),
    }
}

/// Support of an option, or opposition to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stance {
    /// As the source states it.
    Stated(i16),
    /// The option of an exclusive topic is named: it is supported, and how much is not said.
    Named,
}

impl Stance {
    fn of(issue: Issue, holding: &Holding) -> Option<Self> {
        let names = issue.exclusive && holding.option.is_some();
        // What a red line or a concern is toward may be wanted or feared: without a stance it says neither.
        let wants = !matches!(holding.kind, InterestKind::RedLine | InterestKind::Concern);
        let named = (names && wants).then_some(Self::Named);
        holding.stance.map(Self::Stated).or(named)
    }

    fn sign(self) -> i16 {
        match self {
            Self::Stated(number) => number.signum(),
            Self::Named => 1,
        }
    }

    fn is_full(self) -> bool {
        matches!(self, Self::Stated(-2 | 2))
    }
}

/// What counts of one side's interests.
#[derive(Debug)]
struct Counted<'a> {
    holdings: Vec<&'a Holding>,
    stances: BTreeMap<Option<&'a str>, BTreeSet<Stance>>,
}

impl<'a> Counted<'a> {
    fn of(issue: Issue, holdings: &'a [Holding]) -> Self {
        let names_option = |holding: &&Holding| !issue.has_options || holding.option.is_some();
        let says_something = |holding: &&Holding| holding.rival || Stance::of(issue, holding).is_some();
        let candidates: Vec<&Holding> = holdings.iter().filter(names_option).filter(says_something).collect();
        let unconditional = |holder| {
            candidates
                .iter()
                .any(|other| other.holder == holder && !other.conditional)
        };
        let counts = |holding: &&&Holding| !holding.conditional || !unconditional(holding.holder);
        let holdings: Vec<&Holding> = candidates.iter().filter(counts).copied().collect();
        let mut stances: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for holding in &holdings {
            if let Some(stance) = Stance::of(issue, holding) {
                stances.entry(holding.option.as_deref()).or_default().insert(stance);
            }
        }
        Self { holdings, stances }
    }

    fn side(&self) -> Side {
        Side {
            counting: self.holdings.iter().map(|holding| holding.interest).collect(),
            conditional: self.holdings.iter().any(|holding| holding.conditional),
            has_stance: !self.stances.is_empty(),
        }
    }

    fn is_rival(&self) -> bool {
        self.holdings.iter().any(|holding| holding.rival)
    }

    /// Whether it is for one option and against it.
    fn is_torn(&self) -> bool {
        self.stances.values().any(|stances| has(stances, 1) && has(stances, -1))
    }

    fn supported(&self) -> BTreeSet<Option<&'a str>> {
        let supported = self.stances.iter().filter(|(_, stances)| has(stances, 1));
        supported.map(|(option, _)| *option).collect()
    }

    /// The option and the number, where there is one of each and nothing else.
    fn number(&self) -> Option<(Option<&'a str>, i16)> {
        let mut stances = self
            .stances
            .iter()
            .flat_map(|(option, set)| set.iter().map(|stance| (*option, *stance)));
        match (stances.next(), stances.next()) {
            (Some((option, Stance::Stated(number))), None) => Some((option, number)),
            _ => None,
        }
    }
}

fn has(stances: &BTreeSet<Stance>, sign: i16) -> bool {
    stances.iter().any(|stance| stance.sign() == sign)
}

/// The table of verdicts: the first row that fits.
fn verdict(issue: Issue, Pair { a, b }: &Pair<Counted<'_>>) -> Verdict {
    if a.is_rival() && b.is_rival() {
        return Verdict::Compete;
    }
    if a.stances.is_empty() || b.stances.is_empty() {
        return Verdict::Unknown;
    }
    if a.is_torn() || b.is_torn() {
        return Verdict::Mixed;
    }
    if issue.exclusive && support_apart(a, b) {
        return Verdict::Diverge;
    }
    over_shared_options(a, b)
}

/// Whether both support an option, and none is supported by both.
fn support_apart(a: &Counted<'_>, b: &Counted<'_>) -> bool {
    let (a, b) = (a.supported(), b.supported());
    !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
}

fn over_shared_options(a: &Counted<'_>, b: &Counted<'_>) -> Verdict {
    let shared = a
        .stances
        .iter()
        .filter_map(|(option, stances)| Some((stances, b.stances.get(option)?)));
    let found: BTreeSet<Verdict> = shared.map(|(a, b)| on_option(a, b)).collect();
    if found.contains(&Verdict::Diverge) && found.len() > 1 {
        return Verdict::Mixed;
    }
    // The order of the codes is the order in which they prevail.
    found.first().copied().unwrap_or(Verdict::Unknown)
}

fn on_option(a: &BTreeSet<Stance>, b: &BTreeSet<Stance>) -> Verdict {
    let opposite = has(a, 1) && has(b, -1) || has(a, -1) && has(b, 1);
    let indifferent = |one: &BTreeSet<Stance>, other: &BTreeSet<Stance>| {
        one.iter().all(|stance| stance.sign() == 0) && other.iter().any(|stance| stance.is_full())
    };
    if opposite || indifferent(a, b) || indifferent(b, a) {
        Verdict::Diverge
    } else if [-1, 0, 1].iter().any(|sign| has(a, *sign) && has(b, *sign)) {
        Verdict::Converge
    } else {
        Verdict::Near
    }
}

/// The stances as numbers, where each side has exactly one and both are toward one option.
fn numbers(counted: &Pair<Counted<'_>>) -> Option<Pair<i16>> {
    let ((option, a), (other, b)) = (counted.a.number()?, counted.b.number()?);
    (option == other).then_some(Pair { a, b })
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod table;
