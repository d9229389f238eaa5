//! The closed lists that documents use.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// How reliable a source is, whatever it says: the letter of the Admiralty code (NATO AJP-2.1).
    pub enum Reliability {
        /// Completely reliable: no doubt about authenticity, trustworthiness or competence (Admiralty code).
        A,
        /// Usually reliable: minor doubts; mostly right in the past (Admiralty code).
        B,
        /// Fairly reliable: doubts; right at times (Admiralty code).
        C,
        /// Not usually reliable: great doubts; rarely right (Admiralty code).
        D,
        /// Unreliable: wrong in the past (Admiralty code).
        E,
        /// Reliability cannot be judged: too little is known of the source (Admiralty code); the default.
        F,
    }
}
