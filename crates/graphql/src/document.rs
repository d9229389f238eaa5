//! Documents in GraphQL.

use async_graphql::{Context, ID, Object};

use demarche_model::{
    claim::{ClaimFilter, ClaimOrder},
    date::UncertainDate,
    document::{Document, DocumentFacet, DocumentFilter, DocumentOrder, Reliability},
    error::Result,
    page::PageArguments,
};

use crate::{
    ConnectionOf, KindObject, ListArguments, attached, children,
    claim::ClaimObject,
    common::RecordFields,
    cost::{Conditions, LookUp, Paged},
    find, list, object,
};

mod passage;

pub use passage::{PassageConnection, passages};

object! {
    /// A document as GraphQL shows it.
    pub struct DocumentObject(Arc<Document>);
}

impl KindObject for DocumentObject {
    type Record = Document;

    const OF_SEVERAL: &'static [DocumentFacet] = &[DocumentFacet::Topic];
}

/// A source, with its passages.
#[Object(name = "Document")]
impl DocumentObject {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields<'_, Self> {
        RecordFields::of(&self.node)
    }

    /// The title under which it was published.
    async fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Who wrote it, as printed, in that order.
    async fn authors(&self) -> &[String] {
        &self.authors
    }

    /// Who published it.
    async fn publisher(&self) -> Option<&str> {
        self.publisher.as_deref()
    }

    /// When it was published; null where that is not known.
    async fn published(&self) -> Option<&UncertainDate> {
        self.published.as_ref()
    }

    /// The language in which it is written, as a BCP 47 tag.
    async fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// Where it can be read.
    async fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The SHA-256 of the text that was read, 64 hexadecimal digits.
    async fn sha256(&self) -> Option<&str> {
        self.sha256.as_deref()
    }

    /// Under what terms its text may be used.
    async fn rights(&self) -> Option<&str> {
        self.rights.as_deref()
    }

    /// How reliable the source is, whatever it says (Admiralty code).
    async fn reliability(&self) -> Reliability {
        self.reliability
    }

    /// Its passages, usually paragraphs, in the order of their numbers.
    #[graphql(directive = Paged::apply())]
    async fn passages(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<PassageConnection> {
        let arguments = PageArguments::new(first, after, last, before);
        passages(ctx, attached(ctx, self.node.key).await?.to_vec(), arguments)
    }

    /// The claims found in it; `claims` are those about the document itself.
    #[graphql(directive = Paged::apply())]
    async fn reported_claims(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which claims; all by default.")] filter: Option<ClaimFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ClaimOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<ClaimObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        children(ctx, (self.node.key, &demarche_store::claim::OF_DOCUMENT), arguments).await
    }
}

/// Asks for documents.
#[derive(Default)]
pub struct DocumentQuery;

#[Object]
impl DocumentQuery {
    /// The document with this id; null where there is none.
    #[graphql(directive = LookUp::apply())]
    async fn document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The document's id, `document/melkonian-russia-iran`, or its slug, `melkonian-russia-iran`.")]
        id: ID,
    ) -> Option<Result<DocumentObject>> {
        find(ctx, &id).await
    }

    /// The release's documents.
    #[graphql(directive = Paged::apply())]
    async fn documents(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Which documents; all by default.",
            directive = Conditions::apply(&["ids"])
        )]
        filter: Option<DocumentFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<DocumentOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<DocumentObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        list(ctx, arguments).await
    }
}
