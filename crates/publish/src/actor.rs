//! An actor on its way into a release: from the folder to the record, and from the record to its row.

use demarche_dataset::{Entry, actor::ActorFields};
use demarche_model::{Result, actor::Actor};

use crate::{
    content::Content,
    content::values::{period, texts},
    load::Line,
};

impl Content<'_> {
    pub(crate) fn actor(&self, entry: &Entry<ActorFields>) -> Result<Actor> {
        let ActorFields {
            kind,
            part_of,
            nationality,
            sectors,
            named,
            active,
        } = &entry.own;
        Ok(Actor {
            node: self.node(entry.head())?,
            kind: kind.value,
            part_of: self.optional(part_of.as_ref())?,
            nationality: self.optional(nationality.as_ref())?,
            sectors: texts(sectors),
            named: named.unwrap_or(true),
            active: period(active.as_ref()),
        })
    }
}

/// The columns that are copied.
pub(crate) const COLUMNS: &str = "actor (release, key, kind, part_of, nationality, sectors, named, active, \
     active_start_earliest, active_start_latest, active_end_earliest, active_end_latest)";

/// A row of the table.
pub(crate) fn line(line: &mut Line, row: &Actor) {
    let Actor {
        node,
        kind,
        part_of,
        nationality,
        sectors,
        named,
        active,
    } = row;
    line.key(node.key).code(*kind).optional_key(*part_of);
    line.optional_key(*nationality).texts(sectors);
    line.flag(*named).period(active.as_ref());
}
