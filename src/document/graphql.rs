//! Documents in GraphQL.

use async_graphql::{Context, ID, Object};

use super::{Document, DocumentFilter, DocumentOrder, PassageConnection, Reliability, passages};
use crate::{
    claim::{self, Claim, ClaimFilter, ClaimOrder},
    date::UncertainDate,
    error::Result,
    graphql::{ConnectionOf, DatedCounts, ListArguments, Listed, attached, find, list, plain_children},
    node::RecordFields,
    page::PageArguments,
};

impl Listed for Document {
    type Counts = DatedCounts<Self>;
}

/// A source, with its passages.
#[Object]
impl Document {
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
    async fn passages(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<PassageConnection> {
        let arguments = PageArguments {
            first,
            after,
            last,
            before,
        };
        passages(ctx, attached(ctx, self.node.key).await?, arguments)
    }

    /// The claims found in it; `claims` are those about the document itself.
    async fn reported_claims(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which claims; all by default.")] filter: Option<ClaimFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<ClaimOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Claim>> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        plain_children(
            ctx,
            (self.node.key, &claim::OF_DOCUMENT),
            ListArguments {
                filter,
                order: order_by,
                page,
            },
        )
        .await
    }
}

/// Asks for documents.
#[derive(Default)]
pub struct DocumentQuery;

#[Object]
impl DocumentQuery {
    /// The document with this id; null where there is none.
    async fn document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The document's id, `document/melkonian-russia-iran`, or its slug, `melkonian-russia-iran`.")]
        id: ID,
    ) -> Option<Result<Document>> {
        find(ctx, &id).await
    }

    /// The release's documents.
    async fn documents(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which documents; all by default.")] filter: Option<DocumentFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<DocumentOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Document>> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        list(
            ctx,
            ListArguments {
                filter,
                order: order_by,
                page,
            },
        )
        .await
    }
}
