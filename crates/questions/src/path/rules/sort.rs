//! What the graph says of ties in small numbers: sorts, statuses, days.

use chrono::NaiveDate;

use demarche_model::{
    node::HopKind,
    relation::{RelationKind, RelationStatus},
    vocabulary::Vocabulary,
};

/// The sorts of tie: the kinds of relation, then the other sorts of hop.
#[derive(Clone, Copy, Debug)]
pub struct Sorts;

const RELATIONS: u8 = {
    assert!(
        RelationKind::ALL.len() + 3 <= 64,
        "every sort of tie needs a bit of its own"
    );
    RelationKind::ALL.len() as u8
};

impl Sorts {
    /// The number of a part in an event.
    pub const PARTICIPATION: u8 = RELATIONS;
    /// The number of an interest.
    pub const INTEREST: u8 = RELATIONS + 1;
    /// The number of an affiliation.
    pub const AFFILIATION: u8 = RELATIONS + 2;

    /// The bit of a kind of relation.
    pub fn of_relation(kind: RelationKind) -> u64 {
        1 << kind as u8
    }

    /// The bits of a sort of hop.
    pub fn of_hop(kind: HopKind) -> u64 {
        match kind {
            HopKind::Relation => (1 << RELATIONS) - 1,
            HopKind::Participation => 1 << Self::PARTICIPATION,
            HopKind::Interest => 1 << Self::INTEREST,
            HopKind::Affiliation => 1 << Self::AFFILIATION,
        }
    }

    /// The bits of the kinds along which causes are followed.
    pub fn causal() -> u64 {
        [
            RelationKind::Causes,
            RelationKind::Enables,
            RelationKind::Prevents,
            RelationKind::Threatens,
            RelationKind::Advances,
            RelationKind::RespondsTo,
        ]
        .into_iter()
        .fold(0, |all, kind| all | Self::of_relation(kind))
    }

    /// The bits of the causal kinds that point from the effect to its cause: the answer to what it answers.
    pub fn from_effect() -> u64 {
        Self::of_relation(RelationKind::RespondsTo)
    }
}

/// The statuses of ties: those of relations and events, then that of ties that simply hold.
#[derive(Clone, Copy, Debug)]
pub struct Statuses;

impl Statuses {
    /// The number of a tie that simply holds.
    pub const NONE: u8 = {
        assert!(RelationStatus::ALL.len() < 16, "every status needs a bit of its own");
        RelationStatus::ALL.len() as u8
    };
    /// The bits of all but what the source denies.
    pub const NOT_DENIED: u16 = !(1 << RelationStatus::Denied as u16);

    /// The bits of the statuses, and of ties that simply hold.
    pub fn any(statuses: &[RelationStatus]) -> u16 {
        let none = 1 << Self::NONE;
        statuses.iter().fold(none, |all, status| all | 1 << *status as u16)
    }
}

/// The number of a day.
pub fn day(date: NaiveDate) -> i32 {
    let epoch = NaiveDate::from_ymd_opt(2000, 1, 1).expect("1 January 2000 is a day");
    i32::try_from((date - epoch).num_days()).unwrap_or(i32::MAX)
}
