//! The records of a dataset as the model has them.

use super::{
    Content, Derivation,
    values::{attribute, period, point, quantity, small, text, texts},
};
use demarche_dataset::{
    AnyRef, At, Common, Entry, Head, Ref, actor::ActorFields, artifact::ArtifactFields, document::DocumentFields,
    event::EventFields, interest::InterestFields, place::PlaceFields, relation::RelationFields, topic::TopicFields,
};
use demarche_model::{
    Result,
    actor::Actor,
    artifact::Artifact,
    document::{Document, Reliability},
    event::{Event, EventStatus},
    interest::{Interest, InterestStatus},
    node::{Key, Node, NodeId},
    place::{GeoPrecision, Place},
    relation::Relation,
    topic::Topic,
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

    fn actor(&self, entry: &Entry<ActorFields>) -> Result<Actor> {
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

    fn place(&self, entry: &Entry<PlaceFields>) -> Result<Place> {
        let PlaceFields {
            kind,
            within,
            country,
            latitude,
            longitude,
            geo_precision,
        } = &entry.own;
        let precision = geo_precision.as_ref().and_then(small);
        Ok(Place {
            node: self.node(entry.head())?,
            kind: kind.value,
            within: self.optional(within.as_ref())?,
            country: self.optional(country.as_ref())?,
            latitude: latitude.as_ref().map(|degrees| degrees.value),
            longitude: longitude.as_ref().map(|degrees| degrees.value),
            geo_precision: precision.and_then(GeoPrecision::from_number),
        })
    }

    fn topic(&self, entry: &Entry<TopicFields>) -> Result<Topic> {
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

    fn interest(&self, entry: &Entry<InterestFields>) -> Result<Interest> {
        let InterestFields {
            holder,
            speaker,
            topic,
            option,
            kind,
            stance,
            rival,
            salience,
            explicit,
            condition,
            crossed_when,
            valid,
            status,
        } = &entry.own;
        Ok(Interest {
            node: self.node(entry.head())?,
            kind: kind.value,
            holder: self.key(holder.id())?,
            speaker: self.optional(speaker.as_ref())?,
            topic: self.key(topic.id())?,
            option: option.as_ref().map(|option| option.value.clone()),
            stance: stance.as_ref().and_then(small),
            rival: rival.unwrap_or(false),
            salience: salience.as_ref().and_then(small),
            explicit: explicit.unwrap_or(false),
            condition: condition.clone(),
            crossed_when: crossed_when.as_ref().and_then(|test| test.crossing().ok()),
            valid: period(valid.as_ref()),
            status: status.unwrap_or(InterestStatus::Held),
        })
    }

    fn event(&self, entry: &Entry<EventFields>) -> Result<Event> {
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

    fn artifact(&self, entry: &Entry<ArtifactFields>) -> Result<Artifact> {
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

    fn relation(&self, entry: &Entry<RelationFields>) -> Result<Relation> {
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

    fn derived(&self, derivation: &Derivation<'_>) -> Result<Relation> {
        let Derivation { id, kind, from, to } = derivation;
        let labels = [from, to].map(|end| self.labels.of(end));
        let ends = [
            (self.key(from)?, labels[0].as_str()),
            (self.key(to)?, labels[1].as_str()),
        ];
        Ok(derived::relation((self.key(id)?, id.clone()), *kind, ends))
    }

    fn document(&self, entry: &Entry<DocumentFields>) -> Result<Document> {
        let DocumentFields {
            title,
            authors,
            publisher,
            published,
            language,
            url,
            sha256,
            rights,
            reliability,
            passages: _,
        } = &entry.own;
        Ok(Document {
            node: self.node(entry.head())?,
            title: title.clone(),
            authors: authors.clone(),
            publisher: publisher.clone(),
            published: point(published.as_ref()),
            language: text(language.as_ref()),
            url: text(url.as_ref()),
            sha256: text(sha256.as_ref()),
            rights: rights.clone(),
            reliability: reliability.unwrap_or(Reliability::F),
        })
    }

    fn node(&self, head: Head<'_>) -> Result<Node> {
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

    pub(super) fn optional<K>(&self, reference: Option<&At<Ref<K>>>) -> Result<Option<Key>> {
        reference.map(|reference| self.key(reference.id())).transpose()
    }
}

fn all<F, T>(entries: &[Entry<F>], make: impl Fn(&Entry<F>) -> Result<T>) -> Result<Vec<T>> {
    entries.iter().map(make).collect()
}
