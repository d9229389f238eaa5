//! What a kind shows in REST: the fields of a record, the parameters of its list, what can be embedded.

use super::parameter::Parameter;
use demarche_model::node::NodeKind;

/// A kind as REST shows it.
#[derive(Debug)]
pub struct Resource {
    /// The kind.
    pub kind: NodeKind,
    /// The fields that a record shows, as a GraphQL selection.
    pub fields: &'static str,
    /// The fields that `include` adds, by their names; connections with their first 100 entries.
    pub includes: &'static [&'static str],
    /// The parameters of the list, apart from those that several kinds share.
    pub parameters: &'static [Parameter],
    /// The parameters of the list that several kinds share.
    pub shared: &'static [&'static [Parameter]],
}

/// What lists of every kind but claims can be filtered by.
pub const RECORD: &[Parameter] = &[
    Parameter::leaf("id", &["ids"]),
    Parameter::leaf("text", &["text"]),
    Parameter::leaf("topic", &["topic.id"]),
    Parameter::modifier("includeNarrower", &["topic.includeNarrower"]),
    Parameter::leaf("disputed", &["disputed"]),
    Parameter::leaf("claimMode", &["claim.modes"]),
    Parameter::leaf("claimBy", &["claim.by.id"]),
    Parameter::leaf("claimByAuthor", &["claim.byAuthor"]),
    Parameter::leaf("claimSource", &["claim.source"]),
    Parameter::leaf("claimPolarity", &["claim.polarities"]),
    Parameter::leaf("claimAttitude", &["claim.attitudes"]),
    Parameter::leaf("claimHedged", &["claim.hedged"]),
    Parameter::leaf("claimCredibilityAtLeast", &["claim.credibilityAtLeast"]),
];

/// What lists of dated records can be filtered by.
pub const DATED: &[Parameter] = &[
    Parameter::leaf("from", &["during.from"]),
    Parameter::leaf("to", &["during.to"]),
    Parameter::leaf("asOf", &["asOf.date"]),
    Parameter::modifier("match", &["during.match", "asOf.match"]),
    Parameter::leaf("dated", &["dated"]),
];

/// The relations of a record.
pub const RELATIONS: &str = "relations(first: 100) { nodes { ...Relation } totalCount }";

/// The claims about a record.
pub const CLAIMS: &str = "claims(first: 100) { ...Claim }";

/// The records that contradict it.
pub const CONFLICTS: &str = "conflicts { id label }";

/// The claims about it that do not go together.
pub const DISPUTE: &str = "dispute { asserted { ...Claim } denied { ...Claim } doubted { ...Claim } }";
