//! Relations in REST.

use demarche_model::node::NodeKind;

use crate::{
    parameter::Parameter,
    red_line::RED_LINES,
    resource::{CLAIMS, CONFLICTS, DATED, DISPUTE, RECORD, RELATIONS, Resource},
};

/// Relations as REST shows them.
pub const RESOURCE: Resource = Resource {
    kind: NodeKind::Relation,
    fields: "...Record relationKind directed from { id label } to { id label } \
        fromClaim { id label } toClaim { id label } role relationStatus derived \
        valid { ...Period }",
    includes: &[RELATIONS, CLAIMS, CONFLICTS, DISPUTE, RED_LINES],
    parameters: &[
        Parameter::leaf("kind", &["kinds"]),
        Parameter::leaf("group", &["groups"]),
        Parameter::leaf("status", &["statuses"]),
        Parameter::leaf("fromRecord", &["from.ids"]),
        Parameter::leaf("fromKind", &["from.kinds"]),
        Parameter::leaf("toRecord", &["to.ids"]),
        Parameter::leaf("toKind", &["to.kinds"]),
        Parameter::leaf("end", &["ends[].ids[]"]),
        Parameter::leaf("derived", &["derived"]),
    ],
    shared: &[RECORD, DATED],
};
