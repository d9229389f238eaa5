//! Documents in the database: their rows, their filter, and their passages.

use sea_orm::sea_query::{Condition, Expr, ExprTrait};

use super::{Document, DocumentFacet, DocumentFilter, DocumentOrder, Passage, Reliability, entity};
use crate::{
    error::Result,
    node::{Attached, DateColumns, Filter, Key, Kind, Names, Node, NodeKind, Order, condition, row},
    vocabulary::Vocabulary,
};

impl Kind for Document {
    const KIND: NodeKind = NodeKind::Document;
    const DATE: Option<DateColumns> = Some(DateColumns::PUBLISHED);
    type Entity = entity::Entity;
    type Row = entity::Model;
    type Filter = DocumentFilter;
    type Order = DocumentOrder;
    type Facet = DocumentFacet;

    fn from_row(node: Node, row: entity::Model) -> Result<Self> {
        let entity::Model {
            release: _,
            key: _,
            title,
            authors,
            publisher,
            published,
            published_earliest: _,
            published_latest: _,
            published_ascending: _,
            published_descending: _,
            language,
            url,
            sha256,
            rights,
            reliability,
        } = row;
        Ok(Self {
            node,
            title,
            authors,
            publisher,
            published: row::date(published)?,
            language,
            url,
            sha256,
            rights,
            reliability: row::code(&reliability)?,
        })
    }

    fn node(&self) -> &Node {
        &self.node
    }
}

impl Order for DocumentOrder {}

impl Filter for DocumentFilter {
    fn condition(&self, names: &mut Names) -> Result<Condition> {
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
        let mut leaves = condition::record(record, NodeKind::Document, names)?;
        leaves.extend([
            author
                .as_ref()
                .map(|author| condition::overlaps("authors", std::slice::from_ref(author))),
            publisher
                .as_ref()
                .map(|publisher| condition::any_text("publisher", [publisher.as_str()])),
            languages
                .as_ref()
                .map(|languages| condition::any_text("language", languages.iter().map(String::as_str))),
            reliability_at_least.map(at_least),
        ]);
        leaves.extend(condition::dates(
            DateColumns::PUBLISHED,
            (during, as_of, dated),
            names.release(),
        ));
        condition::tree(leaves, (and, or, not), names)
    }
}

/// The Admiralty code goes from A, the best, to F, which cannot be judged.
fn at_least(least: Reliability) -> Expr {
    Expr::col(("t", "reliability")).is_in(
        Reliability::ALL
            .iter()
            .filter(|code| **code <= least)
            .map(|code| code.code()),
    )
}

impl Attached for Passage {
    const TABLE: &'static str = "passage";
    const PARENT: &'static str = "document";
    const POSITION: &'static str = "number";
    type Row = entity::passage::Model;

    fn from_row(row: Self::Row) -> Result<(Key, Self)> {
        let entity::passage::Model {
            release: _,
            document,
            number,
            locator,
            paraphrase,
            quote,
        } = row;
        let document = Key(document);
        Ok((
            document,
            Self {
                document,
                number,
                locator,
                paraphrase,
                quote,
            },
        ))
    }
}
