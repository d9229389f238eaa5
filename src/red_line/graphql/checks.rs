//! The checks of a red line, and the red lines of a record: read for many at once.

use std::collections::{BTreeSet, HashMap};

use async_graphql::{
    Context, Object,
    connection::{Connection, Edge, EmptyFields},
    dataloader::Loader,
};
use futures_util::future::try_join_all;

use super::super::{
    RedLineCheck, service,
    store::{self, Assertion, Tested},
};
use crate::{
    error::{Error, Result},
    graphql::{Scope, loaders, record, records, scope},
    interest::{Interest, InterestKind},
    node::{Key, Node},
    page::{Cursor, ListName, Page, PageArguments, Position, SortValue},
};

/// The order of checks: by the ids of their subjects.
const ORDER: &str = "RedLineCheck.SUBJECT_ASC";

/// A list of checks of one red line.
pub type RedLineCheckConnection = Connection<Cursor, RedLineCheck, RedLineCheckCounts, EmptyFields>;

/// How many checks a list has.
pub struct RedLineCheckCounts(Option<Tested>);

#[Object]
impl RedLineCheckCounts {
    /// How many records the red line is about. Counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        let Some(tested) = &self.0 else {
            return Some(Ok(0));
        };
        let count = match loaders(ctx) {
            Ok(loaders) => loaders.load_one(SubjectCount(tested.clone())).await,
            Err(error) => Err(error),
        };
        Some(count.map(|count| i32::try_from(count.unwrap_or(0)).unwrap_or(i32::MAX)))
    }
}

/// Asks what sources say that a record does to red lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct AssertionsOf(pub Key);

/// Asks for all red lines that have a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct AllTested;

/// Asks for a page of the records that a red line is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct SubjectsOf(Tested, Page);

/// Asks how many records a red line is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct SubjectCount(Tested);

/// A page of the checks of a red line; of another interest there are none.
///
/// # Errors
/// As the arguments', or where the database cannot answer.
pub async fn checks(ctx: &Context<'_>, line: &Interest, arguments: PageArguments) -> Result<RedLineCheckConnection> {
    let release = &scope(ctx)?.release.name;
    let page = arguments.check(ListName { release, order: ORDER })?;
    let tested = (line.kind == InterestKind::RedLine).then(|| tested(line));
    let subjects = match &tested {
        Some(tested) => loaders(ctx)?.load_one(SubjectsOf(tested.clone(), page.clone())).await?,
        None => None,
    };
    let slice = page.slice(subjects.unwrap_or_default());
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
pub async fn red_lines(ctx: &Context<'_>, subject: &Node) -> Result<Vec<RedLineCheck>> {
    let assertions = assertions(ctx, subject.key).await?;
    let mut lines: BTreeSet<Key> = assertions.iter().map(|assertion| assertion.red_line).collect();
    if !subject.attributes.is_empty() {
        let all = loaders(ctx)?.load_one(AllTested).await?.unwrap_or_default();
        let all: Vec<Interest> = records(ctx, all).await?;
        let about = |line: &&Interest| {
            let test = tested(line);
            subject
                .attributes
                .iter()
                .any(|carried| test.attributes.contains(&carried.key))
        };
        lines.extend(all.iter().filter(about).map(|line| line.node.key));
    }
    let lines: Vec<Interest> = records(ctx, lines).await?;
    Ok(lines
        .into_iter()
        .map(|line| service::check(line, subject, &assertions))
        .collect())
}

/// One record against a red line.
async fn check(ctx: &Context<'_>, line: &Interest, subject: Key) -> Result<RedLineCheck> {
    let record = record(ctx, subject).await?;
    let assertions = assertions(ctx, subject).await?;
    Ok(service::check(line.clone(), record.common(), &assertions))
}

/// What sources say that a record does to red lines.
///
/// # Errors
/// Where the database cannot answer.
pub(super) async fn assertions(ctx: &Context<'_>, subject: Key) -> Result<Vec<Assertion>> {
    Ok(loaders(ctx)?.load_one(AssertionsOf(subject)).await?.unwrap_or_default())
}

fn tested(line: &Interest) -> Tested {
    let attributes = line
        .crossed_when
        .as_ref()
        .map(|test| test.attributes().into_iter().map(str::to_owned).collect());
    Tested {
        red_line: line.node.key,
        attributes: attributes.unwrap_or_default(),
    }
}

impl Loader<AssertionsOf> for Scope {
    type Value = Vec<Assertion>;
    type Error = Error;

    async fn load(&self, subjects: &[AssertionsOf]) -> Result<HashMap<AssertionsOf, Vec<Assertion>>> {
        let keys: Vec<Key> = subjects.iter().map(|AssertionsOf(key)| *key).collect();
        let found = store::assertions(self.db(), self.release.id, &keys).await?;
        Ok(found.into_iter().map(|(key, all)| (AssertionsOf(key), all)).collect())
    }
}

impl Loader<AllTested> for Scope {
    type Value = Vec<Key>;
    type Error = Error;

    async fn load(&self, _: &[AllTested]) -> Result<HashMap<AllTested, Vec<Key>>> {
        let lines = store::tested(self.db(), self.release.id).await?;
        Ok(HashMap::from([(AllTested, lines)]))
    }
}

impl Loader<SubjectsOf> for Scope {
    type Value = Vec<Key>;
    type Error = Error;

    async fn load(&self, pages: &[SubjectsOf]) -> Result<HashMap<SubjectsOf, Vec<Key>>> {
        let mut groups: HashMap<&Page, Vec<&Tested>> = HashMap::new();
        for SubjectsOf(tested, page) in pages {
            groups.entry(page).or_default().push(tested);
        }
        let mut found = HashMap::new();
        for (page, lines) in groups {
            let mut subjects = store::subjects(self.db(), &self.release, &lines, page).await?;
            found.extend(lines.into_iter().map(|line| {
                let subjects = subjects.remove(&line.red_line).unwrap_or_default();
                (SubjectsOf(line.clone(), page.clone()), subjects)
            }));
        }
        Ok(found)
    }
}

impl Loader<SubjectCount> for Scope {
    type Value = i64;
    type Error = Error;

    async fn load(&self, lines: &[SubjectCount]) -> Result<HashMap<SubjectCount, i64>> {
        let tested: Vec<&Tested> = lines.iter().map(|SubjectCount(tested)| tested).collect();
        let counts = store::count_subjects(self.db(), &self.release, &tested).await?;
        let count = |line: &SubjectCount| (line.clone(), counts.get(&line.0.red_line).copied().unwrap_or(0));
        Ok(lines.iter().map(count).collect())
    }
}
