//! Artifacts in REST.

use demarche_model::node::NodeKind;

use crate::{
    parameter::Parameter,
    red_line::RED_LINES,
    resource::{CLAIMS, CONFLICTS, DATED, DISPUTE, RECORD, RELATIONS, Resource},
};

/// Artifacts as REST shows them.
pub const RESOURCE: Resource = Resource {
    kind: NodeKind::Artifact,
    fields: "...Record artifactKind parties { actor { id label } role } partOf { id label } artifactStatus \
        date { ...Date }",
    includes: &[
        "parts(first: 100) { nodes { id label artifactKind } totalCount }",
        RELATIONS,
        CLAIMS,
        CONFLICTS,
        DISPUTE,
        RED_LINES,
    ],
    parameters: &[
        Parameter::leaf("kind", &["kinds"]),
        Parameter::leaf("status", &["statuses"]),
        Parameter::leaf("partOf", &["partOf"]),
        Parameter::leaf("party", &["party.actor"]),
        Parameter::leaf("role", &["party.role"]),
        Parameter::modifier("includeParts", &["party.includeParts"]),
    ],
    shared: &[RECORD, DATED],
};
