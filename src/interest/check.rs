//! Interests in dataset folders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{InterestKind, InterestStatus, crossed_when::CrossedWhen};
use crate::{
    actor::check::ActorFields,
    dataset::{At, Extent, HasKind, Ref},
    node::NodeKind,
    topic::check::TopicFields,
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
