//! A document on its way into a release: from the folder to the record, and from the record to its row.

use demarche_dataset::{Entry, document::DocumentFields};
use demarche_model::{
    Result,
    document::{Document, Reliability},
};

use crate::{
    content::Content,
    content::values::{point, text},
    load::Line,
};

impl Content<'_> {
    pub(crate) fn document(&self, entry: &Entry<DocumentFields>) -> Result<Document> {
        let DocumentFields {
            title,
            authors,
            publisher,
            published,
            language,
            url,
            sha256,
            rights,
            reliability,
            passages: _,
        } = &entry.own;
        Ok(Document {
            node: self.node(entry.head())?,
            title: title.clone(),
            authors: authors.clone(),
            publisher: publisher.clone(),
            published: point(published.as_ref()),
            language: text(language.as_ref()),
            url: text(url.as_ref()),
            sha256: text(sha256.as_ref()),
            rights: rights.clone(),
            reliability: reliability.unwrap_or(Reliability::F),
        })
    }
}

/// The columns that are copied.
pub(crate) const COLUMNS: &str = "document (release, key, title, authors, publisher, language, url, sha256, rights, \
     reliability, published, published_earliest, published_latest)";

/// A row of the table.
pub(crate) fn line(line: &mut Line, row: &Document) {
    let Document {
        node,
        title,
        authors,
        publisher,
        published,
        language,
        url,
        sha256,
        rights,
        reliability,
    } = row;
    line.key(node.key).optional_text(title.as_ref()).texts(authors);
    line.optional_text(publisher.as_ref()).optional_text(language.as_ref());
    line.optional_text(url.as_ref()).optional_text(sha256.as_ref());
    line.optional_text(rights.as_ref()).code(*reliability);
    line.point(published.as_ref());
}
