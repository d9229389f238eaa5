//! Events in REST.

use demarche_model::node::NodeKind;

use crate::{
    parameter::Parameter,
    red_line::RED_LINES,
    resource::{CLAIMS, CONFLICTS, DATED, DISPUTE, RECORD, RELATIONS, Resource},
};

/// Events as REST shows them.
pub const RESOURCE: Resource = Resource {
    kind: NodeKind::Event,
    fields: "...Record eventKind modes contexts date { ...Date } place { id label } partOf { id label } \
        eventStatus",
    includes: &[
        "participants(first: 100) { edges { role side implied node { id label actorKind } } totalCount }",
        "parts(first: 100) { nodes { id label eventKind date { ...Date } } totalCount }",
        RELATIONS,
        CLAIMS,
        CONFLICTS,
        DISPUTE,
        RED_LINES,
    ],
    parameters: &[
        Parameter::leaf("kind", &["kinds"]),
        Parameter::leaf("status", &["statuses"]),
        Parameter::leaf("mode", &["modes"]),
        Parameter::leaf("context", &["contexts"]),
        Parameter::leaf("place", &["place.id"]),
        Parameter::modifier("includeWithin", &["place.includeWithin"]),
        Parameter::leaf("partOf", &["partOf"]),
        Parameter::leaf("participant", &["participant.actor"]),
        Parameter::leaf("role", &["participant.role"]),
        Parameter::leaf("side", &["participant.side"]),
        Parameter::modifier("includeParts", &["participant.includeParts"]),
        Parameter::leaf("participantsAll", &["participantsAll[].actor"]),
    ],
    shared: &[RECORD, DATED],
};
