//! What a facet is: by what a list is counted, where the values stand, and what is found.

mod spread;
mod years;

use std::{fmt::Debug, hash::Hash};

use async_graphql::InputType;
use get_size2::GetSize;

use crate::{code::CodeScheme, vocabulary::Vocabulary};

pub use spread::{LONGEST, Spread};
pub use years::{YearTally, years};

/// The closed list of what lists of one kind are counted by.
pub trait FacetBy: Vocabulary + InputType + Debug + Hash + Send + Sync {
    /// Where the values stand, and what they are.
    fn source(self) -> Source;
}

/// What a list is counted by, whatever its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FacetField {
    /// Its code, as clients name it.
    pub code: &'static str,
    /// Where the values stand, and what they are.
    pub source: Source,
}

// It holds nothing beside itself.
impl GetSize for FacetField {}

impl FacetField {
    /// The field that lists of one kind are counted by.
    pub fn of(by: impl FacetBy) -> Self {
        Self {
            code: by.code(),
            source: by.source(),
        }
    }

    /// The field that a code of one kind's list names.
    pub fn from_code<F: FacetBy>(code: &str) -> Option<Self> {
        F::from_code(code).map(Self::of)
    }
}

/// Where the values of a facet stand, and what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// Where they stand.
    pub values: Values,
    /// What they are.
    pub meaning: Meaning,
}

/// Where the values of a facet stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Values {
    /// In a column of the kind's table.
    Column(&'static str),
    /// In a column that records of every kind have.
    Node(&'static str),
    /// In a column of the kind's table that holds several.
    Elements(&'static str),
    /// In any of these columns of the kind's table.
    AnyOf(&'static [&'static str]),
    /// In the rows of another table.
    Rows(Rows),
    /// In the bounds of the kind's date.
    Years,
}

/// Rows that belong to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rows {
    /// The column of the kind's table that the rows refer to.
    pub of: &'static str,
    /// Their table.
    pub table: &'static str,
    /// Their column that refers.
    pub owner: &'static str,
    /// Their column with the value; null is none.
    pub column: &'static str,
    /// Whether two rows of one record can have the same value, which counts once.
    pub repeats: bool,
}

/// What the values of a facet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Codes of a list.
    Code(CodeScheme),
    /// The numbers that a list gives to its codes.
    Number(CodeScheme),
    /// Keys of records.
    Record,
    /// These, each with its words.
    Words(&'static [(&'static str, &'static str)]),
    /// Plain text, or a plain number.
    Text,
}

impl Source {
    /// A column with a code of a list.
    pub const fn code(column: &'static str, scheme: CodeScheme) -> Self {
        Self {
            values: Values::Column(column),
            meaning: Meaning::Code(scheme),
        }
    }

    /// A column with several codes of a list.
    pub const fn codes(column: &'static str, scheme: CodeScheme) -> Self {
        Self {
            values: Values::Elements(column),
            meaning: Meaning::Code(scheme),
        }
    }

    /// A column with the number of a list's code.
    pub const fn number(column: &'static str, scheme: CodeScheme) -> Self {
        Self {
            values: Values::Column(column),
            meaning: Meaning::Number(scheme),
        }
    }

    /// A column with a record's key.
    pub const fn record(column: &'static str) -> Self {
        Self {
            values: Values::Column(column),
            meaning: Meaning::Record,
        }
    }

    /// A column with plain text or a plain number.
    pub const fn text(column: &'static str) -> Self {
        Self {
            values: Values::Column(column),
            meaning: Meaning::Text,
        }
    }

    /// A column that is true or false.
    pub const fn flag(column: &'static str) -> Self {
        Self {
            values: Values::Column(column),
            meaning: FLAG,
        }
    }

    /// Rows of another table.
    pub const fn rows(rows: Rows, meaning: Meaning) -> Self {
        Self {
            values: Values::Rows(rows),
            meaning,
        }
    }
}

/// True or false.
const FLAG: Meaning = Meaning::Words(&[("true", "Yes"), ("false", "No")]);

/// The years that the kind's date may touch.
pub const YEAR: Source = Source {
    values: Values::Years,
    meaning: Meaning::Text,
};

/// Whether the record is disputed.
pub const DISPUTED: Source = Source {
    values: Values::Node("disputed"),
    meaning: FLAG,
};

/// The topics of the record itself.
pub const TOPIC: Source = Source::rows(
    Rows {
        of: "key",
        table: "node_topic",
        owner: "node",
        column: "topic",
        repeats: false,
    },
    Meaning::Record,
);

/// The modes of the claims about the record.
pub const CLAIM_MODE: Source = Source::rows(claims("mode"), Meaning::Code(CodeScheme::ClaimMode));

/// Whose the claims about the record are.
pub const CLAIM_BY: Source = Source::rows(claims("by"), Meaning::Record);

/// Where the claims about the record are found.
pub const CLAIM_SOURCE: Source = Source::rows(claims("reported_in"), Meaning::Record);

const fn claims(column: &'static str) -> Rows {
    Rows {
        of: "key",
        table: "claim",
        owner: "subject",
        column,
        repeats: true,
    }
}
