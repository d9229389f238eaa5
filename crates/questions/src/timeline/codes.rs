//! The closed list that time lines use.

use demarche_model::vocabulary::vocabulary;

vocabulary! {
    /// What an entry of a time line tells of its record.
    pub enum TimelineEntryKind {
        /// It happens: an event.
        Event,
        /// It begins to hold: an interest or a relation.
        Start,
        /// It ceases to hold: an interest or a relation.
        End,
    }
}
