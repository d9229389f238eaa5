//! What the checks of the kinds use: the records, and a place to put faults.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use crate::{At, Entry, Fault, Head, Header, Mark, Records, find};
use crate::{document::DocumentFields, topic::TopicFields};
use demarche_model::node::NodeId;

/// Gathers the faults of a dataset's records.
pub(crate) struct Checker<'a> {
    pub(crate) header: Option<&'a Header>,
    pub(crate) records: &'a Records,
    pub(crate) faults: Vec<Fault>,
    attribute_keys: HashSet<&'a str>,
    /// The passages of each document that was read without fault.
    passages: HashMap<&'a NodeId, BTreeSet<u32>>,
}

impl<'a> Checker<'a> {
    pub(crate) fn new(header: Option<&'a Header>, records: &'a Records) -> Self {
        let attributes = records.heads().flat_map(|head| &head.common.attributes.0);
        Self {
            header,
            records,
            faults: Vec::new(),
            passages: passages(records),
            attribute_keys: attributes.map(|attribute| attribute.key.value.as_str()).collect(),
        }
    }

    /// Reports what keeps the dataset from being published.
    pub(crate) fn error(&mut self, record: Head<'_>, mark: Mark, code: &'static str, message: impl Into<String>) {
        self.error_in(record.file, mark, code, message);
    }

    /// Reports what keeps the dataset from being published, in a file.
    pub(crate) fn error_in(&mut self, file: &Arc<str>, mark: Mark, code: &'static str, message: impl Into<String>) {
        self.faults.push(Fault::error(file, mark, code, message));
    }

    /// Reports what somebody should look at.
    pub(crate) fn warning(&mut self, record: Head<'_>, mark: Mark, code: &'static str, message: impl Into<String>) {
        self.faults.push(Fault::warning(record.file, mark, code, message));
    }

    /// Reports a number that is not in a range.
    pub(crate) fn range<N: PartialOrd + std::fmt::Display>(
        &mut self,
        record: Head<'_>,
        (field, number): (&str, Option<&At<N>>),
        (least, most): (N, N),
    ) {
        if let Some(number) = number.filter(|number| number.value < least || number.value > most) {
            let message = format!("`{field}` is {}: expected {least} to {most}", number.value);
            self.error(record, number.mark, "out-of-range", message);
        }
    }

    /// Reports texts that stand twice in a list.
    pub(crate) fn twice<'t>(&mut self, record: Head<'_>, what: &str, texts: impl IntoIterator<Item = (Mark, &'t str)>) {
        let mut seen = HashSet::new();
        for (mark, text) in texts {
            if !seen.insert(text) {
                self.error(record, mark, "given-twice", format!("{what} `{text}` is given twice"));
            }
        }
    }

    /// Whether some record carries the attribute.
    pub(crate) fn is_carried(&self, attribute: &str) -> bool {
        self.attribute_keys.contains(attribute)
    }

    /// The attributes that records carry.
    pub(crate) fn attribute_keys(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let mut keys: Vec<_> = self.attribute_keys.iter().copied().collect();
        keys.sort_unstable();
        keys.into_iter()
    }

    /// The numbers of a document's passages; `None` where the document is not there or faulty.
    pub(crate) fn passages(&self, document: &NodeId) -> Option<&BTreeSet<u32>> {
        self.passages.get(document)
    }

    /// The document that claims are about where they name none.
    pub(crate) fn default_document(&self) -> Option<&'a NodeId> {
        self.header?.document.as_ref().map(|document| document.id())
    }

    pub(crate) fn topic(&self, id: &NodeId) -> Option<&'a Entry<TopicFields>> {
        find(&self.records.topics, id)
    }

    pub(crate) fn document(&self, id: &NodeId) -> Option<&'a Entry<DocumentFields>> {
        find(&self.records.documents, id)
    }
}

fn passages(records: &Records) -> HashMap<&NodeId, BTreeSet<u32>> {
    let documents = records.documents.iter().filter(|document| document.is_whole);
    let numbers = |document: &Entry<DocumentFields>| {
        document
            .own
            .passages
            .iter()
            .map(|passage| passage.number.value)
            .collect()
    };
    documents
        .map(|document| (&document.id.value, numbers(document)))
        .collect()
}
