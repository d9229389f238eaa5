//! The leaves of filters: one condition each, over the columns of a kind or the rows that belong to a record.

use get_size2::GetSize;

use super::tree::{Reference, Tree};
use crate::node::{NodeId, NodeKind};

/// One condition. A column is one of the kind's own table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, GetSize)]
pub enum Leaf {
    /// Every record fits, or none does.
    Fits(bool),
    /// The column is one of the texts or codes; a null column is none of them.
    Texts {
        /// The column.
        column: &'static str,
        /// The texts.
        texts: Vec<String>,
    },
    /// The column is one of the numbers; a null column is none of them.
    Numbers {
        /// The column.
        column: &'static str,
        /// The numbers.
        numbers: Vec<i32>,
    },
    /// The column is this number or larger, and not null.
    AtLeast {
        /// The column.
        column: &'static str,
        /// The number.
        number: i32,
    },
    /// The column is this number or smaller, and not null.
    AtMost {
        /// The column.
        column: &'static str,
        /// The number.
        number: i32,
    },
    /// The column, an array, shares an element with the texts.
    Shares {
        /// The column.
        column: &'static str,
        /// The texts.
        texts: Vec<String>,
    },
    /// The column is true, or is false.
    Flag {
        /// The column.
        column: &'static str,
        /// Which.
        value: bool,
    },
    /// The record is disputed, or is not.
    Disputed(bool),
    /// The column has a value, or has none.
    Present {
        /// The column.
        column: &'static str,
        /// Which.
        present: bool,
    },
    /// The column holds this record or, where asked for, one below it; a null column does not.
    Is {
        /// The column.
        column: &'static str,
        /// The record.
        record: Reference,
        /// Whether what is below it counts too.
        below: bool,
    },
    /// The column holds one of the records or, where asked for, one below an actor among them; unknown ids match
    /// nothing.
    OneOf {
        /// The column; `key` for the record itself.
        column: &'static str,
        /// The records.
        ids: Vec<NodeId>,
        /// Whether what is below the actors among them counts too.
        below: bool,
    },
    /// The column holds a record of one of the kinds.
    OfKinds {
        /// The column.
        column: &'static str,
        /// The kinds.
        kinds: Vec<NodeKind>,
    },
    /// A row of another table belongs to the record and fits.
    Rows(Rows),
    /// A row of another table belongs to the record, or none does.
    Linked {
        /// The table.
        table: &'static str,
        /// Its column with the record's key.
        owner: &'static str,
        /// Which.
        linked: bool,
    },
    /// In one of these ways the record involves one of the actors or, where asked for, one below them.
    Involves {
        /// The ways; without any, no record fits.
        ways: &'static [Way],
        /// The actors.
        actors: Vec<Reference>,
        /// Whether what is below them counts too.
        below: bool,
    },
    /// All words of the text stand in the record's label, aliases or summary. The text is folded already.
    Words(String),
    /// The record stands in the column of a record of another kind that fits.
    Among {
        /// The other kind.
        kind: NodeKind,
        /// Its column.
        column: &'static str,
        /// What it has to fit.
        tree: Box<Tree>,
    },
    /// The record fits one of the trees over its own table, each of which an index finds; as [`Tree::Any`] no index
    /// would serve.
    Ways {
        /// The record's kind.
        kind: NodeKind,
        /// The trees.
        ways: Vec<Tree>,
    },
    /// The days of a record are related to a span; unknown of an undated record.
    Days(Days),
    /// The entry has a place in the order of dates, or stands at its end without one.
    Placed {
        /// The column of its place.
        column: &'static str,
        /// Which.
        dated: bool,
    },
    /// The relation that ties the record to its parent has one of the statuses.
    TieStatus {
        /// The codes.
        statuses: Vec<&'static str>,
        /// Whether a relation without a status fits too.
        or_none: bool,
    },
}

/// The rows of another table that belong to a record, and what one of them has to fit.
#[derive(Clone, Debug, PartialEq, Eq, Hash, GetSize)]
pub struct Rows {
    /// The table.
    pub table: &'static str,
    /// Its column with the record's key.
    pub owner: &'static str,
    /// A column that holds this record.
    pub record: Option<(&'static str, Reference)>,
    /// Whether what is below that record counts too.
    pub below: bool,
    /// Columns that hold one of the codes.
    pub codes: Vec<(&'static str, Vec<&'static str>)>,
}

/// A way in which a kind of record names actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, GetSize)]
pub struct Way {
    /// The table.
    pub table: &'static str,
    /// Its column with the record's key.
    pub owner: &'static str,
    /// Its column with the actor's key.
    pub actor: &'static str,
}

/// How the days of a record have to lie to a span of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, GetSize)]
pub struct Days {
    /// The column with the record's days.
    pub column: &'static str,
    /// How they have to lie.
    pub lie: Span,
    /// The first day of the span, as days since 1 January 4713 BC; `None` for no beginning.
    pub first: Option<i64>,
    /// The last day of the span; `None` for no end.
    pub last: Option<i64>,
}

/// How days lie to a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, GetSize)]
pub enum Span {
    /// All of them inside it.
    Within,
    /// One of them inside it.
    Meets,
    /// The whole span among them.
    Covers,
}
