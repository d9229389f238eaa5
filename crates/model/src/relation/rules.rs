//! Which records a relation may join: one table that checks datasets and that `codes` shows.

use super::{RelationKind, RelationStatus};
use crate::{node::NodeKind, vocabulary::Vocabulary};

use NodeKind::{Actor, Artifact, Claim, Document, Event, Interest, Place, Relation, Topic};

/// Any record.
const ANY: &[NodeKind] = &[
    Actor, Place, Topic, Interest, Event, Artifact, Relation, Document, Claim,
];

/// What leads to something or follows from it; a place, mission or other actor acts through an event.
const HAPPENING: &[NodeKind] = &[Event, Artifact, Interest, Relation];

/// The kinds of record at the two ends of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Ends {
    from: &'static [NodeKind],
    to: &'static [NodeKind],
    /// Whether both ends are of one kind.
    alike: bool,
}

/// What ties an actor to what it is a member of, takes part in, or serves in.
pub const MEMBERSHIPS: [RelationKind; 3] = [
    RelationKind::MemberOf,
    RelationKind::ParticipantOf,
    RelationKind::HoldsPost,
];

/// The statuses of a tie that holds.
pub const HOLDING: [RelationStatus; 2] = [RelationStatus::Ongoing, RelationStatus::Happened];

/// Whether a relation of the kind may lead from the one kind of record to the other.
pub fn joins(kind: RelationKind, from: NodeKind, to: NodeKind) -> bool {
    let ends = ends(kind);
    ends.from.contains(&from) && ends.to.contains(&to) && (from == to || !ends.alike)
}

/// Every pair of kinds of record that a relation of the kind may join, as (from, to).
pub fn allowed_ends(kind: RelationKind) -> Vec<(NodeKind, NodeKind)> {
    let pairs = NodeKind::ALL
        .iter()
        .flat_map(|from| NodeKind::ALL.iter().map(move |to| (*from, *to)));
    pairs.filter(|(from, to)| joins(kind, *from, *to)).collect()
}

/// The kinds of record that a relation of the kind may start from.
pub fn allowed_from(kind: RelationKind) -> &'static [NodeKind] {
    ends(kind).from
}

/// The kinds of record to which a relation of the kind may lead, from the one it starts from.
pub fn allowed_to(kind: RelationKind, from: NodeKind) -> Vec<NodeKind> {
    NodeKind::ALL
        .iter()
        .copied()
        .filter(|to| joins(kind, from, *to))
        .collect()
}

fn ends(kind: RelationKind) -> Ends {
    use RelationKind as Kind;
    match kind {
        Kind::Cooperation | Kind::Competition | Kind::Alliance | Kind::Rivalry => any_of(&[Actor], &[Actor]),
        Kind::Convergence | Kind::Divergence => any_of(&[Actor], &[Actor]),
        Kind::ArmsTransfer | Kind::Supply | Kind::Loan | Kind::TradeAgreement | Kind::Basing => {
            any_of(&[Actor], &[Actor])
        }
        Kind::Aid | Kind::Investment | Kind::Sanction => any_of(&[Actor], &[Actor, Artifact]),
        Kind::MemberOf | Kind::HoldsPost => any_of(&[Actor], &[Actor]),
        Kind::ParticipantOf => any_of(&[Actor], &[Actor, Artifact, Event]),
        Kind::PartOf | Kind::Succeeds => alike(&[Actor, Place, Event, Artifact]),
        Kind::LocatedIn => any_of(&[Actor, Place, Event, Artifact], &[Place]),
        Kind::Funds => any_of(&[Actor, Artifact], &[Actor, Artifact, Event]),
        Kind::Manages | Kind::Leads | Kind::Controls => any_of(&[Actor], &[Actor, Artifact, Place, Event]),
        Kind::ContractorOf => any_of(&[Actor], &[Actor, Artifact, Event]),
        Kind::Connects => any_of(&[Artifact, Place], &[Place, Artifact, Actor]),
        Kind::Causes | Kind::Enables | Kind::Prevents | Kind::Precedes => any_of(HAPPENING, HAPPENING),
        Kind::RespondsTo => any_of(HAPPENING, &[Event, Artifact, Interest, Relation, Claim]),
        Kind::Threatens | Kind::Advances => any_of(HAPPENING, &[Interest, Actor, Topic]),
        Kind::Supports | Kind::Opposes => any_of(
            &[Actor, Event, Artifact, Interest, Relation, Claim],
            &[Actor, Place, Topic, Interest, Event, Artifact, Relation, Claim],
        ),
        Kind::Initiates => any_of(&[Actor], &[Actor, Artifact, Event]),
        Kind::About => any_of(&[Event, Artifact, Interest, Relation, Claim], ANY),
        Kind::Voices => any_of(&[Event], &[Interest]),
        Kind::Contradicts => alike(ANY),
        Kind::Crosses | Kind::Respects | Kind::AtRisk => any_of(ANY, &[Interest]),
    }
}

const fn any_of(from: &'static [NodeKind], to: &'static [NodeKind]) -> Ends {
    Ends { from, to, alike: false }
}

const fn alike(kinds: &'static [NodeKind]) -> Ends {
    Ends {
        from: kinds,
        to: kinds,
        alike: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_joins_something_and_undirected_ones_read_from_both_ends() {
        for kind in RelationKind::ALL.iter().copied() {
            let pairs = allowed_ends(kind);
            assert!(!pairs.is_empty(), "{kind:?}");
            if !kind.is_directed() {
                assert!(pairs.iter().all(|(from, to)| joins(kind, *to, *from)), "{kind:?}");
            }
        }
    }

    #[test]
    fn contradicting_records_are_of_one_kind() {
        assert!(joins(RelationKind::Contradicts, Event, Event));
        assert!(!joins(RelationKind::Contradicts, Event, Interest));
    }

    #[test]
    fn a_place_causes_nothing() {
        assert!(!joins(RelationKind::Causes, Place, Event));
        assert_eq!(allowed_to(RelationKind::Voices, Event), [Interest]);
    }
}
