//! Verdicts over a topic and everything below it: counted, never averaged.

use super::super::Verdict;
use demarche_model::vocabulary::Vocabulary;

/// How often each verdict occurs, in the order of the codes; those that do not occur are left out.
pub fn count(verdicts: impl IntoIterator<Item = Verdict>) -> Vec<(Verdict, usize)> {
    let verdicts: Vec<Verdict> = verdicts.into_iter().collect();
    let times = |code: Verdict| verdicts.iter().filter(|verdict| **verdict == code).count();
    let counts = Verdict::ALL.iter().map(|code| (*code, times(*code)));
    counts.filter(|(_, times)| *times > 0).collect()
}

/// The verdict over several topics: what all that are known share, MIXED where they differ.
pub fn roll_up(counts: &[(Verdict, usize)]) -> Verdict {
    let known: Vec<Verdict> = counts
        .iter()
        .map(|(verdict, _)| *verdict)
        .filter(|verdict| *verdict != Verdict::Unknown)
        .collect();
    match known[..] {
        [] => Verdict::Unknown,
        [one] => one,
        _ => Verdict::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn over(verdicts: &[Verdict]) -> Verdict {
        roll_up(&count(verdicts.iter().copied()))
    }

    #[test]
    fn verdicts_are_counted_with_the_unknown_ones() {
        let verdicts = [Verdict::Unknown, Verdict::Converge, Verdict::Unknown];
        assert_eq!(count(verdicts), [(Verdict::Converge, 1), (Verdict::Unknown, 2)]);
    }

    #[test]
    fn the_unknown_ones_are_not_compared() {
        assert_eq!(over(&[Verdict::Unknown, Verdict::Near, Verdict::Near]), Verdict::Near);
        assert_eq!(over(&[Verdict::Unknown, Verdict::Unknown]), Verdict::Unknown);
        assert_eq!(over(&[]), Verdict::Unknown);
    }

    #[test]
    fn what_differs_is_mixed_and_no_average() {
        assert_eq!(over(&[Verdict::Converge, Verdict::Diverge]), Verdict::Mixed);
        assert_eq!(
            over(&[Verdict::Converge, Verdict::Converge, Verdict::Near]),
            Verdict::Mixed
        );
        assert_eq!(over(&[Verdict::Mixed, Verdict::Unknown]), Verdict::Mixed);
    }
}
