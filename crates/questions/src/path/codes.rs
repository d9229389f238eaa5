//! The closed lists that paths use.

use demarche_model::vocabulary::vocabulary;

vocabulary! {
    /// Which way causes are followed.
    pub enum CausalDirection {
        /// To what led to the record: its causes, their causes, and so on.
        Upstream,
        /// To what the record led to: its effects, their effects, and so on.
        Downstream,
    }
}
