//! The closed lists that interests use.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// In what form an actor wants, fears or holds something.
    pub enum InterestKind {
        /// What lasts behind changing aims: what the actor gains from.
        Interest,
        /// A state of affairs that the actor works towards.
        Goal,
        /// Where the actor stands on an issue, as it says itself.
        Position,
        /// What the actor likes better than something else.
        Preference,
        /// What the actor will not accept, and says or lets know that it would answer.
        RedLine,
        /// What worries the actor, short of a red line.
        Concern,
        /// How the actor sees somebody or something, where no other record can hold it.
        Perception,
        /// Under what head the actor presents an issue: as security, as trade, as law.
        Framing,
        /// A view that the actor voiced once, without more behind it.
        Statement,
        /// What the actor has set for itself as a course of action.
        Policy,
    }
}

vocabulary! {
    /// Whether an interest is still held.
    pub enum InterestStatus {
        /// The actor holds it.
        Held,
        /// The actor held it and has given it up; it no longer counts in comparisons.
        Dropped,
    }
}

vocabulary! {
    /// How a red line's test compares an attribute with a value.
    pub enum Operator {
        /// The attribute equals the value.
        Eq,
        /// The attribute differs from the value.
        Ne,
        /// The attribute is greater than the value.
        Gt,
        /// The attribute is greater than the value or equals it.
        Gte,
        /// The attribute is less than the value.
        Lt,
        /// The attribute is less than the value or equals it.
        Lte,
        /// The attribute is one of the values of a list.
        In,
    }
}
