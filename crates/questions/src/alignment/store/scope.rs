//! Which records are in the scope of a comparison, as SQL.

use sea_orm::sea_query::{Condition, Expr, ExprTrait};

use super::super::Terms;
use demarche_model::{
    claim::{ClaimMode, Polarity},
    vocabulary::Vocabulary,
};
use demarche_store::rows_of;

/// The fields of an interest on which its stance rests.
const OF_INTEREST: [&str; 4] = ["stance", "option", "rival", "topic"];

/// The fields of a relation on which its judgement rests.
const OF_RELATION: [&str; 2] = ["kind", "topics"];

/// The interest is voiced and claimed as the terms ask. `standing`: whether the dataset's own claim, which every
/// record without one has, would do.
pub(super) fn of_interest(release: i32, terms: &Terms, standing: bool) -> Condition {
    let speaker = terms.speaker.map(|speaker| {
        let column = Expr::col(("interest", "speaker"));
        column.clone().is_not_null().and(column.eq(speaker.0))
    });
    let claimed = claimed(("interest", &OF_INTEREST), release, terms, standing);
    Condition::all().add_option(speaker).add_option(claimed)
}

/// The relation is claimed as the terms ask.
pub(super) fn of_relation(release: i32, terms: &Terms, standing: bool) -> Condition {
    Condition::all().add_option(claimed(("relation", &OF_RELATION), release, terms, standing))
}

/// A claim that fits asserts the record, or one of the fields.
fn claimed((table, fields): (&'static str, &[&str]), release: i32, terms: &Terms, standing: bool) -> Option<Expr> {
    if terms.takes_all_claims() {
        return None;
    }
    let property = Expr::col(("claim", "property"));
    let mut fitting = rows_of("claim", "subject", release);
    fitting
        .and_where(Expr::col(("claim", "polarity")).eq(Polarity::Asserts.code()))
        .and_where(Expr::col(("claim", "mode")).ne(ClaimMode::Absence.code()))
        .and_where(property.clone().is_null().or(property.is_in(fields.iter().copied())));
    if let Some(modes) = &terms.modes {
        let modes = modes.iter().map(|mode| mode.code());
        fitting.and_where(Expr::col(("claim", "mode")).is_in(modes));
    }
    if let Some(least) = terms.credibility_at_least {
        fitting.and_where(Expr::col(("claim", "credibility")).lte(least.number()));
    }
    let own = Expr::col((table, "key")).in_subquery(fitting);
    if !standing {
        return Some(own);
    }
    let any = rows_of("claim", "subject", release)
        .and_where(Expr::col(("claim", "subject")).equals((table, "key")))
        .to_owned();
    Some(own.or(Expr::exists(any).not()))
}
