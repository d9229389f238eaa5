//! Paths in REST.

use crate::parameter::Parameter;

/// What paths and chains show.
pub const RESULT: &str = "truncated paths { length credibility label hops { \
    from { id label } to { id label } direction hopKind label record { id label } \
    date { ...Period } credibility claims(first: 100) { ...Claim } } }";

/// The parameters that narrow which hops a path may take.
pub const FILTER: &[Parameter] = &[
    Parameter::leaf("via", &["via"]),
    Parameter::leaf("relationKind", &["relationKinds"]),
    Parameter::leaf("kind", &["kinds"]),
    Parameter::leaf("topic", &["topic.id"]),
    Parameter::modifier("includeNarrower", &["topic.includeNarrower"]),
    Parameter::leaf("asOf", &["asOf.date"]),
    Parameter::modifier("match", &["asOf.match"]),
    Parameter::leaf("includeUndated", &["includeUndated"]),
    Parameter::leaf("credibilityAtLeast", &["credibilityAtLeast"]),
    Parameter::leaf("status", &["statuses"]),
    Parameter::leaf("avoid", &["avoid"]),
    Parameter::leaf("distinct", &["distinct"]),
];
