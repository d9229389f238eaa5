//! The checks of a red line, and the red lines of a record: read for many at once.

use std::sync::Arc;

use async_graphql::{
    Context, Object,
    connection::{Connection, Edge, EmptyFields},
};
use demarche_model::{
    error::Result,
    interest::{Interest, InterestKind},
    node::{Key, Node},
    page::{Cursor, ListName, PageArguments, Position, SortValue},
};
use demarche_questions::{
    query,
    red_line::{Tested, service},
};
use futures_util::future::try_join_all;

use crate::{
    cost::Count,
    record,
    red_line::RedLineCheckObject,
    session::{analysis, queries, reads},
};

/// The order of checks: by the ids of their subjects.
const ORDER: &str = "RedLineCheck.SUBJECT_ASC";

/// A list of checks of one red line.
pub type RedLineCheckConnection = Connection<Cursor, RedLineCheckObject, RedLineCheckCounts, EmptyFields>;

/// How many checks a list has.
pub struct RedLineCheckCounts(Option<Tested>);

#[Object]
impl RedLineCheckCounts {
    /// How many records the red line is about. Counted only when asked for.
    #[graphql(directive = Count::apply())]
    async fn total_count(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        let Some(tested) = &self.0 else {
            return Some(Ok(0));
        };
        let count = match queries(ctx) {
            Ok(queries) => query::count_subjects(queries, tested.clone()).await,
            Err(error) => Err(error),
        };
        Some(count.map(|count| i32::try_from(count).unwrap_or(i32::MAX)))
    }
}

/// A page of the checks of a red line; of another interest there are none.
///
/// # Errors
/// As the arguments', or where the database cannot answer.
pub async fn checks(
    ctx: &Context<'_>,
    line: &Arc<Interest>,
    arguments: PageArguments,
) -> Result<RedLineCheckConnection> {
    let release = &analysis(ctx)?.release().name;
    let page = arguments.check(ListName { release, order: ORDER })?;
    let tested = (line.kind == InterestKind::RedLine).then(|| service::tested(line));
    let subjects = match &tested {
        Some(tested) => query::subjects(queries(ctx)?, tested.clone(), page.clone())
            .await?
            .to_vec(),
        None => Vec::new(),
    };
    let slice = page.slice(subjects);
    let found = try_join_all(slice.rows.iter().map(|subject| check(ctx, line, *subject))).await?;
    let counts = RedLineCheckCounts(tested);
    let mut connection = Connection::with_additional_fields(slice.has_previous, slice.has_next, counts);
    connection.edges.extend(found.into_iter().map(|check| {
        let position = Position {
            sort: SortValue::None,
            key: check.subject,
            tie: 0,
        };
        let cursor = Cursor {
            release: release.clone(),
            order: ORDER.to_owned(),
            position,
        };
        Edge::new(cursor, check)
    }));
    Ok(connection)
}

/// The red lines that a record may cross: those to which a source ties it, and those whose test is about an attribute
/// that it carries; in the order of their ids.
///
/// # Errors
/// Where the database cannot answer.
pub async fn red_lines(ctx: &Context<'_>, subject: &Node) -> Result<Vec<RedLineCheckObject>> {
    let checks = service::red_lines(reads(ctx)?, queries(ctx)?, subject).await?;
    Ok(checks.into_iter().map(RedLineCheckObject::from).collect())
}

/// One record against a red line.
async fn check(ctx: &Context<'_>, line: &Arc<Interest>, subject: Key) -> Result<RedLineCheckObject> {
    let record = record(ctx, subject).await?;
    let assertions = query::assertions(queries(ctx)?, subject).await?;
    Ok(service::check(line.clone(), record.node(), &assertions).into())
}
