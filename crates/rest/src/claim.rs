//! Claims in REST.

use demarche_model::node::NodeKind;

use crate::{parameter::Parameter, resource::Resource};

/// Claims as REST shows them.
pub const RESOURCE: Resource = Resource {
    kind: NodeKind::Claim,
    fields: "...Claim subject { id label }",
    includes: &[],
    parameters: &[
        Parameter::leaf("id", &["ids"]),
        Parameter::leaf("subject", &["subject.ids"]),
        Parameter::leaf("subjectKind", &["subject.kinds"]),
        Parameter::leaf("property", &["property"]),
        Parameter::leaf("mode", &["modes"]),
        Parameter::leaf("by", &["by.id"]),
        Parameter::modifier("includeParts", &["by.includeParts"]),
        Parameter::leaf("byAuthor", &["byAuthor"]),
        Parameter::leaf("source", &["source"]),
        Parameter::leaf("polarity", &["polarities"]),
        Parameter::leaf("attitude", &["attitudes"]),
        Parameter::leaf("likelihood", &["likelihoods"]),
        Parameter::leaf("confidence", &["confidences"]),
        Parameter::leaf("hedged", &["hedged"]),
        Parameter::leaf("credibilityAtLeast", &["credibilityAtLeast"]),
    ],
    shared: &[],
};
