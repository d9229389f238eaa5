//! The columns that hold a kind's date.

/// The columns that hold a kind's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateColumns {
    /// The EDTF text.
    pub text: &'static str,
    /// The first day that it may touch.
    pub earliest: &'static str,
    /// The last day that it may touch.
    pub latest: &'static str,
    /// The sort key for ascending order.
    pub ascending: &'static str,
    /// The sort key for descending order.
    pub descending: &'static str,
    /// All days that the date or extent may touch.
    pub hull: &'static str,
    /// All days on which an extent surely holds; points have none.
    pub core: Option<&'static str>,
}

impl DateColumns {
    /// `date` of an event or artifact.
    pub const DATE: Self = Self {
        text: "date",
        earliest: "date_earliest",
        latest: "date_latest",
        ascending: "date_ascending",
        descending: "date_descending",
        hull: "date_hull",
        core: None,
    };
    /// `published` of a document.
    pub const PUBLISHED: Self = Self {
        text: "published",
        earliest: "published_earliest",
        latest: "published_latest",
        ascending: "published_ascending",
        descending: "published_descending",
        hull: "published_hull",
        core: None,
    };
    /// `valid` of an interest or relation.
    pub const VALID: Self = Self {
        text: "valid",
        earliest: "valid_start_earliest",
        latest: "valid_end_latest",
        ascending: "valid_ascending",
        descending: "valid_descending",
        hull: "valid_hull",
        core: Some("valid_core"),
    };
    /// `active` of an actor.
    pub const ACTIVE: Self = Self {
        text: "active",
        earliest: "active_start_earliest",
        latest: "active_end_latest",
        ascending: "active_ascending",
        descending: "active_descending",
        hull: "active_hull",
        core: Some("active_core"),
    };
}
