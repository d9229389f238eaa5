//! An interest on its way into a release: from the folder to the record, and from the record to its row.

use demarche_dataset::{Entry, interest::InterestFields};
use demarche_model::{
    Result,
    interest::{Interest, InterestStatus},
};

use crate::{
    content::Content,
    content::values::{period, small},
    load::Line,
};

impl Content<'_> {
    pub(crate) fn interest(&self, entry: &Entry<InterestFields>) -> Result<Interest> {
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
}

/// The columns that are copied.
pub(crate) const COLUMNS: &str = "interest (release, key, kind, holder, speaker, topic, option, stance, rival, \
     salience, explicit, condition, crossed_when, status, valid, valid_start_earliest, valid_start_latest, \
     valid_end_earliest, valid_end_latest)";

/// A row of the table.
pub(crate) fn line(line: &mut Line, row: &Interest) {
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
