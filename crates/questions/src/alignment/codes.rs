//! The closed lists that alignments use.

use demarche_model::vocabulary::vocabulary;

vocabulary! {
    /// Whether two actors want the same on a topic.
    pub enum Verdict {
        /// Both want an exclusive good: what one gets, the other does not.
        Compete,
        /// On an option of the topic they stand on opposite sides, or one does not care where the other cares most; or
        /// they support options that exclude each other.
        Diverge,
        /// They stand on the same side.
        Converge,
        /// Neither apart nor on the same side: one is neutral, the other leans to one side.
        Near,
        /// They differ in one respect and not in another, or one of them stands on both sides.
        Mixed,
        /// What is known of the two does not decide it.
        Unknown,
    }
}

vocabulary! {
    /// How what the service computes stands to what the source itself judges.
    pub enum Agreement {
        /// Both say the same, or what is computed is among what the source says.
        Agree,
        /// They say different things; both are shown.
        Conflict,
        /// The source passes no judgement.
        OnlyComputed,
        /// What is recorded of the two sides does not decide it, but the source passes a judgement.
        OnlyAsserted,
        /// Neither the source nor what is recorded says anything.
        Neither,
    }
}
