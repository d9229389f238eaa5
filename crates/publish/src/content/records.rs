//! The records of a dataset as the model has them.

use demarche_dataset::{At, Common, Entry, Head, Ref};
use demarche_model::{
    Result,
    node::{Key, Node, NodeId},
    relation::Relation,
};

use super::{
    Content, Derivation,
    values::{attribute, quantity},
};
use crate::{batch::Batch, derived};

impl Content<'_> {
    /// The records of every kind but claims.
    pub(super) fn records(&self) -> Result<Batch> {
        let records = &self.dataset.records;
        let mut relations: Vec<Relation> = all(&records.relations, |entry| self.relation(entry))?;
        for derivation in &self.derivations {
            relations.push(self.derived(derivation)?);
        }
        Ok(Batch {
            actors: all(&records.actors, |entry| self.actor(entry))?,
            places: all(&records.places, |entry| self.place(entry))?,
            topics: all(&records.topics, |entry| self.topic(entry))?,
            interests: all(&records.interests, |entry| self.interest(entry))?,
            events: all(&records.events, |entry| self.event(entry))?,
            artifacts: all(&records.artifacts, |entry| self.artifact(entry))?,
            relations,
            documents: all(&records.documents, |entry| self.document(entry))?,
            ..Batch::default()
        })
    }

    fn derived(&self, derivation: &Derivation<'_>) -> Result<Relation> {
        let Derivation { id, kind, from, to } = derivation;
        let labels = [from, to].map(|end| self.labels.of(end));
        let ends = [
            (self.key(from)?, labels[0].as_str()),
            (self.key(to)?, labels[1].as_str()),
        ];
        Ok(derived::relation((self.key(id)?, id.clone()), *kind, ends))
    }

    pub(crate) fn node(&self, head: Head<'_>) -> Result<Node> {
        let Common {
            label: _,
            summary,
            aliases: _,
            external_ids: _,
            topics: _,
            attributes,
            quantities,
            note,
            claims: _,
            at: _,
        } = head.common;
        let id: &NodeId = head.id;
        Ok(Node {
            key: self.key(id)?,
            id: id.clone(),
            label: self.labels.of(id),
            summary: summary.clone(),
            note: note.clone(),
            attributes: attributes.0.iter().map(attribute).collect(),
            quantities: quantities.iter().map(quantity).collect(),
            disputed: false,
            redirected_from: Vec::new(),
        })
    }

    pub(crate) fn optional<K>(&self, reference: Option<&At<Ref<K>>>) -> Result<Option<Key>> {
        reference.map(|reference| self.key(reference.id())).transpose()
    }
}

fn all<F, T>(entries: &[Entry<F>], make: impl Fn(&Entry<F>) -> Result<T>) -> Result<Vec<T>> {
    entries.iter().map(make).collect()
}
