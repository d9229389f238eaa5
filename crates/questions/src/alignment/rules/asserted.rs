//! The source's own judgement beside the computed verdict.

use super::super::{Agreement, Verdict};
use demarche_model::relation::RelationKind;

/// The relations by which a source says how two actors stand to each other.
pub const JUDGING: [RelationKind; 6] = [
    RelationKind::Convergence,
    RelationKind::Divergence,
    RelationKind::Competition,
    RelationKind::Rivalry,
    RelationKind::Cooperation,
    RelationKind::Alliance,
];

/// The verdict that a relation passes on its topics; `None` where it passes none: working together is not agreeing.
pub fn judgement(kind: RelationKind) -> Option<Verdict> {
    match kind {
        RelationKind::Convergence => Some(Verdict::Converge),
        RelationKind::Divergence => Some(Verdict::Diverge),
        RelationKind::Competition | RelationKind::Rivalry => Some(Verdict::Compete),
        _ => None,
    }
}

/// How the computed verdict stands to those that the source passes.
pub fn agreement(computed: Verdict, asserted: &[Verdict]) -> Agreement {
    match (computed, asserted) {
        (Verdict::Unknown, []) => Agreement::Neither,
        (_, []) => Agreement::OnlyComputed,
        (Verdict::Unknown, _) => Agreement::OnlyAsserted,
        _ if is_among(computed, asserted) => Agreement::Agree,
        _ => Agreement::Conflict,
    }
}

/// Several different judgements make MIXED.
fn is_among(computed: Verdict, asserted: &[Verdict]) -> bool {
    let differ = asserted.iter().any(|verdict| *verdict != asserted[0]);
    asserted.contains(&computed)
        || computed == Verdict::Mixed && differ
        || computed == Verdict::Near && asserted.contains(&Verdict::Converge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use demarche_model::vocabulary::Vocabulary;

    #[test]
    fn four_kinds_judge_and_two_only_tell_of_working_together() {
        let judged = JUDGING.map(judgement);
        assert_eq!(
            judged,
            [
                Some(Verdict::Converge),
                Some(Verdict::Diverge),
                Some(Verdict::Compete),
                Some(Verdict::Compete),
                None,
                None,
            ]
        );
    }

    #[test]
    fn no_other_kind_judges() {
        let others = RelationKind::ALL.iter().filter(|kind| !JUDGING.contains(kind));
        assert!(others.copied().all(|kind| judgement(kind).is_none()));
    }

    #[test]
    fn a_silent_source_leaves_the_computed_verdict_alone() {
        assert_eq!(agreement(Verdict::Converge, &[]), Agreement::OnlyComputed);
        assert_eq!(agreement(Verdict::Mixed, &[]), Agreement::OnlyComputed);
        assert_eq!(agreement(Verdict::Unknown, &[]), Agreement::Neither);
    }

    #[test]
    fn where_nothing_can_be_computed_the_source_stands_alone() {
        assert_eq!(
            agreement(Verdict::Unknown, &[Verdict::Diverge]),
            Agreement::OnlyAsserted
        );
        assert_eq!(
            agreement(Verdict::Unknown, &[Verdict::Diverge, Verdict::Converge]),
            Agreement::OnlyAsserted
        );
    }

    #[test]
    fn the_asserted_verdict_or_one_among_them_agrees() {
        assert_eq!(agreement(Verdict::Diverge, &[Verdict::Diverge]), Agreement::Agree);
        assert_eq!(
            agreement(Verdict::Compete, &[Verdict::Converge, Verdict::Compete]),
            Agreement::Agree
        );
    }

    #[test]
    fn near_agrees_with_convergence_only() {
        assert_eq!(agreement(Verdict::Near, &[Verdict::Converge]), Agreement::Agree);
        assert_eq!(agreement(Verdict::Near, &[Verdict::Diverge]), Agreement::Conflict);
        assert_eq!(agreement(Verdict::Converge, &[Verdict::Compete]), Agreement::Conflict);
    }

    #[test]
    fn mixed_agrees_with_several_different_judgements_only() {
        assert_eq!(
            agreement(Verdict::Mixed, &[Verdict::Converge, Verdict::Diverge]),
            Agreement::Agree
        );
        assert_eq!(
            agreement(Verdict::Mixed, &[Verdict::Diverge, Verdict::Diverge]),
            Agreement::Conflict
        );
        assert_eq!(agreement(Verdict::Mixed, &[Verdict::Converge]), Agreement::Conflict);
    }
}
