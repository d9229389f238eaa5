//! A topic on its way into a release: from the folder to the record, and from the record to its row.

use demarche_dataset::{Entry, topic::TopicFields};
use demarche_model::{Result, topic::Topic};

use crate::{content::Content, load::Line};

impl Content<'_> {
    pub(crate) fn topic(&self, entry: &Entry<TopicFields>) -> Result<Topic> {
        let TopicFields {
            broader: _,
            related: _,
            scope_note,
            options: _,
            exclusive,
        } = &entry.own;
        Ok(Topic {
            node: self.node(entry.head())?,
            scope_note: scope_note.clone(),
            exclusive: exclusive.as_ref().is_some_and(|exclusive| exclusive.value),
        })
    }
}

/// The columns that are copied.
pub(crate) const COLUMNS: &str = "topic (release, key, scope_note, exclusive)";

/// A row of the table.
pub(crate) fn line(line: &mut Line, row: &Topic) {
    let Topic {
        node,
        scope_note,
        exclusive,
    } = row;
    line.key(node.key).optional_text(scope_note.as_ref()).flag(*exclusive);
}
