//! Topics in dataset folders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    dataset::{At, HasKind, Ref},
    node::NodeKind,
};

/// The fields of a topic in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TopicFields {
    /// Wider topics, of which it is a part (SKOS: broader).
    #[serde(default)]
    pub broader: Vec<At<Ref<TopicFields>>>,
    /// Topics that are near it, neither wider nor narrower (SKOS: related).
    #[serde(default)]
    pub related: Vec<At<Ref<TopicFields>>>,
    /// What it covers and what it leaves out (SKOS: scopeNote).
    pub scope_note: Option<String>,
    /// The outcomes between which it asks.
    #[serde(default)]
    pub options: Vec<OptionEntry>,
    /// Whether the options exclude each other.
    pub exclusive: Option<At<bool>>,
}

/// An outcome between which a topic asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OptionEntry {
    /// Its name inside the topic, a slug.
    pub key: At<String>,
    /// The outcome in words.
    pub label: String,
}

impl HasKind for TopicFields {
    const KIND: NodeKind = NodeKind::Topic;
}
