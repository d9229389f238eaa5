//! How alike two actors' stances are over many topics: the measures of foreign policy similarity.
//!
//! Häge, "Choice or Circumstance? Adjusting Measures of Foreign Policy Similarity for Chance Agreement" (2011), says why
//! chance has to be taken out: two actors that mostly say yes agree often without having anything in common.

use super::rules::{Pair, distance};

/// The measures over several topics, with the distance |a − b| / 4 between two stances.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measures {
    /// The number of topics on which each side has one stance.
    pub n: usize,
    /// 1 − the mean distance, from 0 to 1: the mean closeness. Inflated by chance.
    pub raw_agreement: f64,
    /// Signorino and Ritter's S: 1 − twice the mean distance, from −1 to 1.
    pub s: f64,
    /// Scott's π: the agreement beyond chance, chance taken from the stances of both together; `None` where all are one.
    pub pi: Option<f64>,
    /// Cohen's κ: the agreement beyond chance, chance taken from each side's own stances; `None` where all are one.
    pub kappa: Option<f64>,
}

/// The fewest topics over which measures say anything.
const FEWEST: usize = 2;

/// Measures stances topic by topic; `None` for fewer than two topics.
pub fn measure(stances: &[Pair<i16>]) -> Option<Measures> {
    if stances.len() < FEWEST {
        return None;
    }
    let observed = mean(stances.iter().map(|Pair { a, b }| distance(*a, *b)));
    let a: Vec<i16> = stances.iter().map(|pair| pair.a).collect();
    let b: Vec<i16> = stances.iter().map(|pair| pair.b).collect();
    let both = [a.as_slice(), b.as_slice()].concat();
    Some(Measures {
        n: stances.len(),
        raw_agreement: 1.0 - observed,
        s: 1.0 - 2.0 * observed,
        pi: beyond_chance(observed, expected(&both, &both)),
        kappa: beyond_chance(observed, expected(&a, &b)),
    })
}

/// The mean distance of two stances drawn by chance, one from each list.
fn expected(one: &[i16], other: &[i16]) -> f64 {
    let weight = |list: &[i16], stance| share(list.iter().filter(|other| **other == stance).count(), list.len());
    let scale = || -2..=2;
    let terms = scale().flat_map(|a| scale().map(move |b| (a, b)));
    terms
        .map(|(a, b)| weight(one, a) * weight(other, b) * distance(a, b))
        .sum()
}

fn beyond_chance(observed: f64, expected: f64) -> Option<f64> {
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len();
    values.sum::<f64>() * share(1, count)
}

#[expect(clippy::cast_precision_loss, reason = "no release has 2^53 topics")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pairs(a: &[i16], b: &[i16]) -> Vec<Pair<i16>> {
        a.iter().zip(b).map(|(a, b)| Pair { a: *a, b: *b }).collect()
    }

    fn is_near(measured: f64, expected: f64) -> bool {
        (measured - expected).abs() < 1e-12
    }

    #[test]
    fn four_topics_give_what_they_give_by_hand() {
        // Distances 0, 1/4, 2/4, 0; expected by chance 106/256 over both, 28/64 over each side's own.
        let measures = measure(&pairs(&[2, 2, 0, -1], &[2, 1, -2, -1])).expect("four topics");
        assert_eq!(measures.n, 4);
        assert!(is_near(measures.raw_agreement, 13.0 / 16.0));
        assert!(is_near(measures.s, 10.0 / 16.0));
        assert!(is_near(measures.pi.expect("they differ"), 29.0 / 53.0));
        assert!(is_near(measures.kappa.expect("they differ"), 4.0 / 7.0));
    }

    #[test]
    fn twelve_topics_give_what_statistics_libraries_give() {
        // κ: scikit-learn 1.9.1, cohen_kappa_score(a, b, labels=[-2..2], weights="linear") = 0.43103448275862055;
        // statsmodels 0.15.0, cohens_kappa(table, wt="linear") = 0.43103448275862066.
        // π: statsmodels, cohens_kappa(table + table.T, wt="linear") = 0.4273318872017354; krippendorff's alpha with
        // |a − b| / 4 = 0.4511930585683297, which is π with its correction for small samples taken out.
        let a = [2, 1, -2, 0, 2, -1, 2, 1, 0, -2, 2, 1];
        let b = [2, 2, -1, 0, 1, 1, 2, -1, -2, -2, 0, 1];
        let measures = measure(&pairs(&a, &b)).expect("twelve topics");
        assert!(is_near(measures.raw_agreement, 0.770_833_333_333_333_4));
        assert!(is_near(measures.s, 0.541_666_666_666_666_7));
        assert!(is_near(measures.kappa.expect("they differ"), 0.431_034_482_758_620_6));
        assert!(is_near(measures.pi.expect("they differ"), 0.427_331_887_201_735_4));
    }

    #[test]
    fn perfect_agreement_is_1_and_perfect_opposition_is_minus_1() {
        let same = measure(&pairs(&[2, -2], &[2, -2])).expect("two topics");
        assert_eq!((same.raw_agreement, same.s), (1.0, 1.0));
        assert_eq!((same.pi, same.kappa), (Some(1.0), Some(1.0)));
        let opposed = measure(&pairs(&[2, -2], &[-2, 2])).expect("two topics");
        assert_eq!((opposed.raw_agreement, opposed.s), (0.0, -1.0));
        assert_eq!((opposed.pi, opposed.kappa), (Some(-1.0), Some(-1.0)));
    }

    #[test]
    fn agreement_that_chance_explains_is_none() {
        // Two that say yes to nearly all: 80 per cent raw agreement, and nothing beyond chance.
        let a = [2, 2, 2, 2, 2, 2, 2, 2, 2, -2];
        let b = [2, 2, 2, 2, 2, 2, 2, 2, -2, 2];
        let measures = measure(&pairs(&a, &b)).expect("ten topics");
        assert!(is_near(measures.raw_agreement, 0.8));
        assert!(is_near(measures.kappa.expect("they differ"), 1.0 - 0.2 / 0.18));
    }

    #[test]
    fn where_nobody_ever_differs_chance_cannot_be_taken_out() {
        let measures = measure(&pairs(&[1, 1, 1], &[1, 1, 1])).expect("three topics");
        assert_eq!((measures.s, measures.pi, measures.kappa), (1.0, None, None));
    }

    #[test]
    fn one_topic_is_not_enough() {
        assert_eq!(measure(&pairs(&[2], &[2])), None);
        assert_eq!(measure(&[]), None);
    }

    proptest! {
        #[test]
        fn measures_are_symmetric_and_in_their_ranges(
            stances in prop::collection::vec((-2_i16..=2, -2_i16..=2), 2..40),
        ) {
            let there: Vec<Pair<i16>> = stances.iter().map(|(a, b)| Pair { a: *a, b: *b }).collect();
            let back: Vec<Pair<i16>> = stances.iter().map(|(a, b)| Pair { a: *b, b: *a }).collect();
            let (there, back) = (measure(&there).expect("topics"), measure(&back).expect("topics"));
            prop_assert!(is_near(there.s, back.s));
            prop_assert!((-1.0..=1.0).contains(&there.s) && (0.0..=1.0).contains(&there.raw_agreement));
            prop_assert_eq!(there.kappa.is_some(), back.kappa.is_some());
            for (one, other) in there.kappa.iter().zip(&back.kappa).chain(there.pi.iter().zip(&back.pi)) {
                prop_assert!(is_near(*one, *other) && *one <= 1.0 + 1e-12);
            }
        }
    }
}
