//! An event on its way into a release: from the folder to the record, and from the record to its row.

use demarche_dataset::{Entry, event::EventFields};
use demarche_model::{
    Result,
    event::{Event, EventStatus},
};

use crate::{
    content::Content,
    content::values::{point, texts},
    load::Line,
};

impl Content<'_> {
    pub(crate) fn event(&self, entry: &Entry<EventFields>) -> Result<Event> {
        let EventFields {
            kind,
            modes,
            contexts,
            date,
            place,
            part_of,
            status,
            participants: _,
        } = &entry.own;
        Ok(Event {
            node: self.node(entry.head())?,
            kind: kind.as_ref().map(|kind| kind.value),
            modes: texts(modes),
            contexts: texts(contexts),
            date: point(date.as_ref()),
            place: self.optional(place.as_ref())?,
            part_of: self.optional(part_of.as_ref())?,
            status: status.unwrap_or(EventStatus::Happened),
        })
    }
}

/// The columns that are copied.
pub(crate) const COLUMNS: &str = "event (release, key, kind, modes, contexts, place, part_of, status, date, \
     date_earliest, date_latest)";

/// A row of the table.
pub(crate) fn line(line: &mut Line, row: &Event) {
    let Event {
        node,
        kind,
        modes,
        contexts,
        date,
        place,
        part_of,
        status,
    } = row;
    line.key(node.key).optional_code(*kind).texts(modes).texts(contexts);
    line.optional_key(*place).optional_key(*part_of);
    line.code(*status).point(date.as_ref());
}
