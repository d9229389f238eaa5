//! Interests in REST.

use demarche_model::node::NodeKind;

use crate::{
    parameter::Parameter,
    red_line::CHECKS,
    resource::{CLAIMS, CONFLICTS, DATED, DISPUTE, RECORD, RELATIONS, Resource},
};

/// Interests as REST shows them.
pub const RESOURCE: Resource = Resource {
    kind: NodeKind::Interest,
    fields: "...Record interestKind holder { id label } speaker { id label } topic { id label } \
        option { key label } stance rival salience explicit condition crossedWhen valid { ...Period } interestStatus",
    includes: &[RELATIONS, CLAIMS, CONFLICTS, DISPUTE, CHECKS],
    parameters: &[
        Parameter::leaf("kind", &["kinds"]),
        Parameter::leaf("status", &["statuses"]),
        Parameter::leaf("holder", &["holder.id"]),
        Parameter::leaf("speaker", &["speaker.id"]),
        Parameter::modifier("includeParts", &["holder.includeParts", "speaker.includeParts"]),
        Parameter::leaf("option", &["option"]),
        Parameter::leaf("stance", &["stances"]),
        Parameter::leaf("rival", &["rival"]),
        Parameter::leaf("salienceAtLeast", &["salienceAtLeast"]),
        Parameter::leaf("explicit", &["explicit"]),
        Parameter::leaf("conditional", &["conditional"]),
    ],
    shared: &[RECORD, DATED],
};
