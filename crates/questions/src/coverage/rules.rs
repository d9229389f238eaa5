//! Coverage from what was counted: which records have how many claims, and whose.

use super::{ClaimCount, Coverage, KindCoverage};
use demarche_model::node::NodeKind;

/// The number of claims from which on records are counted together.
pub const MANY: i32 = 3;

/// What was counted of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The kind.
    pub kind: NodeKind,
    /// All records, derived ones included.
    pub all: i32,
    /// Relations that repeat a field of a record.
    pub derived: i32,
    /// Records without a date, derived ones left out; `None` where the kind has no dates.
    pub undated: Option<i32>,
    /// Disputed records.
    pub disputed: i32,
    /// Records with claims of their own, by the number of their claims.
    pub claimed: Vec<Claimed>,
}

/// Records of one kind that have the same number of claims of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Claimed {
    /// The number of claims, up to [`MANY`], which stands for more too.
    pub claims: i32,
    /// The records.
    pub records: i32,
    /// Those whose claims are all found in one document.
    pub one_source: i32,
    /// Those whose claims are all one voice's.
    pub one_voice: i32,
    /// Those of whose claims none is by an actor.
    pub unattributed: i32,
}

/// The claim that a dataset makes for all records without one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It makes none.
    None,
    /// Its author's.
    OfAuthor,
    /// An actor's.
    OfActor,
}

/// Puts the coverage of a release together.
pub fn coverage(counted: Vec<Counted>, standing: Standing) -> Coverage {
    let kinds = counted.into_iter().map(|kind| of_kind(kind, standing)).collect();
    Coverage {
        kinds,
        has_standing_claim: standing != Standing::None,
    }
}

fn of_kind(counted: Counted, standing: Standing) -> KindCoverage {
    let Counted {
        kind,
        all,
        derived,
        undated,
        disputed,
        claimed,
    } = counted;
    let records = all - derived;
    let sum = |of: fn(&Claimed) -> i32| claimed.iter().map(of).sum::<i32>();
    let bare = records - sum(|with| with.records);
    let covered = if standing == Standing::None { 0 } else { bare };
    let by_author = if standing == Standing::OfAuthor { bare } else { 0 };
    let with = |claims: i32| {
        let own = claimed.iter().filter(|with| with.claims == claims);
        let own: i32 = own.map(|with| with.records).sum();
        let records = match claims {
            0 => bare - covered,
            1 => own + covered,
            _ => own,
        };
        ClaimCount {
            claims,
            or_more: claims == MANY,
            records,
        }
    };
    KindCoverage {
        kind,
        records,
        derived,
        claim_counts: (0..=MANY).map(with).collect(),
        standing: covered,
        undated,
        single_sourced: sum(|with| with.one_source) + covered,
        single_voiced: sum(|with| with.one_voice) + covered,
        unattributed: sum(|with| with.unattributed) + by_author,
        disputed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn relations() -> Counted {
        let with = |claims, records, one_source, one_voice, unattributed| Claimed {
            claims,
            records,
            one_source,
            one_voice,
            unattributed,
        };
        Counted {
            kind: NodeKind::Relation,
            all: 20,
            derived: 5,
            undated: Some(4),
            disputed: 2,
            claimed: vec![with(1, 6, 6, 6, 5), with(3, 2, 1, 0, 1)],
        }
    }

    fn of(standing: Standing) -> KindCoverage {
        coverage(vec![relations()], standing).kinds.remove(0)
    }

    fn records(coverage: &KindCoverage) -> Vec<i32> {
        coverage.claim_counts.iter().map(|count| count.records).collect()
    }

    #[test]
    fn derived_relations_are_left_out_and_records_without_claims_are_counted() {
        let coverage = of(Standing::None);
        assert_eq!((coverage.records, coverage.derived, coverage.standing), (15, 5, 0));
        assert_eq!(records(&coverage), [7, 6, 0, 2]);
        assert_eq!((coverage.single_sourced, coverage.single_voiced), (7, 6));
        assert_eq!(
            (coverage.unattributed, coverage.undated, coverage.disputed),
            (6, Some(4), 2)
        );
    }

    #[test]
    fn the_datasets_claim_covers_records_without_one() {
        let coverage = of(Standing::OfAuthor);
        assert_eq!(records(&coverage), [0, 13, 0, 2]);
        assert_eq!((coverage.standing, coverage.single_sourced), (7, 14));
        assert_eq!((coverage.single_voiced, coverage.unattributed), (13, 13));
    }

    #[test]
    fn the_datasets_claim_may_be_an_actors() {
        assert_eq!(of(Standing::OfActor).unattributed, 6);
    }

    #[test]
    fn every_record_has_one_number_of_claims() {
        for standing in [Standing::None, Standing::OfAuthor, Standing::OfActor] {
            let coverage = of(standing);
            assert_eq!(records(&coverage).iter().sum::<i32>(), coverage.records);
            let last = coverage.claim_counts.last().expect("a count");
            assert!(last.or_more && last.claims == MANY);
        }
    }
}
