//! What must hold across the records of a dataset.

mod checker;
mod common;
mod cycles;
mod header;
mod mentions;
mod orphans;
mod registers;
mod repeated;

pub(crate) use checker::Checker;
pub(crate) use common::{DOTTED_KEY, is_dotted_key};
pub(crate) use mentions::is_position;

use super::{Entry, Header, Records, load::Loaded};
use crate::{
    claim, interest,
    records::{OwnFields, Visitor},
};

/// Checks everything that reading the files one by one cannot see.
pub(crate) fn check(header: Option<&Header>, records: &Records, loaded: &mut Loaded) {
    let mut checker = Checker::new(header, records);
    mentions::check(&mut checker, loaded);
    if let Some(header) = header {
        header::check(header, &mut checker, loaded);
    }
    common::check(&mut checker);
    claim::check(&mut checker);
    records.visit(&mut OfKind(&mut checker));
    interest::check_sides(&mut checker);
    cycles::check(&mut checker);
    repeated::check(&mut checker);
    orphans::check(&mut checker, loaded);
    loaded.faults.append(&mut checker.faults);
}

/// Checks what holds for each kind of record.
struct OfKind<'a, 'r>(&'a mut Checker<'r>);

impl Visitor for OfKind<'_, '_> {
    fn visit<F: OwnFields>(&mut self, entries: &[Entry<F>]) {
        entries.iter().for_each(|entry| F::check(entry, self.0));
    }
}
