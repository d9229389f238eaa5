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

use super::{Header, Records, load::Loaded};
use crate::{actor, artifact, claim, document, event, interest, place, relation, topic};

/// Checks everything that reading the files one by one cannot see.
pub(crate) fn check(header: Option<&Header>, records: &Records, loaded: &mut Loaded) {
    let mut checker = Checker::new(header, records);
    mentions::check(&mut checker, loaded);
    if let Some(header) = header {
        header::check(header, &mut checker, loaded);
    }
    common::check(&mut checker);
    claim::check(&mut checker);
    check_kinds(&mut checker);
    interest::check_sides(&mut checker);
    cycles::check(&mut checker);
    repeated::check(&mut checker);
    orphans::check(&mut checker, loaded);
    loaded.faults.append(&mut checker.faults);
}

/// Checks what holds for each kind of record.
fn check_kinds(checker: &mut Checker<'_>) {
    let Records {
        actors,
        places,
        topics,
        interests,
        events,
        artifacts,
        relations,
        documents,
    } = checker.records;
    actors.iter().for_each(|entry| actor::check(entry, checker));
    places.iter().for_each(|entry| place::check(entry, checker));
    topics.iter().for_each(|entry| topic::check(entry, checker));
    interests.iter().for_each(|entry| interest::check(entry, checker));
    events.iter().for_each(|entry| event::check(entry, checker));
    artifacts.iter().for_each(|entry| artifact::check(entry, checker));
    relations.iter().for_each(|entry| relation::check(entry, checker));
    documents.iter().for_each(|entry| document::check(entry, checker));
}
