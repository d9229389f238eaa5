//! Documents in REST.

use demarche_model::node::NodeKind;

use crate::{
    parameter::Parameter,
    resource::{CLAIMS, CONFLICTS, DATED, DISPUTE, RECORD, RELATIONS, Resource},
};

/// Documents as REST shows them.
pub const RESOURCE: Resource = Resource {
    kind: NodeKind::Document,
    fields: "...Record title authors publisher published { ...Date } language url sha256 rights reliability",
    includes: &[
        "passages(first: 100) { nodes { number locator paraphrase quote } totalCount }",
        "reportedClaims(first: 100) { nodes { ...Claim } totalCount }",
        RELATIONS,
        CLAIMS,
        CONFLICTS,
        DISPUTE,
    ],
    parameters: &[
        Parameter::leaf("author", &["author"]),
        Parameter::leaf("publisher", &["publisher"]),
        Parameter::leaf("language", &["languages"]),
        Parameter::leaf("reliabilityAtLeast", &["reliabilityAtLeast"]),
    ],
    shared: &[RECORD, DATED],
};
