//! What differs between the kinds of record, as the code that is the same for all of them sees it.

use std::{fmt::Debug, hash::Hash};

use async_graphql::InputType;
use sea_orm::{Condition, EntityTrait, FromQueryResult};

use super::{Names, Node, NodeKind};
use crate::{error::Result, facet::FacetBy, vocabulary::Vocabulary};

/// A kind of record: its table, its filter, its orders.
pub trait Kind: Clone + Debug + Send + Sync + 'static {
    /// Which kind it is.
    const KIND: NodeKind;
    /// The columns that date it, or `None` where such records have no date.
    const DATE: Option<DateColumns>;
    /// The table of what only this kind has.
    type Entity: EntityTrait<Model = Self::Row>;
    /// A row of that table.
    type Row: FromQueryResult + Send + Sync;
    /// What lists of this kind are filtered by.
    type Filter: Filter;
    /// What lists of this kind are ordered by.
    type Order: Order;
    /// What lists of this kind are counted by.
    type Facet: FacetBy;

    /// Puts a record together from its rows.
    ///
    /// # Errors
    /// `Internal` where the database holds what the model does not know.
    fn from_row(node: Node, row: Self::Row) -> Result<Self>;

    /// What it has in common with every record.
    fn node(&self) -> &Node;
}

/// A filter: a tree of conditions over records of one kind.
///
/// A date leaf is null on an undated record and every other leaf is true or false, so that SQL's logic of three
/// values is the model's.
pub trait Filter: Clone + Debug + Default + Eq + Hash + Send + Sync + 'static {
    /// The condition over the node table `n` and the kind's table `t`.
    ///
    /// # Errors
    /// `BadInput` where the filter cannot be met as it is written; `NotFound` where it names an unknown record.
    fn condition(&self, names: &mut Names) -> Result<Condition>;
}

/// The orders that a kind's lists offer: by id, by label and, for dated kinds, by date, each in both directions.
pub trait Order: Vocabulary + InputType + Debug + Hash + Send + Sync {
    /// What is compared, and in which direction: every kind names its orders `ID_ASC`, `LABEL_DESC`, `DATE_ASC` and
    /// so on.
    fn sort(self) -> (SortBy, Direction) {
        let code = self.code();
        let direction = if code.ends_with("_DESC") {
            Direction::Descending
        } else {
            Direction::Ascending
        };
        match code.split('_').next() {
            Some("LABEL") => (SortBy::Label, direction),
            Some("DATE") => (SortBy::Date, direction),
            _ => (SortBy::Id, direction),
        }
    }

    /// The order of a list that asks for none.
    fn default_order() -> Self {
        Self::ALL[0]
    }

    /// The order's name in cursors, for example `ActorOrder.LABEL_ASC`.
    fn name(self) -> String {
        format!("{}.{}", <Self as InputType>::type_name(), self.code())
    }
}

/// What a list is ordered by; the id decides between equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortBy {
    /// The id.
    Id,
    /// The label, without regard to case and accents.
    Label,
    /// The date: its earliest bound, then its latest; the undated last.
    Date,
}

/// The direction of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From small to large.
    Ascending,
    /// From large to small.
    Descending,
}

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
