//! The lists that a time line merges: the events, the starts and the ends.

use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};

use super::super::{TimelineEntryKind, rules};
use demarche_model::{
    date::UncertainDate,
    error::{Error, Result},
    filter::{Leaf, Way},
    node::NodeKind,
    vocabulary::Vocabulary,
};
use demarche_store::{UNDATED, row};

/// One of the lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    /// Whose records.
    pub(super) kind: NodeKind,
    /// What becomes of them.
    pub(super) what: TimelineEntryKind,
    /// How they name actors.
    pub(super) ways: &'static [Way],
    /// The table.
    table: &'static str,
    /// The column of the date or extent as it is written.
    pub(super) text: &'static str,
    /// The column that the list is ordered by; null where a record has no such entry.
    pub(super) sort: &'static str,
    /// The column of all days that the entry may be; null where it is undated.
    pub(super) hull: &'static str,
}

/// An interest is its holder's, and who voices it is involved.
const HELD: &[Way] = &[way("interest", "holder"), way("interest", "speaker")];

/// A relation involves both of its ends.
const JOINED: &[Way] = &[way("relation", "from"), way("relation", "to")];

const fn way(table: &'static str, actor: &'static str) -> Way {
    Way {
        table,
        owner: "key",
        actor,
    }
}

pub(super) static SOURCES: [Source; 5] = [
    Source {
        kind: NodeKind::Event,
        what: TimelineEntryKind::Event,
        ways: &[Way {
            table: "participant",
            owner: "event",
            actor: "actor",
        }],
        table: "event",
        text: "date",
        sort: "date_ascending",
        hull: "date_hull",
    },
    start(NodeKind::Interest, "interest", HELD),
    end(NodeKind::Interest, "interest", HELD),
    start(NodeKind::Relation, "relation", JOINED),
    end(NodeKind::Relation, "relation", JOINED),
];

const fn start(kind: NodeKind, table: &'static str, ways: &'static [Way]) -> Source {
    Source {
        kind,
        what: TimelineEntryKind::Start,
        ways,
        table,
        text: "valid",
        sort: "valid_start_ascending",
        hull: "valid_start_hull",
    }
}

const fn end(kind: NodeKind, table: &'static str, ways: &'static [Way]) -> Source {
    Source {
        kind,
        what: TimelineEntryKind::End,
        ways,
        table,
        text: "valid",
        sort: "valid_end_ascending",
        hull: "valid_end_hull",
    }
}

impl Source {
    /// All its entries in a release, without columns. Relations that repeat a field of a record are no news.
    pub(super) fn entries(&self, release: i32) -> SelectStatement {
        let mut select = Query::select();
        select
            .from_as(self.table, "t")
            .and_where(Expr::col(("t", "release")).eq(release))
            .and_where(Expr::col(("t", self.sort)).is_not_null());
        if self.kind == NodeKind::Relation {
            select.and_where(Expr::col(("t", "derived")).not());
        }
        select
    }

    /// The entry has no date.
    pub(super) fn is_undated(&self) -> Expr {
        Expr::col(("t", self.sort)).eq(UNDATED)
    }

    /// The entry has a date, or has none.
    pub(super) fn placed(&self, dated: bool) -> Leaf {
        let column = self.sort;
        Leaf::Placed { column, dated }
    }

    /// The place of its entries among those of one record on one day.
    pub(super) fn rank(&self) -> i32 {
        self.what as i32
    }
}

/// What entries of this rank tell.
pub(super) fn of_rank(rank: i32) -> Result<TimelineEntryKind> {
    let found = TimelineEntryKind::ALL.iter().find(|what| **what as i32 == rank);
    found
        .copied()
        .ok_or_else(|| Error::internal(format!("no entry of a time line has the rank {rank}")))
}

/// The date of an entry, from what its record says.
pub(super) fn date(what: TimelineEntryKind, text: Option<String>) -> Result<Option<UncertainDate>> {
    Ok(match what {
        TimelineEntryKind::Event => row::date(text)?,
        TimelineEntryKind::Start => rules::start(row::period(text)?.as_ref()).date(),
        TimelineEntryKind::End => rules::end(row::period(text)?.as_ref()).date(),
    })
}
