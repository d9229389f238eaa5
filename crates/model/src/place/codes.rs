//! The closed lists that places use.

use crate::vocabulary::{Vocabulary, vocabulary};

vocabulary! {
    /// What sort of place it is.
    pub enum PlaceKind {
        /// A part of the world of several states or parts of states, such as the South Caucasus.
        Region,
        /// The territory of a state, where it is a venue and not the actor.
        CountryTerritory,
        /// A province, district or other division of a state.
        AdministrativeArea,
        /// A village or other small inhabited place.
        Settlement,
        /// A city or town.
        City,
        /// A strip of land or a route between two places, open or wished for.
        Corridor,
        /// A border between two territories, or a part of it.
        Border,
        /// A military installation.
        MilitaryBase,
        /// A territory that more than one side claims.
        DisputedTerritory,
    }
}

vocabulary! {
    /// How precisely the coordinates of a place are known (UCDP GED: where_prec, 1 to 7).
    pub enum GeoPrecision {
        /// 1: the exact location (UCDP).
        Exact,
        /// 2: within about 25 kilometres of the point (UCDP).
        Near,
        /// 3: somewhere in the second-order division, a district or municipality (UCDP).
        SecondOrderDivision,
        /// 4: somewhere in the first-order division, a province (UCDP).
        FirstOrderDivision,
        /// 5: along a line or in an area without a clear centre, such as a river, a border, a region (UCDP).
        LineOrArea,
        /// 6: somewhere in the country (UCDP).
        Country,
        /// 7: in international waters or airspace (UCDP).
        InternationalWatersOrAirspace,
    }
}

impl GeoPrecision {
    /// UCDP's number, 1 to 7.
    pub fn number(self) -> i16 {
        match self {
            Self::Exact => 1,
            Self::Near => 2,
            Self::SecondOrderDivision => 3,
            Self::FirstOrderDivision => 4,
            Self::LineOrArea => 5,
            Self::Country => 6,
            Self::InternationalWatersOrAirspace => 7,
        }
    }

    /// The code of UCDP's number; `None` beyond 1 to 7.
    pub fn from_number(number: i16) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.number() == number)
    }
}
