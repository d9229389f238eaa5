//! Claims in dataset folders: what a file writes, and what it means with its defaults.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    At, Checker, HEADER_FILE, Head, Ref, actor::ActorFields, document::DocumentFields, is_position, record_fields,
};
use demarche_model::{
    claim::{Attitude, ClaimMode, Confidence, Likelihood, Polarity},
    node::{NodeId, NodeKind, is_slug},
    suggest::did_you_mean,
    vocabulary::Vocabulary,
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

/// Checks the claims of all records, and that every record but a document has one.
pub(crate) fn check(checker: &mut Checker<'_>) {
    let has_default = checker.header.is_none_or(|header| header.claim.is_some());
    let mut properties = Properties::default();
    check_default(checker);
    for head in checker.records.heads() {
        let (claims, at) = (&head.common.claims, &head.common.at);
        let is_source = head.id.kind() == NodeKind::Document;
        if claims.is_empty() && at.is_empty() && head.is_whole && !is_source && !has_default {
            let message = format!("`{}` has no claim: say where it stands, as `at: [3]`", head.id.value);
            checker.error(head, head.id.mark, "no-claim", message);
        }
        check_short(head, at, checker);
        let slugs = claims.iter().filter_map(|claim| claim.id.as_ref());
        checker.twice(head, "claim", slugs.map(|id| (id.mark, id.value.as_str())));
        for claim in claims {
            check_claim(head.file, claim, checker);
            check_property(head, claim, &mut properties, checker);
        }
    }
}

/// The claim of all records that have none.
fn check_default(checker: &mut Checker<'_>) {
    let Some(claim) = checker.header.and_then(|header| header.claim.as_ref()) else {
        return;
    };
    let file = HEADER_FILE.into();
    check_claim(&file, claim, checker);
    if let Some(id) = &claim.id {
        checker.error_in(
            &file,
            id.mark,
            "bad-id",
            "the claim of all records has no `id` of its own: leave it out",
        );
    }
}

/// The short form: passages of the dataset's own document.
fn check_short(head: Head<'_>, at: &[At<u32>], checker: &mut Checker<'_>) {
    let Some(first) = at.first() else {
        return;
    };
    match checker.default_document() {
        Some(document) => check_passages(head.file, document, at, checker),
        None if checker.header.is_none() => {}
        None => {
            let message = "`at` needs a document: give dataset.yaml a `document`, or write `claims` with `in`";
            checker.error(head, first.mark, "no-document", message);
        }
    }
}

fn check_claim(file: &Arc<str>, claim: &At<ClaimEntry>, checker: &mut Checker<'_>) {
    if let Some(id) = claim.id.as_ref().filter(|id| !is_slug(id) || is_position(id)) {
        let message = format!(
            "`{}` is no claim's id: expected a slug that is not a number alone",
            id.value
        );
        checker.error_in(file, id.mark, "bad-id", message);
    }
    match claim
        .reported_in
        .as_ref()
        .map(|document| document.id())
        .or(checker.default_document())
    {
        Some(document) => check_passages(file, document, &claim.at, checker),
        None if checker.header.is_none() => {}
        None => {
            let message = "the claim names no document (`in`), and dataset.yaml has none for all";
            checker.error_in(file, claim.mark, "no-document", message);
        }
    }
    if let Some(number) = claim
        .credibility
        .as_ref()
        .filter(|number| !(1..=6).contains(&number.value))
    {
        let message = format!("`credibility` is {}: expected 1 to 6", number.value);
        checker.error_in(file, number.mark, "out-of-range", message);
    }
    check_voice(file, claim, checker);
    check_polarity(file, claim, checker);
}

/// Whose assertion it is: the author has no attitude to himself, and what is reported is somebody's.
fn check_voice(file: &Arc<str>, claim: &At<ClaimEntry>, checker: &mut Checker<'_>) {
    let mode = claim.mode.value;
    match (&claim.by, mode) {
        (None, ClaimMode::ReportedStatement | ClaimMode::ReportedView | ClaimMode::Quotation | ClaimMode::Absence) => {
            let message = format!("a claim of mode {} says whose it is: `by` is missing", mode.code());
            checker.error_in(file, claim.mode.mark, "no-voice", message);
        }
        (Some(by), ClaimMode::AuthorAssessment) => {
            let message =
                "AUTHOR_ASSESSMENT is the author's own: leave `by` out, or write REPORTED_VIEW or REPORTED_STATEMENT";
            checker.error_in(file, by.mark, "voice-of-author", message);
        }
        _ => {}
    }
    if let (None, Some(attitude)) = (&claim.by, &claim.attitude) {
        let message = "`attitude` is the author's to what others say: a claim without `by` is his own";
        checker.error_in(file, attitude.mark, "attitude-to-own", message);
    }
}

fn check_polarity(file: &Arc<str>, claim: &ClaimEntry, checker: &mut Checker<'_>) {
    let written = claim
        .polarity
        .as_ref()
        .filter(|polarity| polarity.value == Polarity::Asserts);
    if let (ClaimMode::Denial, Some(polarity)) = (claim.mode.value, written) {
        let message = "a claim of mode DENIAL denies: write DENIES or leave `polarity` out";
        checker.error_in(file, polarity.mark, "denial-asserts", message);
    }
}

fn check_passages(file: &Arc<str>, document: &NodeId, at: &[At<u32>], checker: &mut Checker<'_>) {
    let mut seen = HashSet::new();
    for number in at {
        let Some(known) = checker.passages(document) else {
            return;
        };
        if !known.contains(&number.value) {
            let message = format!("`{document}` has no passage {}: it has {}", number.value, spans(known));
            checker.error_in(file, number.mark, "unknown-passage", message);
        } else if !seen.insert(number.value) {
            let message = format!("passage {} is given twice", number.value);
            checker.error_in(file, number.mark, "given-twice", message);
        }
    }
}

/// "1 to 21, 30", or "none".
fn spans(numbers: &BTreeSet<u32>) -> String {
    let numbers: Vec<u32> = numbers.iter().copied().collect();
    let runs = numbers.chunk_by(|a, b| a.checked_add(1) == Some(*b));
    let runs: Vec<String> = runs
        .map(|run| match run {
            [first, .., last] => format!("{first} to {last}"),
            run => run.iter().map(u32::to_string).collect(),
        })
        .collect();
    if runs.is_empty() {
        "none".into()
    } else {
        runs.join(", ")
    }
}

/// The fields of each kind, which claims may back.
#[derive(Default)]
struct Properties(HashMap<NodeKind, Vec<String>>);

fn check_property(head: Head<'_>, claim: &ClaimEntry, properties: &mut Properties, checker: &mut Checker<'_>) {
    let Some(property) = &claim.property else {
        return;
    };
    let field = property.split(['.', '[']).next().unwrap_or_default();
    let known = properties
        .0
        .entry(head.id.kind())
        .or_insert_with_key(|kind| record_fields(*kind));
    if !known.iter().any(|name| name == field) {
        let kind = head.id.kind().prefix();
        let meant = did_you_mean(field, known.iter().map(String::as_str));
        let message = format!("`{field}` is no field of {kind} records{meant}");
        checker.error(head, property.mark, "unknown-property", message);
    }
}
