//! What hangs on the records of a dataset.

use super::{Content, values::period};
use demarche_dataset::{
    AliasEntry, AnyRef, At, ExternalIdEntry, Head, Ref, artifact::PartyEntry, document::PassageEntry,
    event::ParticipantEntry, topic::OptionEntry,
};
use demarche_model::{
    Error, Result,
    artifact::Party,
    document::Passage,
    event::Participation,
    node::{Alias, ExternalId, Key, NodeId},
    topic::TopicOption,
};

use crate::batch::Batch;

impl Content<'_> {
    /// Adds names, ids elsewhere, topics, participants, parties, passages, redirects.
    pub(super) fn add_parts(&self, batch: &mut Batch) -> Result<()> {
        for head in self.dataset.records.heads() {
            let key = self.key(head.id)?;
            batch.aliases.push((key, self.aliases(head)?));
            batch
                .external_ids
                .push((key, head.common.external_ids.iter().map(external_id).collect()));
            batch.topics_of.push((key, self.topics_of(head)?));
        }
        self.add_topic_parts(batch)?;
        self.add_participants(batch)?;
        self.add_parties(batch)?;
        self.add_passages(batch)?;
        for redirect in &self.dataset.header.redirects.0 {
            let target = self.key(AnyRef::id(&redirect.to))?;
            batch.redirects.push((redirect.from.value.0.to_string(), target));
        }
        Ok(())
    }

    fn aliases(&self, head: Head<'_>) -> Result<Vec<Alias>> {
        let alias = |entry: &AliasEntry| {
            let AliasEntry { text, kind, lang, by } = entry;
            Ok(Alias {
                text: text.value.clone(),
                kind: *kind,
                lang: lang.clone(),
                by: self.optional(by.as_ref())?,
            })
        };
        head.common.aliases.iter().map(alias).collect()
    }

    /// The topics of a record as written; those of an interest begin with its own.
    fn topics_of(&self, head: Head<'_>) -> Result<Vec<Key>> {
        let id: &NodeId = head.id;
        let interest = demarche_dataset::find(&self.dataset.records.interests, id);
        let own = interest.map(|interest| interest.own.topic.id());
        let written = head.common.topics.iter().map(|topic| topic.id());
        self.distinct(own.into_iter().chain(written))
    }

    /// The keys of ids, each once.
    fn distinct<'i>(&self, ids: impl Iterator<Item = &'i NodeId>) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        for id in ids {
            let key = self.key(id)?;
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        Ok(keys)
    }

    fn references<K>(&self, written: &[At<Ref<K>>]) -> Result<Vec<Key>> {
        self.distinct(written.iter().map(|reference| reference.id()))
    }

    fn add_topic_parts(&self, batch: &mut Batch) -> Result<()> {
        for entry in &self.dataset.records.topics {
            let topic = self.key(&entry.id)?;
            batch.broader.push((topic, self.references(&entry.own.broader)?));
            batch.related.push((topic, self.references(&entry.own.related)?));
            let option = |OptionEntry { key, label }: &OptionEntry| TopicOption {
                topic,
                key: key.value.clone(),
                label: label.clone(),
            };
            batch.options.extend(entry.own.options.iter().map(option));
        }
        Ok(())
    }

    fn add_participants(&self, batch: &mut Batch) -> Result<()> {
        for entry in &self.dataset.records.events {
            let event = self.key(&entry.id)?;
            for (position, participant) in (0..).zip(&entry.own.participants) {
                let ParticipantEntry {
                    actor,
                    role,
                    side,
                    implied,
                } = participant;
                batch.participants.push(Participation {
                    event,
                    position,
                    actor: self.key(actor.id())?,
                    role: *role,
                    side: *side,
                    implied: implied.unwrap_or(false),
                });
            }
        }
        Ok(())
    }

    fn add_parties(&self, batch: &mut Batch) -> Result<()> {
        for entry in &self.dataset.records.artifacts {
            let artifact = self.key(&entry.id)?;
            for (position, PartyEntry { actor, role }) in (0..).zip(&entry.own.parties) {
                batch.parties.push(Party {
                    artifact,
                    position,
                    actor: self.key(actor.id())?,
                    role: *role,
                });
            }
        }
        Ok(())
    }

    fn add_passages(&self, batch: &mut Batch) -> Result<()> {
        for entry in &self.dataset.records.documents {
            let document = self.key(&entry.id)?;
            for passage in &entry.own.passages {
                let PassageEntry {
                    number,
                    locator,
                    paraphrase,
                    quote,
                } = passage;
                batch.passages.push(Passage {
                    document,
                    number: passage_number(number.value)?,
                    locator: locator.clone(),
                    paraphrase: paraphrase.clone(),
                    quote: quote.as_ref().map(|quote| quote.value.clone()),
                });
            }
        }
        Ok(())
    }
}

/// The number of a passage as the database has it.
pub(super) fn passage_number(number: u32) -> Result<i32> {
    i32::try_from(number).map_err(|_| Error::bad_input(format!("passage number {number} is too large")))
}

fn external_id(entry: &ExternalIdEntry) -> ExternalId {
    let ExternalIdEntry { scheme, value, active } = entry;
    ExternalId {
        scheme: *scheme,
        value: value.value.clone(),
        active: period(active.as_ref()),
    }
}
