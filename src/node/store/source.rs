//! What the pages of a parent's records are found in: no more tables than filter and order need.

use sea_orm::{
    EntityName,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};

use super::{
    super::{Kind, Order, SortBy},
    branch::{Branch, SideTable},
    list::ListingOf,
    select::{SortExpression, from_kind},
};

/// The tables that a page is found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// The side table alone, which has the keys of both.
    Side(SideTable),
    /// The kind's own table, beside the side table where there is one.
    Table,
    /// The nodes too.
    Node,
}

impl Source {
    /// What a list needs.
    pub(super) fn of<K: Kind>(branch: &Branch, listing: &ListingOf<K>) -> Self {
        let (by, _) = listing.order.sort();
        match branch.side {
            _ if listing.filter != K::Filter::default() || by == SortBy::Label => Self::Node,
            Some(side) if by == SortBy::Id && !side.mixed => Self::Side(side),
            _ => Self::Table,
        }
    }

    /// All entries of a release, without columns.
    pub(super) fn select<K: Kind>(self, branch: &Branch, release: i32) -> SelectStatement {
        let mut select = match self {
            Self::Side(side) => return side.select(release),
            Self::Table => from_table::<K>(release),
            Self::Node => from_kind::<K>(release),
        };
        branch.join(&mut select, release);
        select
    }

    /// The order, by the key as this source has it.
    pub(super) fn keyed(self, sort: SortExpression) -> SortExpression {
        match self {
            Self::Side(side) => sort.keyed_by(("e", side.child)),
            Self::Table | Self::Node => sort,
        }
    }
}

impl SideTable {
    fn select(self, release: i32) -> SelectStatement {
        Query::select()
            .from_as(self.table, "e")
            .and_where(Expr::col(("e", "release")).eq(release))
            .to_owned()
    }
}

fn from_table<K: Kind>(release: i32) -> SelectStatement {
    Query::select()
        .from_as(K::Entity::default().table_ref(), "t")
        .and_where(Expr::col(("t", "release")).eq(release))
        .to_owned()
}
