//! The closed lists that checks of red lines use.

use demarche_model::vocabulary::vocabulary;

vocabulary! {
    /// Whether a record crosses a red line, as its attributes decide it.
    pub enum CrossingResult {
        /// The test holds: the line is crossed.
        Crossed,
        /// The test does not hold: the line is respected.
        Respected,
        /// The record lacks attributes that would decide it.
        Unknown,
    }
}

vocabulary! {
    /// Whether a comparison of a red line's test holds for a record.
    pub enum LeafResult {
        /// The attribute compares so.
        Holds,
        /// The attribute does not compare so.
        DoesNotHold,
        /// The record lacks the attribute, or its value cannot be compared with the test's.
        Unknown,
    }
}
