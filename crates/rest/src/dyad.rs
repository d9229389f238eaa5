//! Dyads in REST.

/// What a dyad shows.
pub const DYAD: &str = "a { id label } b { id label } includeParts \
    relations(first: 100) { nodes { ...Relation } totalCount } \
    sharedMemberships(first: 100) { nodes { record { id label } \
        a { actor { id label } relation { ...Relation } partyRole } \
        b { actor { id label } relation { ...Relation } partyRole } } totalCount } \
    timeline(first: 100) { nodes { date { ...Date } what record { id label } } totalCount }";

/// What a dyad can embed, beside the fields of its alignments.
pub const ALIGNMENTS: &str = "alignments(first: 100)";
