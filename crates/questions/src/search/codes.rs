//! The closed lists that searches use.

use demarche_model::vocabulary::vocabulary;

vocabulary! {
    /// Which of a record's texts a search found, the weightiest first.
    pub enum SearchField {
        /// The label of the record.
        Label,
        /// One of the record's other names.
        Alias,
        /// The summary of the record.
        Summary,
        /// Another text of the record's own: its note; a document's title, author or publisher; a topic's scope note or an
        /// option's label; an interest's condition; a relation's role.
        Detail,
        /// A passage that one of its claims points to: the evidence.
        Claim,
    }
}

vocabulary! {
    /// How a search found its hits.
    pub enum SearchMode {
        /// By the words that were asked for.
        Words,
        /// Nothing has these words: by words that are spelt alike.
        Similar,
    }
}
