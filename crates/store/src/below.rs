//! What is below a record: narrower topics, places within, parts and post holders.

use sea_orm::sea_query::{Expr, ExprTrait, IntoColumnRef, Query, SelectStatement};

use demarche_model::node::Key;

/// `column` of the rows of a table in this release.
pub fn rows_of(table: &'static str, column: &'static str, release: i32) -> SelectStatement {
    Query::select()
        .column((table, column))
        .from(table)
        .and_where(Expr::col((table, "release")).eq(release))
        .to_owned()
}

/// The keys of a record and all below it.
pub fn below(key: Key, release: i32) -> SelectStatement {
    rows_of("closure", "descendant", release)
        .and_where(Expr::col(("closure", "ancestor")).eq(key.0))
        .to_owned()
}

/// Either the key alone, or it and all below.
pub fn key_or_below(column: impl IntoColumnRef, key: Key, all: bool, release: i32) -> Expr {
    let column = Expr::col(column);
    if all {
        column.in_subquery(below(key, release))
    } else {
        column.eq(key.0)
    }
}

/// One of the keys or, where asked for, of what is below them.
pub fn any_or_below(column: impl IntoColumnRef, keys: &[Key], all: bool, release: i32) -> Expr {
    let column = Expr::col(column);
    let numbers = || keys.iter().map(|Key(key)| *key);
    if all {
        let below = rows_of("closure", "descendant", release)
            .and_where(Expr::col(("closure", "ancestor")).is_in(numbers()))
            .to_owned();
        column.in_subquery(below)
    } else {
        column.is_in(numbers())
    }
}
