//! The label of a relation whose file gives none.

use super::RelationKind;

/// The label from the labels of both ends, for example "Russia and Iran: divergence" or "Russia leads the Fund".
pub fn label(kind: RelationKind, role: Option<&str>, from: &str, to: &str) -> String {
    let words = verb(kind);
    let label = if kind.is_directed() {
        format!("{from} {words} {to}")
    } else {
        format!("{from} and {to}: {words}")
    };
    match (kind, role) {
        (RelationKind::HoldsPost, Some(role)) => format!("{from}: {role}, {to}"),
        (_, Some(role)) => format!("{label} ({role})"),
        (_, None) => label,
    }
}

/// The kind as the verb between two names, or as what two names share.
pub fn verb(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Cooperation => "cooperation",
        RelationKind::Competition => "competition",
        RelationKind::Alliance => "alliance",
        RelationKind::Rivalry => "rivalry",
        RelationKind::Convergence => "convergence",
        RelationKind::Divergence => "divergence",
        RelationKind::ArmsTransfer => "transfers arms to",
        RelationKind::Supply => "supplies",
        RelationKind::Loan => "lends to",
        RelationKind::Investment => "invests in",
        RelationKind::Aid => "aids",
        RelationKind::TradeAgreement => "has a trade agreement with",
        RelationKind::Basing => "hosts forces of",
        RelationKind::Sanction => "sanctions",
        RelationKind::MemberOf => "is a member of",
        RelationKind::ParticipantOf => "takes part in",
        RelationKind::PartOf => "is part of",
        RelationKind::LocatedIn => "lies in",
        RelationKind::HoldsPost => "holds a post at",
        RelationKind::Succeeds => "succeeds",
        RelationKind::Funds => "funds",
        RelationKind::Manages => "manages",
        RelationKind::Leads => "leads",
        RelationKind::Controls => "controls",
        RelationKind::ContractorOf => "is a contractor of",
        RelationKind::Connects => "connects",
        RelationKind::Causes => "causes",
        RelationKind::Enables => "enables",
        RelationKind::Prevents => "prevents",
        RelationKind::Threatens => "threatens",
        RelationKind::Advances => "advances",
        RelationKind::RespondsTo => "responds to",
        RelationKind::Precedes => "precedes",
        RelationKind::Supports => "supports",
        RelationKind::Opposes => "opposes",
        RelationKind::Initiates => "initiates",
        RelationKind::About => "is about",
        RelationKind::Voices => "voices",
        RelationKind::Contradicts => "contradiction",
        RelationKind::Crosses => "crosses",
        RelationKind::Respects => "respects",
        RelationKind::AtRisk => "puts at risk",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directed_relation_reads_as_a_sentence() {
        let label = label(RelationKind::ArmsTransfer, Some("S-300 systems"), "Russia", "Iran");
        assert_eq!(label, "Russia transfers arms to Iran (S-300 systems)");
    }

    #[test]
    fn an_undirected_relation_names_both_ends_first() {
        assert_eq!(
            label(RelationKind::Divergence, None, "Russia", "Iran"),
            "Russia and Iran: divergence"
        );
    }

    #[test]
    fn a_post_names_its_title() {
        let label = label(
            RelationKind::HoldsPost,
            Some("Secretary"),
            "Sergey Shoigu",
            "Security Council",
        );
        assert_eq!(label, "Sergey Shoigu: Secretary, Security Council");
    }
}
