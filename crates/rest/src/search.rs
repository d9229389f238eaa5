//! Searches in REST.

/// What a hit shows.
pub const HIT: &str = "record { id label summary } field snippet score";

/// The parameters, and the arguments for which they stand.
pub const PARAMETERS: &[(&str, &str)] = &[("q", "text"), ("kind", "kinds")];
