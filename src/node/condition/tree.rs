//! The tree of a filter: its own leaves, and the filters inside it under `and`, `or` and `not`.

use sea_orm::sea_query::{Condition, Expr};

use crate::{
    error::Result,
    node::{Filter, Names},
};

/// The filters inside a filter: `and`, `or` and `not`.
pub type Inner<'a, F> = (&'a Option<Vec<F>>, &'a Option<Vec<F>>, &'a Option<Box<F>>);

/// The tree of a filter: all of its own leaves, all of `and`, one of `or`, and `not`.
///
/// # Errors
/// As the inner filters'.
pub fn tree<F: Filter>(
    leaves: impl IntoIterator<Item = Option<Expr>>,
    inner: Inner<'_, F>,
    names: &mut Names,
) -> Result<Condition> {
    tree_of(leaves, inner, &mut |filter: &F| filter.condition(names))
}

/// As [`tree`], where the condition of an inner filter is written in a way of its own.
///
/// # Errors
/// As the inner filters'.
pub fn tree_of<F>(
    leaves: impl IntoIterator<Item = Option<Expr>>,
    (and, or, not): Inner<'_, F>,
    write: &mut dyn FnMut(&F) -> Result<Condition>,
) -> Result<Condition> {
    let mut all = leaves
        .into_iter()
        .flatten()
        .fold(Condition::all().add(Expr::val(true)), Condition::add);
    for filter in and.iter().flatten() {
        all = all.add(write(filter)?);
    }
    if let Some(filters) = or {
        let mut any = Condition::any().add(Expr::val(false));
        for filter in filters {
            any = any.add(write(filter)?);
        }
        all = all.add(any);
    }
    match not {
        Some(filter) => Ok(all.add(write(filter)?.not())),
        None => Ok(all),
    }
}
