//! Claims in dataset folders: what a file writes, and what it means with its defaults.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Attitude, ClaimMode, Confidence, Likelihood, Polarity};
use crate::{
    actor::check::ActorFields,
    dataset::{At, Ref},
    document::check::DocumentFields,
};

/// Who asserts the record, where, how, and how sure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ClaimEntry {
    /// The claim's own slug, for records that refer to it; its position where there is none.
    pub id: Option<At<String>>,
    /// What sort of assertion it is.
    pub mode: At<ClaimMode>,
    /// Whose assertion it is; the document's author where nothing is said.
    pub by: Option<At<Ref<ActorFields>>>,
    /// The document; the dataset's own where nothing is said.
    #[serde(rename = "in")]
    pub reported_in: Option<At<Ref<DocumentFields>>>,
    /// The numbers of the passages.
    #[serde(default)]
    pub at: Vec<At<u32>>,
    /// The field of the record that it backs; the whole record where nothing is said.
    pub property: Option<At<String>>,
    /// ASSERTS where nothing is said, DENIES with the mode DENIAL.
    pub polarity: Option<At<Polarity>>,
    /// How the author takes what others say; NEUTRAL where nothing is said.
    pub attitude: Option<At<Attitude>>,
    /// How likely the text says it is, where it uses such a term.
    pub likelihood: Option<Likelihood>,
    /// The hedging word of the text.
    pub hedge: Option<String>,
    /// How credible the information is (Admiralty code), 1 to 6.
    pub credibility: Option<At<i64>>,
    /// How well founded the claimant calls it.
    pub confidence: Option<Confidence>,
}
