//! Topics in REST.

use demarche_model::node::NodeKind;

use crate::{
    parameter::Parameter,
    resource::{CLAIMS, CONFLICTS, DISPUTE, RECORD, RELATIONS, Resource},
};

/// Topics as REST shows them.
pub const RESOURCE: Resource = Resource {
    kind: NodeKind::Topic,
    fields: "...Record scopeNote exclusive options { key label } broader { id label } related { id label }",
    includes: &[
        "narrower(first: 100) { nodes { id label } totalCount }",
        "interests(first: 100) { nodes { id label interestKind holder { id label } stance } totalCount }",
        "events(first: 100) { nodes { id label eventKind date { ...Date } } totalCount }",
        RELATIONS,
        CLAIMS,
        CONFLICTS,
        DISPUTE,
    ],
    parameters: &[
        Parameter::leaf("broader", &["broader.id"]),
        Parameter::leaf("top", &["top"]),
        Parameter::leaf("exclusive", &["exclusive"]),
    ],
    shared: &[RECORD],
};
