//! Interests in dataset folders.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    At, Checker, CrossedWhen, DOTTED_KEY, Entry, Extent, HasKind, OwnFields, Ref, actor::ActorFields, is_dotted_key,
    topic::TopicFields,
};
use demarche_model::{
    claim::ClaimMode,
    interest::{InterestKind, InterestStatus},
    node::NodeKind,
    suggest::did_you_mean,
    vocabulary::Vocabulary,
};

/// The fields of an interest in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InterestFields {
    /// The actor whose interest it is.
    pub holder: At<Ref<ActorFields>>,
    /// The person or body that voiced it for the holder.
    pub speaker: Option<At<Ref<ActorFields>>>,
    /// The topic it is about.
    pub topic: At<Ref<TopicFields>>,
    /// The key of the topic's option that it is toward.
    pub option: Option<At<String>>,
    /// In what form the actor wants, fears or holds it.
    pub kind: At<InterestKind>,
    /// From −2 (wholly against) over 0 (tolerant) to 2 (wholly for); nothing where it is not stated.
    pub stance: Option<At<i64>>,
    /// Whether the holder wants a good that only one can have.
    pub rival: Option<bool>,
    /// How much it matters to the holder, 0 to 3, only where the text compares.
    pub salience: Option<At<i64>>,
    /// Whether it was said in so many words.
    pub explicit: Option<bool>,
    /// In words, the condition under which the holder wants it.
    pub condition: Option<String>,
    /// For a red line, the test over attributes that says whether it is crossed.
    pub crossed_when: Option<At<CrossedWhen>>,
    /// While the holder holds it.
    pub valid: Option<At<Extent>>,
    /// HELD where nothing is said.
    pub status: Option<InterestStatus>,
}

impl HasKind for InterestFields {
    const KIND: NodeKind = NodeKind::Interest;
}

impl OwnFields for InterestFields {
    // Checks stance, option and test, and what the claims leave of a stance.
    fn check(entry: &Entry<Self>, checker: &mut Checker<'_>) {
        let (head, own) = (entry.head(), &entry.own);
        checker.range(head, ("stance", own.stance.as_ref()), (-2, 2));
        checker.range(head, ("salience", own.salience.as_ref()), (0, 3));
        if let Some(topic) = entry.common.topics.first() {
            let message = "an interest has the one topic that `topic` names: leave `topics` out";
            checker.error(head, topic.mark, "topics-of-interest", message);
        }
        check_option(entry, checker);
        check_absence(entry, checker);
        check_test(entry, checker);
    }
}

fn check_option(entry: &Entry<InterestFields>, checker: &mut Checker<'_>) {
    let (head, own) = (entry.head(), &entry.own);
    let (Some(option), Some(topic)) = (&own.option, checker.topic(own.topic.id())) else {
        return;
    };
    let keys: Vec<&str> = topic.own.options.iter().map(|known| known.key.value.as_str()).collect();
    if topic.is_whole && !keys.contains(&option.value.as_str()) {
        let meant = did_you_mean(option, keys.iter().copied());
        let known = if keys.is_empty() {
            "none".to_owned()
        } else {
            keys.join(", ")
        };
        let message = format!(
            "`{}` is no option of `{}`, which has {known}{meant}",
            option.value, topic.id.value
        );
        checker.error(head, option.mark, "unknown-option", message);
    }
    let is_exclusive = topic.own.exclusive.as_ref().is_some_and(|exclusive| exclusive.value);
    let refuses = matches!(own.kind.value, InterestKind::RedLine | InterestKind::Concern);
    if is_exclusive && refuses && own.stance.is_none() && entry.is_whole {
        let message = format!(
            "a {} toward an option of an exclusive topic carries a `stance`: without one it would count as for it",
            own.kind.code()
        );
        checker.error(head, option.mark, "stance-missing", message);
    }
}

/// "Not voiced" supports no stance.
fn check_absence(entry: &Entry<InterestFields>, checker: &mut Checker<'_>) {
    let claims = &entry.common.claims;
    let only_absence = !claims.is_empty() && claims.iter().all(|claim| claim.mode.value == ClaimMode::Absence);
    if let Some(stance) = entry
        .own
        .stance
        .as_ref()
        .filter(|_| only_absence && entry.common.at.is_empty())
    {
        let message = "what was not voiced has no stance: leave it out, or add a claim that supports it";
        checker.error(entry.head(), stance.mark, "stance-of-absence", message);
    }
}

fn check_test(entry: &Entry<InterestFields>, checker: &mut Checker<'_>) {
    let (head, own) = (entry.head(), &entry.own);
    let Some(test) = &own.crossed_when else {
        return;
    };
    if own.kind.value != InterestKind::RedLine {
        let message = format!("`crossedWhen` belongs to a RED_LINE, and this is a {}", own.kind.code());
        checker.error(head, test.mark, "not-a-red-line", message);
    }
    if let Err(At { value: message, mark }) = test.crossing() {
        checker.error(head, mark, "bad-test", message);
    }
    for attribute in test.attributes() {
        if !is_dotted_key(attribute) {
            let message = format!("`{}` is no attribute key: {DOTTED_KEY}", attribute.value);
            checker.error(head, attribute.mark, "bad-attribute-key", message);
        } else if !checker.is_carried(attribute) {
            let meant = did_you_mean(attribute, checker.attribute_keys());
            let message = format!("no record carries the attribute `{}`{meant}", attribute.value);
            checker.warning(head, attribute.mark, "attribute-not-carried", message);
        }
    }
}

/// Warns of a holder that is for and against one option at once, without a condition.
pub(crate) fn check_sides(checker: &mut Checker<'_>) {
    let mut sides: HashMap<_, &Entry<InterestFields>> = HashMap::new();
    for entry in &checker.records.interests {
        let own = &entry.own;
        let counts = own.condition.is_none() && own.status != Some(InterestStatus::Dropped);
        let Some(stance) = own.stance.as_ref().filter(|stance| counts && stance.value != 0) else {
            continue;
        };
        let toward = (
            own.holder.id(),
            own.topic.id(),
            own.option.as_ref().map(|option| option.value.as_str()),
        );
        if let Some(other) = sides.get(&(toward, stance.value < 0)) {
            let message = format!(
                "`{}` has the opposite stance, and neither has a `condition`",
                other.id.value
            );
            checker.warning(entry.head(), stance.mark, "both-sides", message);
        }
        sides.insert((toward, stance.value > 0), entry);
    }
}
