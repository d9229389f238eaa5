//! Resolving in REST.

/// What a resolution shows.
pub const RESOLUTION: &str =
    "reference best { id label } ambiguous candidates { record { id label } matched text score } spellingTried";

/// The parameters, and the arguments for which they stand.
pub const PARAMETERS: &[(&str, &str)] = &[("q", "references"), ("kind", "kinds")];
