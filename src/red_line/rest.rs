//! Checks of red lines in REST.

/// What a check shows.
pub const CHECK: &str = "redLine { id label } subject { id label } computed agreement \
    asserted { ...Relation claims(first: 100) { ...Claim } } \
    leaves { attribute operator value result found { key text number boolean } }";
