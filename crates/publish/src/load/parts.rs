//! The rows of what hangs on records: names, ids elsewhere, topics, participants, parties, passages.

use super::{
    copy::Line,
    derive::{Above, Hop},
};
use demarche_model::{
    artifact::Party,
    claim::ClaimPassage,
    document::Passage,
    event::Participation,
    fold::fold,
    node::{Alias, ExternalId, Key},
    topic::TopicOption,
};

/// The items of each record with their positions, from 0.
pub(super) fn placed<T>(lists: &[(Key, Vec<T>)]) -> impl Iterator<Item = (Key, usize, &T)> {
    lists
        .iter()
        .flat_map(|(key, items)| items.iter().enumerate().map(|(position, item)| (*key, position, item)))
}

pub(super) const ALIAS: &str = "alias (release, node, position, text, text_key, kind, lang, by)";

pub(super) fn alias(line: &mut Line, (node, position, row): (Key, usize, &Alias)) {
    let Alias { text, kind, lang, by } = row;
    line.key(node).plain(position).text(text).text(&fold(text));
    line.code(*kind).optional_text(lang.as_ref()).optional_key(*by);
}

pub(super) const EXTERNAL_ID: &str = "external_id (release, node, position, scheme, value, active, \
     active_start_earliest, active_start_latest, active_end_earliest, active_end_latest)";

pub(super) fn external_id(line: &mut Line, (node, position, row): (Key, usize, &ExternalId)) {
    let ExternalId { scheme, value, active } = row;
    line.key(node).plain(position).code(*scheme).text(value);
    line.period(active.as_ref());
}

pub(super) const NODE_TOPIC: &str = "node_topic (release, node, position, topic)";
pub(super) const BROADER: &str = "topic_broader (release, topic, position, broader)";
pub(super) const RELATED: &str = "topic_related (release, topic, position, related)";

pub(super) fn reference(line: &mut Line, (node, position, to): (Key, usize, &Key)) {
    line.key(node).plain(position).key(*to);
}

pub(super) const OPTION: &str = "topic_option (release, position, topic, key, label)";

pub(super) fn option(line: &mut Line, (position, row): (usize, &TopicOption)) {
    let TopicOption { topic, key, label } = row;
    line.plain(position).key(*topic).text(key).text(label);
}

pub(super) const PARTICIPANT: &str = "participant (release, event, position, actor, role, side, implied)";

pub(super) fn participant(line: &mut Line, row: &Participation) {
    let Participation {
        event,
        position,
        actor,
        role,
        side,
        implied,
    } = row;
    line.key(*event).plain(position).key(*actor).code(*role);
    line.optional_code(*side).flag(*implied);
}

pub(super) const PARTY: &str = "party (release, artifact, position, actor, role)";

pub(super) fn party(line: &mut Line, row: &Party) {
    let Party {
        artifact,
        position,
        actor,
        role,
    } = row;
    line.key(*artifact).plain(position).key(*actor).optional_code(*role);
}

pub(super) const PASSAGE: &str = "passage (release, document, number, locator, paraphrase, quote)";

pub(super) fn passage(line: &mut Line, row: &Passage) {
    let Passage {
        document,
        number,
        locator,
        paraphrase,
        quote,
    } = row;
    line.key(*document).plain(number).optional_text(locator.as_ref());
    line.optional_text(paraphrase.as_ref()).optional_text(quote.as_ref());
}

pub(super) const CLAIM_PASSAGE: &str = "claim_passage (release, claim, position, document, number)";

pub(super) fn claim_passage(line: &mut Line, row: &ClaimPassage) {
    let ClaimPassage {
        claim,
        position,
        document,
        number,
    } = row;
    line.key(*claim).plain(position).key(*document).plain(number);
}

pub(super) const REDIRECT: &str = "redirect (release, id, node)";

pub(super) fn redirect(line: &mut Line, (id, node): &(String, Key)) {
    line.text(id).key(*node);
}

pub(super) const CLOSURE: &str = "closure (release, ancestor, descendant)";

pub(super) fn closure(line: &mut Line, row: Above) {
    let Above { ancestor, descendant } = row;
    line.key(ancestor).key(descendant);
}

pub(super) const LINK: &str = "link (release, key, \"from\", \"to\", via, carrier, role, position)";

pub(super) fn link(line: &mut Line, (key, row): (usize, &Hop)) {
    let Hop {
        from,
        to,
        via,
        carrier,
        role,
        position,
    } = row;
    line.plain(key).key(*from).key(*to).plain(via);
    line.optional_key(*carrier).optional(*role).plain(position);
}
