//! A relation on its way into a release: from the folder to the record, and from the record to its row.

use demarche_dataset::{AnyRef, Entry, relation::RelationFields};
use demarche_model::{Result, relation::Relation};

use crate::{content::Content, content::values::period, load::Line};

impl Content<'_> {
    pub(crate) fn relation(&self, entry: &Entry<RelationFields>) -> Result<Relation> {
        let RelationFields {
            kind,
            from,
            to,
            role,
            valid,
            status,
        } = &entry.own;
        Ok(Relation {
            node: self.node(entry.head())?,
            kind: kind.value,
            from: self.key(AnyRef::id(from))?,
            to: self.key(AnyRef::id(to))?,
            role: role.clone(),
            status: *status,
            derived: false,
            valid: period(valid.as_ref()),
        })
    }
}

/// The columns that are copied.
pub(crate) const COLUMNS: &str = "relation (release, key, kind, \"from\", \"to\", role, status, derived, valid, \
     valid_start_earliest, valid_start_latest, valid_end_earliest, valid_end_latest)";

/// A row of the table.
pub(crate) fn line(line: &mut Line, row: &Relation) {
    let Relation {
        node,
        kind,
        from,
        to,
        role,
        status,
        derived,
        valid,
    } = row;
    line.key(node.key).code(*kind).key(*from).key(*to);
    line.optional_text(role.as_ref()).optional_code(*status);
    line.flag(*derived).period(valid.as_ref());
}
