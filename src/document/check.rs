//! Documents in dataset folders.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Reliability;
use crate::{
    dataset::{At, HasKind, Point},
    node::NodeKind,
};

/// The fields of a document in a file, beside those of every record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DocumentFields {
    /// The title it was published under.
    pub title: Option<String>,
    /// Who wrote it, as printed.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<At<Point>>,
    /// The language it is written in, as `en`.
    pub language: Option<At<String>>,
    /// Where it can be read.
    pub url: Option<At<String>>,
    /// The SHA-256 of the text that was read.
    pub sha256: Option<At<String>>,
    /// Under what terms its text may be used.
    pub rights: Option<String>,
    /// How reliable the source is (Admiralty code); F, not judged, where nothing is said.
    pub reliability: Option<Reliability>,
    /// The passages that claims point to.
    #[serde(default)]
    pub passages: Vec<PassageEntry>,
}

/// A passage of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PassageEntry {
    /// The number of the paragraph, headings counted, from 1.
    pub number: At<u32>,
    /// Where to find it in words.
    pub locator: Option<String>,
    /// What it says, in your own words.
    pub paraphrase: Option<String>,
    /// Words that the document itself quotes, at most 25.
    pub quote: Option<At<String>>,
}

impl HasKind for DocumentFields {
    const KIND: NodeKind = NodeKind::Document;
}
