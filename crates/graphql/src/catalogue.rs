//! Datasets and releases in GraphQL.

use std::sync::Arc;

use async_graphql::{
    Context, Object, SimpleObject,
    connection::{Connection, ConnectionNameType, DefaultEdgeName, Edge, EdgeNameType, EmptyFields},
};
use chrono::{DateTime, Utc};

use demarche_model::{
    error::{Error, Result},
    node::{Key, NodeKind},
    page::{Cursor, ListName, Page, PageArguments, Position, Side, SortValue},
    release::{Dataset, KindRange, Release},
};
use demarche_questions::coverage;

use crate::{
    cost::{Count, Paged},
    coverage::CoverageObject,
    session::engine,
};

/// The catalogue's cursors belong to no release.
const CATALOGUE: &str = "catalogue";

/// An analysis with its releases.
pub struct DatasetObject(Dataset);

/// One frozen version of a dataset: it never changes, so that answers from it can be cited, cached and repeated.
pub struct ReleaseObject(Arc<Release>);

impl ReleaseObject {
    /// Shows a release.
    pub fn new(release: Arc<Release>) -> Self {
        Self(release)
    }
}

/// How many entries a list of the catalogue has.
#[derive(SimpleObject)]
#[graphql(name = "CatalogueCounts")]
pub struct CatalogueCounts {
    /// How many entries the whole list has.
    #[graphql(directive = Count::apply())]
    total_count: Option<i32>,
}

/// Names the catalogue's connections.
pub struct CatalogueName;

impl ConnectionNameType for CatalogueName {
    fn type_name<T: async_graphql::OutputType>() -> String {
        format!("{}Connection", T::type_name())
    }
}

impl EdgeNameType for CatalogueName {
    fn type_name<T: async_graphql::OutputType>() -> String {
        DefaultEdgeName::type_name::<T>()
    }
}

/// A list of datasets.
pub type DatasetConnection =
    Connection<Cursor, DatasetObject, CatalogueCounts, EmptyFields, CatalogueName, CatalogueName>;

/// A list of releases.
pub type ReleaseConnection =
    Connection<Cursor, ReleaseObject, CatalogueCounts, EmptyFields, CatalogueName, CatalogueName>;

/// An analysis with its releases.
#[Object(name = "Dataset", cache_control(no_cache))]
impl DatasetObject {
    /// The name in URLs.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// The title of its newest release.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The licence of its newest release, as SPDX writes it.
    async fn licence(&self) -> &str {
        &self.0.licence
    }

    /// Its published releases, the newest version first.
    #[graphql(directive = Paged::apply())]
    async fn releases(
        &self,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ReleaseConnection> {
        let current = self.0.releases.iter().filter(|release| release.is_current());
        let releases = current.map(|release| ReleaseObject(release.clone())).collect();
        page(
            "Release.VERSION_DESC",
            releases,
            PageArguments {
                first,
                after,
                last,
                before,
            },
        )
    }
}

/// One frozen version of a dataset: it never changes, so that answers from it can be cited, cached and repeated.
#[Object(name = "Release")]
impl ReleaseObject {
    /// `dataset@version`, as in URLs and citations.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The dataset of which it is a version.
    #[graphql(cache_control(no_cache))]
    async fn dataset(&self, ctx: &Context<'_>) -> Result<DatasetObject> {
        let datasets = engine(ctx)?.catalogue().datasets().unwrap_or_default();
        let found = datasets.iter().find(|dataset| dataset.slug == self.0.dataset);
        found
            .cloned()
            .map(DatasetObject)
            .ok_or_else(|| Error::internal("a release without its dataset"))
    }

    /// The version, as in semantic versioning.
    async fn version(&self) -> &str {
        &self.0.version
    }

    /// The dataset's title in this version.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// What the dataset is, in a few sentences.
    async fn description(&self) -> Option<&str> {
        self.0.description.as_deref()
    }

    /// The licence of the content, as SPDX writes it.
    async fn licence(&self) -> &str {
        &self.0.licence
    }

    /// When it was published here.
    async fn published_at(&self) -> DateTime<Utc> {
        self.0.published_at
    }

    /// The SHA-256 of the content, 64 hexadecimal digits; the same wherever the same content is published.
    async fn sha256(&self) -> &str {
        &self.0.sha256
    }

    /// How many records it has of each kind.
    async fn counts(&self) -> Vec<KindCount> {
        self.0
            .counts
            .iter()
            .map(|KindRange { kind, first: _, count }| KindCount {
                kind: *kind,
                count: *count,
            })
            .collect()
    }

    /// What it has evidence for, kind by kind, and what is missing from it. Computed when it is first asked for.
    async fn coverage(&self, ctx: &Context<'_>) -> Result<CoverageObject> {
        Ok(coverage::service::of_release(&engine(ctx)?.analysis(self.0.clone()))
            .await?
            .into())
    }

    /// The path at which GraphQL answers from exactly this release.
    async fn graphql_path(&self) -> String {
        format!("/datasets/{}/graphql", self.0.name)
    }

    /// The path under which REST answers from exactly this release.
    async fn rest_path(&self) -> String {
        format!("/datasets/{}/v1", self.0.name)
    }
}

/// How many records a release has of one kind.
#[derive(SimpleObject)]
pub struct KindCount {
    /// The kind.
    kind: NodeKind,
    /// How many records of it there are.
    count: i32,
}

/// Answers the list of datasets.
///
/// # Errors
/// As the arguments'.
pub fn datasets(ctx: &Context<'_>, arguments: PageArguments) -> Result<DatasetConnection> {
    let datasets = engine(ctx)?.catalogue().datasets().unwrap_or_default();
    let datasets = datasets
        .iter()
        .filter(|dataset| dataset.newest().is_some())
        .cloned()
        .map(DatasetObject)
        .collect();
    page("Dataset.SLUG_ASC", datasets, arguments)
}

/// A page of a list in memory; a cursor holds the place in the list.
fn page<T: async_graphql::OutputType>(
    order: &str,
    all: Vec<T>,
    arguments: PageArguments,
) -> Result<Connection<Cursor, T, CatalogueCounts, EmptyFields, CatalogueName, CatalogueName>> {
    let page = arguments.check(ListName {
        release: CATALOGUE,
        order,
    })?;
    let total_count = i32::try_from(all.len()).ok();
    let slice = page.slice(window(all, &page));
    let mut connection =
        Connection::with_additional_fields(slice.has_previous, slice.has_next, CatalogueCounts { total_count });
    connection.edges.extend(slice.rows.into_iter().map(|(place, entry)| {
        let position = Position {
            sort: SortValue::None,
            key: Key(place),
            tie: 0,
        };
        let cursor = Cursor {
            release: CATALOGUE.to_owned(),
            order: order.to_owned(),
            position,
        };
        Edge::with_additional_fields(cursor, entry, EmptyFields)
    }));
    Ok(connection)
}

fn window<T>(all: Vec<T>, page: &Page) -> Vec<(i32, T)> {
    let inside = |place: &i32| {
        page.after.as_ref().is_none_or(|after| *place > after.key.0)
            && page.before.as_ref().is_none_or(|before| *place < before.key.0)
    };
    let mut rows: Vec<(i32, T)> = (0..).zip(all).filter(|(place, _)| inside(place)).collect();
    if page.side == Side::Last {
        rows.reverse();
    }
    rows
}
