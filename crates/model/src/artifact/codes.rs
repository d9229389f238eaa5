//! The closed lists that artifacts use.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What sort of text or made thing an artifact is.
    pub enum ArtifactKind {
        /// A binding text between parties: a treaty, a contract, a ceasefire.
        Agreement,
        /// A text that states an intent and does not bind.
        Memorandum,
        /// A text with a name, such as a joint declaration; spoken words are events.
        Statement,
        /// One article or clause of another artifact.
        Provision,
        /// A regime of restrictive measures; imposing it is an event.
        Sanctions,
        /// An undertaking with an aim: a railway, a corridor that is agreed or built.
        Project,
        /// What stands and serves: a road, a pipeline, a port.
        Infrastructure,
        /// A weapon, a vehicle or another device, or a type of them.
        Equipment,
        /// A budget, a grant or a credit line.
        Funding,
        /// A proposal with a name that others may join.
        Initiative,
        /// A course of talks or reforms with a name.
        Process,
    }
}

vocabulary! {
    /// In what state an artifact is.
    pub enum ArtifactStatus {
        /// It binds its parties now.
        InForce,
        /// It is under way.
        Ongoing,
        /// It is decided or announced, and not begun.
        Planned,
        /// It has ended, lapsed or been replaced.
        Expired,
    }
}
