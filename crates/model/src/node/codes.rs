//! The closed lists that records of every kind use.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What sort of other name an alias is.
    pub enum AliasKind {
        /// Another full name.
        Name,
        /// Initials or another short form, such as CSTO.
        Acronym,
        /// A name of something else that stands for it, such as Moscow for the government of Russia.
        Metonym,
        /// The name in another script, or carried over from one.
        Transliteration,
        /// A technical or official designation, such as a type number.
        Designation,
    }
}

vocabulary! {
    /// How exact a quantity is, as the source words it.
    pub enum QuantityQualifier {
        /// The source gives the number as it is.
        Exact,
        /// The source rounds or estimates: about, some, nearly.
        About,
        /// The source gives a lower bound: at least, more than, over.
        AtLeast,
        /// The source gives an upper bound: at most, less than, up to.
        AtMost,
    }
}

vocabulary! {
    /// Which register an external id belongs to.
    pub enum ExternalIdScheme {
        /// ISO 3166-1 alpha-3: three letters of a country, such as ARM.
        IsoAlpha3,
        /// ISO 3166-1 alpha-2: two letters of a country, such as AM.
        IsoAlpha2,
        /// ISO 3166-1 numeric and UN M49: three digits of a country or region, such as 051.
        M49,
        /// Correlates of War: the number of a state; one number may serve two states in different years.
        Cow,
        /// Gleditsch and Ward: the number of a state, which UCDP uses.
        GleditschWard,
        /// UCDP: the id of an actor or of an event.
        Ucdp,
        /// ICEWS: the id of an event.
        Icews,
        /// Wikidata: the item, such as Q399.
        Wikidata,
        /// GeoNames: the number of a place.
        Geonames,
        /// ISO 17442: the legal entity identifier of a company or fund.
        Lei,
        /// DOI: the identifier of a publication.
        Doi,
        /// The symbol of a document of the United Nations, such as A/RES/62/243.
        UnSymbol,
    }
}

#[expect(clippy::derivable_impls, reason = "the vocabulary macro has no place for #[default]")]
impl Default for QuantityQualifier {
    fn default() -> Self {
        Self::Exact
    }
}
