//! Time lines in REST.

use crate::parameter::Parameter;

/// What an entry shows.
pub const ENTRY: &str = "date { ...Date } what record { id label }";

/// The parameters of a time line, beside those of all dated lists.
pub const PARAMETERS: &[Parameter] = &[
    Parameter::leaf("actor", &["actors"]),
    Parameter::leaf("actorsAll", &["actorsAll"]),
    Parameter::leaf("includeParts", &["includeParts"]),
    Parameter::leaf("kind", &["kinds"]),
    Parameter::leaf("what", &["what"]),
    Parameter::leaf("topic", &["topic.id"]),
    Parameter::modifier("includeNarrower", &["topic.includeNarrower"]),
    Parameter::leaf("eventKind", &["eventKinds"]),
    Parameter::leaf("eventStatus", &["eventStatuses"]),
    Parameter::leaf("participant", &["participant.actor"]),
    Parameter::leaf("role", &["participant.role"]),
    Parameter::leaf("side", &["participant.side"]),
    Parameter::leaf("place", &["place.id"]),
    Parameter::modifier("includeWithin", &["place.includeWithin"]),
    Parameter::leaf("interestKind", &["interestKinds"]),
    Parameter::leaf("relationKind", &["relationKinds"]),
    Parameter::leaf("relationStatus", &["relationStatuses"]),
];
