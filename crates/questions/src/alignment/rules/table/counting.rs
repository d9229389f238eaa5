//! Which interests count for a verdict.

use super::*;

#[test]
fn on_a_topic_with_options_an_interest_that_names_none_does_not_count() {
    let comparison = between(OPTIONS, [stance(2)], [stance(2).on("x")]);
    assert_eq!(comparison.verdict, Verdict::Unknown);
    assert_eq!(comparison.sides.a, Side::default());
    assert_eq!(verdict_of(OPTIONS, [rival()], [rival().on("x")]), Verdict::Unknown);
}

#[test]
fn naming_an_option_of_an_exclusive_topic_is_support_without_magnitude() {
    let comparison = between(EXCLUSIVE, [silent().on("linked")], [silent().on("separate")]);
    assert_eq!(comparison.verdict, Verdict::Diverge);
    let comparison = between(EXCLUSIVE, [silent().on("linked")], [stance(2).on("linked")]);
    assert_eq!(comparison.verdict, Verdict::Converge);
    assert_eq!(comparison.closeness(), None);
    let comparison = between(EXCLUSIVE, [silent().on("linked")], [stance(0).on("linked")]);
    assert_eq!(comparison.verdict, Verdict::Near);
}

#[test]
fn naming_an_option_of_another_topic_says_nothing() {
    assert_eq!(
        verdict_of(OPTIONS, [silent().on("x")], [stance(1).on("x")]),
        Verdict::Unknown
    );
}

#[test]
fn a_red_line_or_concern_that_names_an_option_without_a_stance_says_nothing() {
    for kind in [InterestKind::RedLine, InterestKind::Concern] {
        let comparison = between(EXCLUSIVE, [silent().on("x").in_form(kind)], [stance(1).on("x")]);
        assert_eq!(comparison.verdict, Verdict::Unknown, "{kind:?}");
        assert!(comparison.sides.a.counting.is_empty());
    }
}

#[test]
fn all_kinds_count_alike() {
    for kind in InterestKind::ALL {
        assert_eq!(
            verdict_of(PLAIN, [stance(-2).in_form(*kind)], [stance(-1)]),
            Verdict::Converge,
            "{kind:?}"
        );
    }
}

#[test]
fn a_conditional_interest_counts_where_nothing_else_does() {
    let comparison = between(PLAIN, [stance(-2).conditional()], [stance(0)]);
    assert_eq!(comparison.verdict, Verdict::Diverge);
    assert_eq!(
        comparison.sides.map(|side| side.conditional),
        Pair { a: true, b: false }
    );
}

#[test]
fn a_conditional_interest_gives_way_to_an_unconditional_one() {
    let a = [stance(-2).conditional().number(1), stance(1).number(2)];
    let comparison = between(PLAIN, a, [stance(1)]);
    assert_eq!(comparison.verdict, Verdict::Converge);
    assert_eq!(
        comparison.sides.a,
        Side {
            counting: vec![Key(2)],
            conditional: false,
            has_stance: true
        }
    );
}

#[test]
fn a_conditional_interest_does_not_give_way_to_one_that_does_not_count() {
    let comparison = between(PLAIN, [stance(-2).conditional(), silent()], [stance(-1)]);
    assert_eq!(comparison.verdict, Verdict::Converge);
    assert!(comparison.sides.a.conditional);
}

#[test]
fn a_conditional_interest_gives_way_to_its_own_holders_only() {
    let a = [stance(-2).conditional().of(1), stance(1).of(2)];
    let comparison = between(PLAIN, a, [stance(1)]);
    assert_eq!(comparison.verdict, Verdict::Mixed);
    assert!(comparison.sides.a.conditional);
}
