//! Topics: issues on which one can take a stance, in a hierarchy (SKOS concepts).
