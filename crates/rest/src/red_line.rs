//! Checks of red lines in REST.

/// The checks of a red line.
pub const CHECKS: &str = "checks(first: 100) { nodes { subject { id label } computed agreement \
    asserted { ...Relation } leaves { attribute operator value result found { key text number boolean } } } totalCount }";

/// The red lines that a record may cross.
pub const RED_LINES: &str = "redLines { redLine { id label } computed agreement \
    asserted { ...Relation } leaves { attribute operator value result found { key text number boolean } } }";

/// What a check shows.
pub const CHECK: &str = "redLine { id label } subject { id label } computed agreement \
    asserted { ...Relation claims(first: 100) { ...Claim } } \
    leaves { attribute operator value result found { key text number boolean } }";
