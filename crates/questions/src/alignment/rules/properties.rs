//! What holds of verdicts whatever the two sides hold.

use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;
use demarche_model::vocabulary::Vocabulary;

fn issue() -> impl Strategy<Value = Issue> {
    (any::<bool>(), any::<bool>()).prop_map(|(exclusive, has_options)| Issue { exclusive, has_options })
}

fn holdings() -> impl Strategy<Value = Vec<Holding>> {
    vec(holding(), 0..6)
}

fn holding() -> impl Strategy<Value = Holding> {
    let name = option::of(select(vec!["x".to_owned(), "y".to_owned(), "z".to_owned()]));
    let said = (option::of(-2_i16..=2), prop::bool::weighted(0.1), any::<bool>());
    let kind = select(InterestKind::ALL.to_vec());
    (0..3, kind, name, said).prop_map(|(holder, kind, option, (stance, rival, conditional))| Holding {
        interest: Key(holder),
        holder: Key(holder),
        kind,
        option,
        stance,
        rival,
        conditional,
    })
}

proptest! {
    #[test]
    fn a_verdict_is_the_same_from_both_sides(issue in issue(), a in holdings(), b in holdings()) {
        let there = compare(issue, &Pair { a: a.clone(), b: b.clone() });
        let back = compare(issue, &Pair { a: b, b: a });
        prop_assert_eq!(there.verdict, back.verdict);
        prop_assert_eq!(there.closeness(), back.closeness());
        prop_assert_eq!(there.sides.a, back.sides.b);
        prop_assert_eq!(there.sides.b, back.sides.a);
    }

    #[test]
    fn nobody_diverges_from_a_copy_of_himself(issue in issue(), held in holdings()) {
        let comparison = compare(issue, &Pair { a: held.clone(), b: held });
        prop_assert_ne!(comparison.verdict, Verdict::Diverge);
        prop_assert!(comparison.closeness().is_none_or(|closeness| closeness == 1.0));
    }

    #[test]
    fn a_verdict_is_known_if_and_only_if_there_is_something_to_compare(
        issue in issue(), a in holdings(), b in holdings(),
    ) {
        let comparison = compare(issue, &Pair { a, b });
        let Pair { a, b } = &comparison.sides;
        if !(a.has_stance && b.has_stance) {
            prop_assert!(matches!(comparison.verdict, Verdict::Unknown | Verdict::Compete));
        }
        if a.counting.is_empty() || b.counting.is_empty() {
            prop_assert_eq!(comparison.verdict, Verdict::Unknown);
        }
    }

    #[test]
    fn closeness_lies_between_0_and_1_and_agrees_with_the_verdict(
        issue in issue(), a in holdings(), b in holdings(),
    ) {
        let comparison = compare(issue, &Pair { a, b });
        if let Some(closeness) = comparison.closeness() {
            prop_assert!((0.0..=1.0).contains(&closeness));
            prop_assert_eq!(comparison.verdict == Verdict::Diverge, closeness <= 0.5);
        }
    }

    #[test]
    fn the_order_of_interests_does_not_matter(issue in issue(), a in holdings(), b in holdings()) {
        let turned = |list: &[Holding]| list.iter().rev().cloned().collect::<Vec<_>>();
        let there = compare(issue, &Pair { a: a.clone(), b: b.clone() });
        let back = compare(issue, &Pair { a: turned(&a), b: turned(&b) });
        prop_assert_eq!(there.verdict, back.verdict);
        prop_assert_eq!(there.stances, back.stances);
    }
}
