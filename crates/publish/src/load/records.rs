//! The rows of the nine kinds: what a record has beyond its node.

use super::copy::Line;
use demarche_model::{
    actor::Actor, artifact::Artifact, claim::Claim, document::Document, event::Event, interest::Interest, place::Place,
    relation::Relation, topic::Topic,
};

pub(super) const ACTOR: &str = "actor (release, key, kind, part_of, nationality, sectors, named, active, \
     active_start_earliest, active_start_latest, active_end_earliest, active_end_latest)";

pub(super) fn actor(line: &mut Line, row: &Actor) {
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

pub(super) const PLACE: &str = "place (release, key, kind, within, country, latitude, longitude, geo_precision)";

pub(super) fn place(line: &mut Line, row: &Place) {
    let Place {
        node,
        kind,
        within,
        country,
        latitude,
        longitude,
        geo_precision,
    } = row;
    line.key(node.key).code(*kind).optional_key(*within);
    line.optional_key(*country).optional(*latitude).optional(*longitude);
    line.optional(geo_precision.map(|precision| precision.number()));
}

pub(super) const TOPIC: &str = "topic (release, key, scope_note, exclusive)";

pub(super) fn topic(line: &mut Line, row: &Topic) {
    let Topic {
        node,
        scope_note,
        exclusive,
    } = row;
    line.key(node.key).optional_text(scope_note.as_ref()).flag(*exclusive);
}

pub(super) const INTEREST: &str = "interest (release, key, kind, holder, speaker, topic, option, stance, rival, \
     salience, explicit, condition, crossed_when, status, valid, valid_start_earliest, valid_start_latest, \
     valid_end_earliest, valid_end_latest)";

pub(super) fn interest(line: &mut Line, row: &Interest) {
    let Interest {
        node,
        kind,
        holder,
        speaker,
        topic,
        option,
        stance,
        rival,
        salience,
        explicit,
        condition,
        crossed_when,
        valid,
        status,
    } = row;
    let test = crossed_when.as_ref().map(|tree| serde_json::json!(tree).to_string());
    line.key(node.key).code(*kind).key(*holder).optional_key(*speaker);
    line.key(*topic).optional_text(option.as_ref()).optional(*stance);
    line.flag(*rival).optional(*salience).flag(*explicit);
    line.optional_text(condition.as_ref()).optional_text(test.as_ref());
    line.code(*status).period(valid.as_ref());
}

pub(super) const EVENT: &str = "event (release, key, kind, modes, contexts, place, part_of, status, date, \
     date_earliest, date_latest)";

pub(super) fn event(line: &mut Line, row: &Event) {
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

pub(super) const ARTIFACT: &str = "artifact (release, key, kind, part_of, status, date, date_earliest, date_latest)";

pub(super) fn artifact(line: &mut Line, row: &Artifact) {
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

pub(super) const RELATION: &str = "relation (release, key, kind, \"from\", \"to\", role, status, derived, valid, \
     valid_start_earliest, valid_start_latest, valid_end_earliest, valid_end_latest)";

pub(super) fn relation(line: &mut Line, row: &Relation) {
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

pub(super) const DOCUMENT: &str = "document (release, key, title, authors, publisher, language, url, sha256, rights, \
     reliability, published, published_earliest, published_latest)";

pub(super) fn document(line: &mut Line, row: &Document) {
    let Document {
        node,
        title,
        authors,
        publisher,
        published,
        language,
        url,
        sha256,
        rights,
        reliability,
    } = row;
    line.key(node.key).optional_text(title.as_ref()).texts(authors);
    line.optional_text(publisher.as_ref()).optional_text(language.as_ref());
    line.optional_text(url.as_ref()).optional_text(sha256.as_ref());
    line.optional_text(rights.as_ref()).code(*reliability);
    line.point(published.as_ref());
}

pub(super) const CLAIM: &str = "claim (release, key, subject, position, property, mode, by, reported_in, polarity, \
     attitude, likelihood, hedge, credibility, confidence)";

pub(super) fn claim(line: &mut Line, row: &Claim) {
    let Claim {
        node,
        subject,
        position,
        property,
        mode,
        by,
        reported_in,
        polarity,
        attitude,
        likelihood,
        hedge,
        credibility,
        confidence,
        standing: _,
    } = row;
    line.key(node.key).key(*subject).plain(position);
    line.optional_text(property.as_ref()).code(*mode).optional_key(*by);
    line.key(*reported_in).code(*polarity).optional_code(*attitude);
    line.optional_code(*likelihood).optional_text(hedge.as_ref());
    line.optional(credibility.map(|credibility| credibility.number()));
    line.optional_code(*confidence);
}
