//! The stretches of a list in which the entries of a span of days lie.
//!
//! The condition alone says what is listed. Postgres does not know that entries lie where their dates are, and would
//! read a list from its beginning to where the span begins.

use sea_orm::sea_query::{BinOper, Expr, ExprTrait};

use super::{super::TimelineFilter, source::Source};
use demarche_model::{date::DateMatch, filter::day_number, node::PeriodCondition};
use demarche_store::in_share;

/// Sort keys count days in the bits above these.
const DAY: i64 = 1 << 24;

/// A stretch of a list.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    /// Where it begins.
    from: Option<i64>,
    /// Before which it ends.
    before: Option<i64>,
    /// A day that its entries may be, where they are few: those that began before the span and reach into it.
    reaches: Option<i64>,
}

/// The stretches that have every entry in the filter's span: one, or two where what begins earlier may reach into it.
pub(super) fn stretches(filter: &TimelineFilter) -> Vec<Stretch> {
    let Some(PeriodCondition { from, to, r#match }) = &filter.during else {
        return vec![Stretch::default()];
    };
    let first = from.as_ref().and_then(|from| day_number(from.0.earliest));
    let last = to.as_ref().and_then(|to| day_number(to.0.latest));
    let inside = Stretch {
        from: first.map(|first| first * DAY),
        before: last.map(|last| (last + 1) * DAY),
        reaches: None,
    };
    match (r#match, first) {
        (DateMatch::Possibly, Some(first)) => {
            let earlier = Stretch {
                from: None,
                before: inside.from,
                reaches: Some(first),
            };
            vec![earlier, inside]
        }
        (DateMatch::Possibly | DateMatch::Surely, _) => vec![inside],
    }
}

impl Stretch {
    /// The entry lies in it.
    pub(super) fn holds(&self, source: &Source, release: i32) -> Vec<Expr> {
        let Self { from, before, reaches } = self;
        let sort = || Expr::col(("t", source.sort));
        let reaches = reaches.map(|first| {
            let hull = Expr::col(("t", source.hull));
            hull.binary(BinOper::Custom("@>"), Expr::val(in_share(release, first)))
        });
        let bounds = [
            from.map(|from| sort().gte(from)),
            before.map(|before| sort().lt(before)),
            reaches,
        ];
        bounds.into_iter().flatten().collect()
    }

    /// What its entries are ordered by. Few are sorted sooner than found in the order of the whole list, so that there
    /// no index offers it.
    pub(super) fn order(&self, source: &Source) -> Expr {
        let sort = Expr::col(("t", source.sort));
        if self.reaches.is_some() { sort.add(0_i64) } else { sort }
    }
}
