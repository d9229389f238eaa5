//! Relay connections over the kinds: pages now, counts only when they are asked for.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use async_graphql::{
    Context, Object, ObjectType, OutputType, TypeName,
    connection::{
        Connection, ConnectionNameType, DefaultConnectionName, DefaultEdgeName, Edge as ConnectionEdge, EdgeNameType,
        EmptyFields,
    },
};

use super::{
    key::{ChildrenOf, CountOf},
    loader::{loaders, scope},
};
use crate::{
    error::Result,
    facet::{Facet, graphql::facets, loader::FacetOf},
    node::{
        Key, Kind, Order,
        store::{self, Branch, Counted, Edge, Listing, ListingOf, Row},
    },
    page::{Cursor, ListName, PageArguments, Slice},
};

/// What a client asks of a list.
#[derive(Clone, Debug)]
pub struct ListArguments<K: Kind> {
    /// Which records; all where it is `None`.
    pub filter: Option<K::Filter>,
    /// In which order; the kind's own where it is `None`.
    pub order: Option<K::Order>,
    /// Which page.
    pub page: PageArguments,
}

/// A kind that stands in connections.
pub trait Listed: Kind + OutputType {
    /// The counts that its connections offer.
    type Counts: ObjectType + From<CountSource<Self>>;
}

/// A connection over records of one kind.
pub type ConnectionOf<K, F = EmptyFields, Name = DefaultConnectionName, EdgeName = DefaultEdgeName> =
    Connection<Cursor, K, <K as Listed>::Counts, F, Name, EdgeName>;

/// What is counted when a count is asked for.
#[derive(Debug)]
pub struct CountSource<K: Kind> {
    parent: Option<(&'static Branch, Key)>,
    filter: Arc<K::Filter>,
}

impl<K: Kind> CountSource<K> {
    async fn count(&self, ctx: &Context<'_>, counted: Counted) -> Option<Result<i32>> {
        let Self { parent, filter } = self;
        let key = CountOf::<K> {
            parent: *parent,
            counted,
            filter: filter.clone(),
        };
        let count = match loaders(ctx) {
            Ok(loaders) => loaders.load_one(key).await,
            Err(error) => Err(error),
        };
        Some(count.map(|count| i32::try_from(count.unwrap_or(0)).unwrap_or(i32::MAX)))
    }

    async fn facets(&self, ctx: &Context<'_>, by: &[K::Facet]) -> Option<Result<Vec<Facet>>> {
        let Self { parent, filter } = self;
        let list = |by| FacetOf::<K> {
            parent: *parent,
            filter: filter.clone(),
            by,
        };
        Some(facets(ctx, by, list).await)
    }
}

/// Counts of records that have no date.
pub struct Counts<K: Kind>(CountSource<K>);

/// Counts of records that have dates.
pub struct DatedCounts<K: Kind>(CountSource<K>);

impl<K: Kind> From<CountSource<K>> for Counts<K> {
    fn from(source: CountSource<K>) -> Self {
        Self(source)
    }
}

impl<K: Kind> From<CountSource<K>> for DatedCounts<K> {
    fn from(source: CountSource<K>) -> Self {
        Self(source)
    }
}

impl<K: Listed> TypeName for Counts<K> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Counts", K::type_name()).into()
    }
}

impl<K: Listed> TypeName for DatedCounts<K> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Counts", K::type_name()).into()
    }
}

#[Object(name_type)]
impl<K: Listed> Counts<K> {
    /// How many records the whole list has. Counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        self.0.count(ctx, Counted::Listed).await
    }

    /// How the whole list spreads over the values of these fields, in their order. Counted only when asked for.
    async fn facets(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The fields to count by, each once.")] by: Vec<K::Facet>,
    ) -> Option<Result<Vec<Facet>>> {
        self.0.facets(ctx, &by).await
    }
}

#[Object(name_type)]
impl<K: Listed> DatedCounts<K> {
    /// How many records the whole list has. Counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        self.0.count(ctx, Counted::Listed).await
    }

    /// How the whole list spreads over the values of these fields, in their order. Counted only when asked for.
    async fn facets(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The fields to count by, each once.")] by: Vec<K::Facet>,
    ) -> Option<Result<Vec<Facet>>> {
        self.0.facets(ctx, &by).await
    }

    /// How many undated records the filter does not rule out: whether they belong in a list by date, the source does
    /// not say. Without a date in the filter, these are the list's undated records.
    async fn undated_count(&self, ctx: &Context<'_>) -> Option<Result<i32>> {
        self.0.count(ctx, Counted::Undated).await
    }
}

/// Answers a list of all of a release's records of one kind.
///
/// # Errors
/// As the arguments', or where no release answers.
pub async fn list<K: Listed>(ctx: &Context<'_>, arguments: ListArguments<K>) -> Result<ConnectionOf<K>> {
    let scope = scope(ctx)?;
    let listing = Arc::new(check(&scope.release.name, arguments)?);
    let read = async |_| {
        let mut names = scope.names(&listing.filter).await?;
        let slice = store::list(scope.db(), &listing, &mut names).await?;
        Ok(HashMap::from([(listing.clone(), Arc::new(slice))]))
    };
    let mut kept = scope.kept(std::slice::from_ref(&listing), read).await?;
    let slice = kept.remove(&listing).map_or_else(Slice::default, Arc::unwrap_or_clone);
    let source = CountSource {
        parent: None,
        filter: Arc::new(listing.filter.clone()),
    };
    Ok(connect((&scope.release.name, listing.order), source, slice, |()| {
        EmptyFields
    }))
}

/// Answers a list of a parent's records, batched with the same list of other parents.
///
/// # Errors
/// As the arguments', or where no release answers.
pub async fn children<K, E, F, Name, EdgeName>(
    ctx: &Context<'_>,
    (parent, branch): (Key, &'static Branch),
    arguments: ListArguments<K>,
    fields: impl Fn(E) -> F,
) -> Result<ConnectionOf<K, F, Name, EdgeName>>
where
    K: Listed,
    E: Edge,
    F: ObjectType,
    Name: ConnectionNameType,
    EdgeName: EdgeNameType,
{
    let release = &scope(ctx)?.release.name;
    let listing = check(release, arguments)?;
    let source = CountSource {
        parent: Some((branch, parent)),
        filter: Arc::new(listing.filter.clone()),
    };
    let order = listing.order;
    let empty = listing.page.slice(Vec::new());
    let slice = loaders(ctx)?
        .load_one(ChildrenOf::<K, E>::new(parent, branch, Arc::new(listing)))
        .await?;
    let slice = slice.map_or(empty, |slice| slice.as_ref().clone());
    Ok(connect((release, order), source, slice, fields))
}

/// As [`children`], where nothing is said about the way from parent to record.
///
/// # Errors
/// As [`children`].
pub async fn plain_children<K: Listed>(
    ctx: &Context<'_>,
    parent: (Key, &'static Branch),
    arguments: ListArguments<K>,
) -> Result<ConnectionOf<K>> {
    children(ctx, parent, arguments, |()| EmptyFields).await
}

fn check<K: Kind>(release: &str, arguments: ListArguments<K>) -> Result<ListingOf<K>> {
    let ListArguments { filter, order, page } = arguments;
    let order = order.unwrap_or_else(K::Order::default_order);
    let page = page.check(ListName {
        release,
        order: &order.name(),
    })?;
    Ok(Listing {
        filter: filter.unwrap_or_default(),
        order,
        page,
    })
}

fn connect<K, E, F, Name, EdgeName>(
    (release, order): (&str, K::Order),
    source: CountSource<K>,
    slice: Slice<Row<K, E>>,
    fields: impl Fn(E) -> F,
) -> ConnectionOf<K, F, Name, EdgeName>
where
    K: Listed,
    F: ObjectType,
    Name: ConnectionNameType,
    EdgeName: EdgeNameType,
{
    let Slice {
        rows,
        has_previous,
        has_next,
    } = slice;
    let mut connection = Connection::with_additional_fields(has_previous, has_next, source.into());
    connection
        .edges
        .extend(rows.into_iter().map(|Row { record, edge, position }| {
            let cursor = Cursor {
                release: release.to_owned(),
                order: order.name(),
                position,
            };
            ConnectionEdge::with_additional_fields(cursor, record, fields(edge))
        }));
    connection
}
