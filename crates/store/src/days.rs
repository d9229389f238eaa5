//! Days as ranges of integers, each release in a share of its own.

use sea_orm::sea_query::{BinOper, Expr, ExprTrait};

use demarche_model::filter::{Days, Span};

/// Days are counted within a release's share of the ranges, which is this wide.
const SHARE: i64 = 1 << 23;

/// The days of the record lie so to the span: null on an undated record.
pub(super) fn lie(days: Days, release: i32) -> Expr {
    let Days {
        column,
        lie,
        first,
        last,
    } = days;
    let operator = match lie {
        Span::Within => "<@",
        Span::Meets => "&&",
        Span::Covers => "@>",
    };
    Expr::col(("t", column)).binary(BinOper::Custom(operator), span(release, first, last))
}

/// A range of days in the release's share; an open end reaches to the end of the share.
fn span(release: i32, first: Option<i64>, last: Option<i64>) -> Expr {
    let (first, last) = (first.unwrap_or(0), last.unwrap_or(SHARE - 1));
    // A reversed span touches nothing; int8range would refuse it.
    let text = if first > last {
        "empty".into()
    } else {
        format!("[{},{}]", in_share(release, first), in_share(release, last))
    };
    Expr::val(text).cast_as("int8range")
}

/// A day in the release's share of the ranges.
pub fn in_share(release: i32, day: i64) -> i64 {
    i64::from(release) * SHARE + day
}
