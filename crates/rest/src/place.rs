//! Places in REST.

use demarche_model::node::NodeKind;

use crate::{
    parameter::Parameter,
    resource::{CLAIMS, CONFLICTS, DISPUTE, RECORD, RELATIONS, Resource},
};

/// Places as REST shows them.
pub const RESOURCE: Resource = Resource {
    kind: NodeKind::Place,
    fields: "...Record placeKind within { id label } country { id label } latitude longitude geoPrecision",
    includes: &[
        "events(first: 100) { nodes { id label eventKind date { ...Date } } totalCount }",
        RELATIONS,
        CLAIMS,
        CONFLICTS,
        DISPUTE,
    ],
    parameters: &[
        Parameter::leaf("kind", &["kinds"]),
        Parameter::leaf("within", &["within.id"]),
        Parameter::modifier("includeWithin", &["within.includeWithin"]),
        Parameter::leaf("country", &["country"]),
    ],
    shared: &[RECORD],
};
