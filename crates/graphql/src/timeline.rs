//! Time lines in GraphQL.

use std::sync::Arc;

use async_graphql::{
    Context, Object,
    connection::{Connection, Edge, EmptyFields},
};

use demarche_model::{
    date::UncertainDate,
    error::Result,
    page::{Cursor, ListName, PageArguments, Slice},
};
use demarche_questions::timeline::{PlacedEntry, TimelineEntry, TimelineEntryKind, TimelineFilter, service};
use demarche_store::Counted;

use crate::{
    RecordObject,
    cost::{Conditions, Count, Paged},
    object, record,
    session::analysis,
};

/// The one order of time lines: the earliest bound of the date, then its latest, then the id, then what it is.
const ORDER: &str = "TimelineEntry.DATE_ASC";

/// A list of entries.
pub type TimelineEntryConnection = Connection<Cursor, TimelineEntryObject, TimelineEntryCounts, EmptyFields>;

object! {
    /// An entry of a time line, as GraphQL shows it.
    pub struct TimelineEntryObject(TimelineEntry);
}

/// What becomes of a record, and when.
#[Object(name = "TimelineEntry")]
impl TimelineEntryObject {
    /// When; null where that is not known. It is the record's own date, or that of its start or end.
    async fn date(&self) -> Option<&UncertainDate> {
        self.date.as_ref()
    }

    /// Whether it is an event, or a start or an end of what holds for a while.
    async fn what(&self) -> TimelineEntryKind {
        self.what
    }

    /// The event, interest or relation.
    async fn record(&self, ctx: &Context<'_>) -> Result<RecordObject> {
        record(ctx, self.record).await
    }
}

/// How many entries a time line has.
pub struct TimelineEntryCounts(Arc<TimelineFilter>);

#[Object]
impl TimelineEntryCounts {
    /// How many entries the whole time line has. Counted only when asked for.
    #[graphql(directive = Count::apply())]
    async fn total_count(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        Some(self.count(ctx, Counted::Listed).await)
    }

    /// How many undated entries the filter does not rule out: whether they belong in a span of days, the source does
    /// not say. Without a date in the filter, these are the undated entries at the end of the time line.
    #[graphql(directive = Count::apply())]
    async fn undated_count(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        Some(self.count(ctx, Counted::Undated).await)
    }
}

impl TimelineEntryCounts {
    async fn count(&self, ctx: &Context<'_>, counted: Counted) -> Result<i32> {
        let answering = analysis(ctx)?;
        let count = service::count(answering, &self.0, counted).await?;
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }
}

/// Answers a page of a time line.
///
/// # Errors
/// As the arguments', or where no release answers.
pub async fn timeline(
    ctx: &Context<'_>,
    filter: TimelineFilter,
    arguments: PageArguments,
) -> Result<TimelineEntryConnection> {
    let answering = analysis(ctx)?;
    let release = &answering.release().name;
    let page = arguments.check(ListName { release, order: ORDER })?;
    let slice = service::page(answering, &filter, &page).await?;
    let Slice {
        rows,
        has_previous,
        has_next,
    } = slice;
    let counts = TimelineEntryCounts(Arc::new(filter));
    let mut connection = Connection::with_additional_fields(has_previous, has_next, counts);
    connection
        .edges
        .extend(rows.into_iter().map(|PlacedEntry { entry, position }| {
            let cursor = Cursor {
                release: release.clone(),
                order: ORDER.to_owned(),
                position,
            };
            Edge::new(cursor, entry.into())
        }));
    Ok(connection)
}

/// Asks for time lines.
#[derive(Default)]
pub struct TimelineQuery;

#[Object]
impl TimelineQuery {
    /// What happened, and what began or ceased to hold, in one order: events, and the starts and ends of interests and
    /// relations. The earliest first, by the earliest day that it may be, then the latest; undated ones last. An end
    /// that is open (`..`) is no entry; one that is not known is undated, and so is the start of what has no date.
    #[graphql(directive = Paged::apply())]
    async fn timeline(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Which entries; all by default.",
            directive = Conditions::apply(&[])
        )]
        filter: Option<TimelineFilter>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<TimelineEntryConnection> {
        let page = PageArguments::new(first, after, last, before);
        timeline(ctx, filter.unwrap_or_default(), page).await
    }
}
