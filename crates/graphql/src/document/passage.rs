//! Passages of a document as a connection, in the order of their numbers.

use async_graphql::{
    Context, Object, SimpleObject,
    connection::{Connection, DefaultConnectionName, DefaultEdgeName, Edge, EmptyFields},
};

use demarche_model::{
    document::Passage,
    error::Result,
    node::Key,
    page::{Cursor, ListName, Page, PageArguments, Position, Side, SortValue},
};

use crate::{cost::Count, object, session::analysis};

/// Passages of a document.
pub type PassageConnection =
    Connection<Cursor, PassageObject, PassageCounts, EmptyFields, DefaultConnectionName, DefaultEdgeName>;

/// How many passages a list has.
#[derive(SimpleObject)]
#[graphql(name = "PassageCounts")]
pub struct PassageCounts {
    /// How many passages the whole list has.
    #[graphql(directive = Count::apply())]
    total_count: Option<i32>,
}

const ORDER: &str = "Passage.NUMBER_ASC";

object! {
    /// A passage of a document, as GraphQL shows it.
    pub struct PassageObject(Passage);
}

/// A part of a document to which claims point, usually a paragraph.
#[Object(name = "Passage")]
impl PassageObject {
    /// The number of the paragraph, headings counted, from 1.
    async fn number(&self) -> i32 {
        self.number
    }

    /// Where to find it in words; null where the number says all.
    async fn locator(&self) -> Option<&str> {
        self.locator.as_deref()
    }

    /// What it says, shortly and in the dataset's own words.
    async fn paraphrase(&self) -> Option<&str> {
        self.paraphrase.as_deref()
    }

    /// Words that the document itself quotes from somebody, at most 25.
    async fn quote(&self) -> Option<&str> {
        self.quote.as_deref()
    }
}

/// Answers a page of passages of one document, which come in the order of their numbers.
///
/// # Errors
/// As the arguments', or where no release answers.
pub fn passages(ctx: &Context<'_>, all: Vec<Passage>, arguments: PageArguments) -> Result<PassageConnection> {
    let release = &analysis(ctx)?.release().name;
    let page = arguments.check(ListName { release, order: ORDER })?;
    let total_count = i32::try_from(all.len()).ok();
    let slice = page.slice(window(all, &page));
    let mut connection =
        Connection::with_additional_fields(slice.has_previous, slice.has_next, PassageCounts { total_count });
    connection.edges.extend(slice.rows.into_iter().map(|passage| {
        let position = Position {
            sort: SortValue::None,
            key: Key(passage.number),
            tie: 0,
        };
        let cursor = Cursor {
            release: release.clone(),
            order: ORDER.to_owned(),
            position,
        };
        Edge::with_additional_fields(cursor, passage.into(), EmptyFields)
    }));
    Ok(connection)
}

/// The passages between the page's cursors, read from its side.
fn window(all: Vec<Passage>, page: &Page) -> Vec<Passage> {
    let inside = |passage: &Passage| {
        page.after.as_ref().is_none_or(|after| passage.number > after.key.0)
            && page.before.as_ref().is_none_or(|before| passage.number < before.key.0)
    };
    let mut rows: Vec<Passage> = all.into_iter().filter(inside).collect();
    if page.side == Side::Last {
        rows.reverse();
    }
    rows
}
