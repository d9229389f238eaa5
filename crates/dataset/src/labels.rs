//! The labels of records: as written, or generated.

use std::collections::HashMap;

use super::{Entry, Records};
use crate::{document::DocumentFields, interest::InterestFields, relation::RelationFields};
use demarche_model::{interest, node::NodeId, relation};

/// How deep relations about relations are named by the labels of their ends.
const DEPTH: usize = 3;

/// The label of every record.
pub struct Labels<'a> {
    records: &'a Records,
    written: HashMap<&'a NodeId, &'a str>,
}

impl<'a> Labels<'a> {
    /// Gathers the labels of the records.
    pub fn new(records: &'a Records) -> Self {
        let heads = records.heads();
        let written = heads.filter_map(|head| Some((&head.id.value, head.common.label.as_ref()?.value.as_str())));
        Self {
            records,
            written: written.collect(),
        }
    }

    /// The label of a record: as written, else generated. Claims have none here.
    pub fn of(&self, id: &NodeId) -> String {
        self.within(id, DEPTH)
    }

    fn within(&self, id: &NodeId, depth: usize) -> String {
        if let Some(written) = self.written.get(id) {
            return (*written).to_owned();
        }
        let generated = find(&self.records.interests, id)
            .map(|entry| self.interest(entry))
            .or_else(|| {
                find(&self.records.relations, id)
                    .filter(|_| depth > 0)
                    .map(|entry| self.relation(entry, depth - 1))
            })
            .or_else(|| find(&self.records.documents, id).and_then(document));
        generated.unwrap_or_else(|| id.to_string())
    }

    fn interest(&self, entry: &Entry<InterestFields>) -> String {
        let own = &entry.own;
        let topic = find(&self.records.topics, own.topic.id());
        let options = topic.iter().flat_map(|topic| &topic.own.options);
        let key = own.option.as_ref().map(|option| option.value.as_str());
        let option = options
            .filter(|option| Some(option.key.as_str()) == key)
            .map(|option| option.label.as_str())
            .next();
        interest::label(
            own.kind.value,
            &self.of(own.holder.id()),
            &self.of(own.topic.id()),
            option,
        )
    }

    fn relation(&self, entry: &Entry<RelationFields>, depth: usize) -> String {
        let own = &entry.own;
        let (from, to) = (self.within(own.from.id(), depth), self.within(own.to.id(), depth));
        relation::label(own.kind.value, own.role.as_deref(), &from, &to)
    }
}

fn document(entry: &Entry<DocumentFields>) -> Option<String> {
    entry.own.title.clone()
}

/// Finds a record by its id, in a list that is in the order of ids.
pub fn find<'a, F>(entries: &'a [Entry<F>], id: &NodeId) -> Option<&'a Entry<F>> {
    let at = entries.binary_search_by(|entry| entry.id.value.cmp(id)).ok()?;
    entries.get(at)
}
