//! Alignments in REST.

use crate::parameter::Parameter;

/// What an alignment shows in a list.
pub const LISTED: &str = "topic { id label } verdict closeness agreement missing { id label } \
    a { actor { id label } conditional interests { id label stance } counting { id } undated { id label } } \
    b { actor { id label } conditional interests { id label stance } counting { id } undated { id label } } \
    asserted { verdict relations { id label relationKind } } undatedRelations { id label relationKind } \
    rollUp { verdict count }";

/// What an alignment adds where it stands alone.
pub const ALONE: &str = "measures { n rawAgreement s pi kappa }";

/// The parameters that say what counts.
pub const SCOPE: &[Parameter] = &[
    Parameter::leaf("asOf", &["asOf"]),
    Parameter::leaf("match", &["match"]),
    Parameter::leaf("mode", &["modes"]),
    Parameter::leaf("credibilityAtLeast", &["credibilityAtLeast"]),
    Parameter::leaf("speaker", &["speaker"]),
    Parameter::leaf("includeParts", &["includeParts"]),
    Parameter::leaf("includeNarrower", &["includeNarrower"]),
];
