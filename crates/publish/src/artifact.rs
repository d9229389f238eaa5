//! An artifact on its way into a release: from the folder to the record, and from the record to its row.

use demarche_dataset::{Entry, artifact::ArtifactFields};
use demarche_model::{Result, artifact::Artifact};

use crate::{content::Content, content::values::point, load::Line};

impl Content<'_> {
    pub(crate) fn artifact(&self, entry: &Entry<ArtifactFields>) -> Result<Artifact> {
        let ArtifactFields {
            kind,
            parties: _,
            part_of,
            status,
            date,
        } = &entry.own;
        Ok(Artifact {
            node: self.node(entry.head())?,
            kind: kind.value,
            part_of: self.optional(part_of.as_ref())?,
            status: *status,
            date: point(date.as_ref()),
        })
    }
}

/// The columns that are copied.
pub(crate) const COLUMNS: &str = "artifact (release, key, kind, part_of, status, date, date_earliest, date_latest)";

/// A row of the table.
pub(crate) fn line(line: &mut Line, row: &Artifact) {
    let Artifact {
        node,
        kind,
        part_of,
        status,
        date,
    } = row;
    line.key(node.key).code(*kind).optional_key(*part_of);
    line.optional_code(*status).point(date.as_ref());
}
