//! Topics in dataset folders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{At, Checker, Entry, HasKind, OwnFields, Ref};
use demarche_model::node::{NodeKind, is_slug};

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

impl OwnFields for TopicFields {
    // Checks options, and that no neighbour is named twice.
    fn check(entry: &Entry<Self>, checker: &mut Checker<'_>) {
        let (head, own) = (entry.head(), &entry.own);
        for option in own.options.iter().filter(|option| !is_slug(&option.key)) {
            let message = format!(
                "`{}` is no option's key: expected a slug of a-z, 0-9 and single `-`",
                option.key.value
            );
            checker.error(head, option.key.mark, "bad-slug", message);
        }
        checker.twice(
            head,
            "option",
            own.options
                .iter()
                .map(|option| (option.key.mark, option.key.value.as_str())),
        );
        checker.twice(
            head,
            "broader topic",
            own.broader.iter().map(|topic| (topic.mark, topic.id().slug())),
        );
        checker.twice(
            head,
            "related topic",
            own.related.iter().map(|topic| (topic.mark, topic.id().slug())),
        );
        let itself = own.related.iter().find(|topic| *topic.id() == entry.id.value);
        if let Some(topic) = itself {
            checker.error(head, topic.mark, "self-relation", "a topic is not related to itself");
        }
        if let Some(exclusive) = own.exclusive.as_ref().filter(|exclusive| exclusive.value)
            && own.options.len() < 2
            && entry.is_whole
        {
            let message = "an exclusive topic has at least two `options`, which exclude each other";
            checker.error(head, exclusive.mark, "exclusive-without-options", message);
        }
    }
}
