//! In what order lists stand.

use get_size2::GetSize;

use std::{fmt::Debug, hash::Hash};

use async_graphql::InputType;

use crate::vocabulary::Vocabulary;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, GetSize)]
pub enum SortBy {
    /// The id.
    Id,
    /// The label, without regard to case and accents.
    Label,
    /// The date: its earliest bound, then its latest; the undated last.
    Date,
}

/// The direction of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, GetSize)]
pub enum Direction {
    /// From small to large.
    Ascending,
    /// From large to small.
    Descending,
}
