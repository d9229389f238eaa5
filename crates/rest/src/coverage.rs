//! Coverage in REST.

/// What a release shows of its coverage.
pub const COVERAGE: &str = "coverage { hasStandingClaim kinds { kind records derived claimCounts { claims orMore records } \
    standing undated singleSourced singleVoiced unattributed disputed } }";
