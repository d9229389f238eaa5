//! The record of a document and of its passages.

use std::sync::Arc;

use super::{DocumentFacet, DocumentFilter, DocumentOrder, Reliability};
use crate::{
    date::UncertainDate,
    kind::Kind,
    node::NodeKind,
    node::{Key, Node},
    record::Record,
};
use get_size2::GetSize;

/// A source.
#[derive(Clone, Debug, PartialEq, GetSize)]
pub struct Document {
    /// What every record has.
    pub node: Node,
    /// The title it was published under.
    pub title: Option<String>,
    /// Who wrote it, as printed, in that order.
    pub authors: Vec<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it was published: one moment; `None` where that is not known.
    pub published: Option<UncertainDate>,
    /// The language it is written in, as a BCP 47 tag such as `en`.
    pub language: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The SHA-256 of the text that was read, 64 hexadecimal digits.
    pub sha256: Option<String>,
    /// Under what terms its text may be used.
    pub rights: Option<String>,
    /// How reliable the source is, whatever it says (Admiralty code).
    pub reliability: Reliability,
}

/// A part of a document that claims point to, usually a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, GetSize)]
pub struct Passage {
    /// The document.
    pub document: Key,
    /// The number of the paragraph, headings counted, from 1.
    pub number: i32,
    /// Where to find it in words: a section, a page.
    pub locator: Option<String>,
    /// What it says, shortly and in the dataset's own words.
    pub paraphrase: Option<String>,
    /// Words that the document itself quotes from somebody, at most 25.
    pub quote: Option<String>,
}

impl Kind for Document {
    const KIND: NodeKind = NodeKind::Document;
    type Filter = DocumentFilter;
    type Order = DocumentOrder;
    type Facet = DocumentFacet;

    fn of(record: Record) -> Option<Arc<Self>> {
        match record {
            Record::Document(record) => Some(record),
            _ => None,
        }
    }

    fn node(&self) -> &Node {
        &self.node
    }
}
