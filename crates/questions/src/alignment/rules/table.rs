//! The table of verdicts, row by row.

mod counting;

use super::*;
use demarche_model::vocabulary::Vocabulary;

const PLAIN: Issue = Issue {
    exclusive: false,
    has_options: false,
};
const OPTIONS: Issue = Issue {
    exclusive: false,
    has_options: true,
};
const EXCLUSIVE: Issue = Issue {
    exclusive: true,
    has_options: true,
};

fn stance(stance: i16) -> Holding {
    Holding {
        stance: Some(stance),
        ..silent()
    }
}

fn silent() -> Holding {
    Holding {
        interest: Key(1),
        holder: Key(1),
        kind: InterestKind::Position,
        option: None,
        stance: None,
        rival: false,
        conditional: false,
    }
}

fn rival() -> Holding {
    Holding {
        rival: true,
        ..silent()
    }
}

impl Holding {
    fn on(self, option: &str) -> Self {
        Self {
            option: Some(option.to_owned()),
            ..self
        }
    }

    fn conditional(self) -> Self {
        Self {
            conditional: true,
            ..self
        }
    }

    fn in_form(self, kind: InterestKind) -> Self {
        Self { kind, ..self }
    }

    fn of(self, holder: i32) -> Self {
        Self {
            holder: Key(holder),
            ..self
        }
    }

    fn number(self, key: i32) -> Self {
        Self {
            interest: Key(key),
            ..self
        }
    }
}

fn between<const A: usize, const B: usize>(issue: Issue, a: [Holding; A], b: [Holding; B]) -> Comparison {
    compare(
        issue,
        &Pair {
            a: a.into(),
            b: b.into(),
        },
    )
}

fn verdict_of<const A: usize, const B: usize>(issue: Issue, a: [Holding; A], b: [Holding; B]) -> Verdict {
    between(issue, a, b).verdict
}

#[test]
fn two_rivals_compete_whatever_their_stances() {
    let comparison = between(PLAIN, [rival(), stance(2)], [rival(), stance(2)]);
    assert_eq!(comparison.verdict, Verdict::Compete);
    assert_eq!(comparison.closeness(), None);
}

#[test]
fn one_rival_alone_does_not_compete() {
    assert_eq!(verdict_of(PLAIN, [rival(), stance(1)], [stance(1)]), Verdict::Converge);
    assert_eq!(verdict_of(PLAIN, [rival()], [stance(1)]), Verdict::Unknown);
}

#[test]
fn a_side_without_a_stance_is_missing() {
    let comparison = between(PLAIN, [stance(2)], [silent()]);
    assert_eq!(comparison.verdict, Verdict::Unknown);
    assert_eq!(comparison.sides.map(|side| side.has_stance), Pair { a: true, b: false });
    let comparison = between(PLAIN, [], []);
    assert_eq!(comparison.verdict, Verdict::Unknown);
    assert_eq!(comparison.sides.map(|side| side.has_stance), Pair::default());
}

#[test]
fn neutral_is_a_stance_and_not_stated_is_none() {
    assert_eq!(verdict_of(PLAIN, [stance(0)], [stance(0)]), Verdict::Converge);
    assert_eq!(verdict_of(PLAIN, [stance(0)], [silent()]), Verdict::Unknown);
}

#[test]
fn a_side_for_and_against_one_option_is_mixed() {
    assert_eq!(verdict_of(PLAIN, [stance(1), stance(-1)], [stance(1)]), Verdict::Mixed);
    assert_eq!(verdict_of(PLAIN, [stance(1)], [stance(2), stance(-2)]), Verdict::Mixed);
}

#[test]
fn a_side_for_one_option_and_against_another_is_not_mixed() {
    let russia = [stance(2).on("sovereignty"), stance(-2).on("corridor")];
    assert_eq!(
        verdict_of(EXCLUSIVE, russia, [stance(2).on("sovereignty")]),
        Verdict::Converge
    );
}

#[test]
fn supporting_options_that_exclude_each_other_diverges() {
    assert_eq!(
        verdict_of(EXCLUSIVE, [stance(1).on("keep")], [stance(2).on("revise")]),
        Verdict::Diverge
    );
}

#[test]
fn supporting_one_option_in_common_does_not_diverge() {
    let iran = [stance(2).on("closed"), stance(2).on("open")];
    assert_eq!(verdict_of(EXCLUSIVE, iran, [stance(1).on("open")]), Verdict::Converge);
}

#[test]
fn options_that_do_not_exclude_each_other_are_not_shared() {
    let comparison = between(OPTIONS, [stance(1).on("keep")], [stance(2).on("revise")]);
    assert_eq!(comparison.verdict, Verdict::Unknown);
    assert_eq!(comparison.sides.map(|side| side.has_stance), Pair { a: true, b: true });
}

#[test]
fn on_an_exclusive_topic_opposition_alone_shares_no_option() {
    assert_eq!(
        verdict_of(EXCLUSIVE, [stance(-1).on("keep")], [stance(2).on("revise")]),
        Verdict::Unknown
    );
}

#[test]
fn opposite_signs_diverge() {
    assert_eq!(verdict_of(PLAIN, [stance(1)], [stance(-1)]), Verdict::Diverge);
    assert_eq!(verdict_of(PLAIN, [stance(-2)], [stance(2)]), Verdict::Diverge);
    assert_eq!(
        verdict_of(PLAIN, [stance(0), stance(1)], [stance(0), stance(-1)]),
        Verdict::Diverge
    );
}

#[test]
fn only_neutral_beside_a_full_stance_diverges() {
    assert_eq!(verdict_of(PLAIN, [stance(0)], [stance(-2)]), Verdict::Diverge);
    assert_eq!(verdict_of(PLAIN, [stance(2)], [stance(0)]), Verdict::Diverge);
}

#[test]
fn a_sign_in_common_converges() {
    assert_eq!(verdict_of(PLAIN, [stance(1)], [stance(2)]), Verdict::Converge);
    assert_eq!(verdict_of(PLAIN, [stance(-1)], [stance(-2)]), Verdict::Converge);
    assert_eq!(
        verdict_of(PLAIN, [stance(0), stance(1)], [stance(0)]),
        Verdict::Converge
    );
}

#[test]
fn neutral_beside_a_leaning_is_near() {
    assert_eq!(verdict_of(PLAIN, [stance(0)], [stance(1)]), Verdict::Near);
    assert_eq!(verdict_of(PLAIN, [stance(-1)], [stance(0)]), Verdict::Near);
}

#[test]
fn apart_on_one_option_and_together_on_another_is_mixed() {
    let a = [stance(1).on("x"), stance(1).on("y")];
    let b = [stance(1).on("x"), stance(-1).on("y")];
    assert_eq!(verdict_of(OPTIONS, a, b), Verdict::Mixed);
    let a = [stance(0).on("x"), stance(1).on("y")];
    let b = [stance(1).on("x"), stance(-1).on("y")];
    assert_eq!(verdict_of(OPTIONS, a, b), Verdict::Mixed);
}

#[test]
fn over_options_convergence_prevails_over_nearness() {
    let a = [stance(0).on("x"), stance(1).on("y")];
    let b = [stance(1).on("x"), stance(1).on("y")];
    assert_eq!(verdict_of(OPTIONS, a, b), Verdict::Converge);
    assert_eq!(
        verdict_of(OPTIONS, [stance(0).on("x")], [stance(1).on("x")]),
        Verdict::Near
    );
}

#[test]
fn closeness_is_one_minus_a_quarter_of_the_distance() {
    for (a, b, closeness) in [(2, 2, 1.0), (2, 1, 0.75), (0, -2, 0.5), (2, -1, 0.25), (-2, 2, 0.0)] {
        let comparison = between(PLAIN, [stance(a)], [stance(b)]);
        assert_eq!(comparison.closeness(), Some(closeness), "{a} {b}");
    }
}

#[test]
fn there_is_no_closeness_without_one_number_a_side_on_one_option() {
    let several = between(PLAIN, [stance(1), stance(2)], [stance(2)]);
    assert_eq!((several.verdict, several.closeness()), (Verdict::Converge, None));
    let elsewhere = between(OPTIONS, [stance(1).on("x"), stance(1).on("y")], [stance(1).on("x")]);
    assert_eq!((elsewhere.verdict, elsewhere.closeness()), (Verdict::Converge, None));
    let apart = between(EXCLUSIVE, [stance(2).on("x")], [stance(2).on("y")]);
    assert_eq!((apart.verdict, apart.closeness()), (Verdict::Diverge, None));
    assert_eq!(between(PLAIN, [stance(1)], []).closeness(), None);
}

#[test]
fn one_number_said_twice_is_one_number() {
    let twice = between(PLAIN, [stance(2), stance(2)], [stance(1)]);
    assert_eq!(twice.closeness(), Some(0.75));
}
