//! How documents are filtered and ordered.

use async_graphql::InputObject;
use serde::Serialize;

use super::Reliability;
use crate::{
    error::Result,
    filter::{self, DateColumns, Filter, Tree},
    node::{DayCondition, NodeKind, PeriodCondition, RecordFilter},
    order::Order,
    vocabulary::{Vocabulary, vocabulary},
};

/// Which documents are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, InputObject)]
#[serde(rename_all = "camelCase")]
pub struct DocumentFilter {
    /// What records of every kind can be filtered by.
    #[graphql(flatten)]
    #[serde(flatten)]
    pub record: RecordFilter,
    /// Documents that this author wrote, as printed.
    pub author: Option<String>,
    /// Documents of this publisher, as printed.
    pub publisher: Option<String>,
    /// Documents in one of these languages, as BCP 47 tags.
    pub languages: Option<Vec<String>>,
    /// Documents of this reliability or a better one (Admiralty code).
    pub reliability_at_least: Option<Reliability>,
    /// Published in this span of days.
    pub during: Option<PeriodCondition>,
    /// Published on this day or before.
    pub as_of: Option<DayCondition>,
    /// With a date of publication (true), or without one (false).
    pub dated: Option<bool>,
    /// Fits where all of these fit.
    pub and: Option<Vec<DocumentFilter>>,
    /// Fits where at least one of these fits.
    pub or: Option<Vec<DocumentFilter>>,
    /// Fits where this does not.
    pub not: Option<Box<DocumentFilter>>,
}

vocabulary! {
    /// In what order documents are listed; the id decides ties, in the same direction.
    pub enum DocumentOrder {
        /// By id, from a to z.
        IdAsc,
        /// By id, from z to a.
        IdDesc,
        /// By label, from a to z; case and accents do not matter.
        LabelAsc,
        /// By label, from z to a; case and accents do not matter.
        LabelDesc,
        /// By date of publication, the earliest first: by the earliest day it may be, then the latest; undated ones last.
        DateAsc,
        /// By date of publication, the latest first: by the earliest day it may be, then the latest; undated ones last.
        DateDesc,
    }
}

impl Filter for DocumentFilter {
    fn tree(&self) -> Result<Tree> {
        let Self {
            record,
            author,
            publisher,
            languages,
            reliability_at_least,
            during,
            as_of,
            dated,
            and,
            or,
            not,
        } = self;
        let mut leaves = filter::record(record, NodeKind::Document)?;
        leaves.extend([
            author
                .as_ref()
                .and_then(|author| filter::shares("authors", Some(&vec![author.clone()]))),
            filter::text("publisher", publisher.as_ref()),
            languages.as_ref().map(|languages| filter::texts("language", languages)),
            reliability_at_least.map(at_least),
        ]);
        leaves.extend(filter::dates(DateColumns::PUBLISHED, (during, as_of, *dated)));
        filter::tree(leaves, (and, or, not))
    }
}

/// The Admiralty code goes from A, the best, to F, which cannot be judged.
fn at_least(least: Reliability) -> Tree {
    let good = Reliability::ALL.iter().filter(|code| **code <= least);
    filter::texts("reliability", good.map(|code| code.code()))
}

impl Order for DocumentOrder {}
