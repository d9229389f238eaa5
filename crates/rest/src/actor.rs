//! Actors in REST.

use demarche_model::node::NodeKind;

use crate::{
    parameter::Parameter,
    red_line::RED_LINES,
    resource::{CLAIMS, CONFLICTS, DATED, DISPUTE, RECORD, RELATIONS, Resource},
};

/// Actors as REST shows them.
pub const RESOURCE: Resource = Resource {
    kind: NodeKind::Actor,
    fields: "...Record actorKind partOf { id label } nationality { id label } sectors named \
        active { ...Period }",
    includes: &[
        "interests(first: 100) { nodes { id label interestKind topic { id label } stance } totalCount }",
        "events(first: 100) { edges { role side implied node { id label date { ...Date } } } totalCount }",
        "members(first: 100) { edges { relationKind role valid { ...Period } relationStatus node { id label actorKind } } totalCount }",
        "parts(first: 100) { nodes { id label actorKind } totalCount }",
        RELATIONS,
        CLAIMS,
        CONFLICTS,
        DISPUTE,
        RED_LINES,
    ],
    parameters: &[
        Parameter::leaf("kind", &["kinds"]),
        Parameter::leaf("partOf", &["partOf.id"]),
        Parameter::modifier("includeParts", &["partOf.includeParts"]),
        Parameter::leaf("nationality", &["nationality"]),
        Parameter::leaf("sector", &["sectors"]),
        Parameter::leaf("named", &["named"]),
    ],
    shared: &[RECORD, DATED],
};
