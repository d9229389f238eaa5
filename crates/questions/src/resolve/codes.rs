//! The closed list that resolving uses.

use demarche_model::vocabulary::vocabulary;

vocabulary! {
    /// By what a reference fits a record, the surest first.
    pub enum MatchKind {
        /// It is the record's id, or a retired one.
        Id,
        /// It is the record's code in another register.
        Code,
        /// It is the record's label, or another full name of it: translated, transliterated, or official.
        Name,
        /// It is the record's initials or another short form.
        Acronym,
        /// It is the name of something else that stands for the record, such as a capital for a government.
        Metonym,
        /// It is spelt like one of the record's names, no more.
        Fuzzy,
    }
}
