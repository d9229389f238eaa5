//! Relay connections over the kinds: pages now, counts only when they are asked for.
//!
//! All connections are one page, which knows its records by their [`Record`](demarche_model::Record) alone; what makes a
//! type of each is its [`ConnectionType`], which only describes it.

mod describe;
mod page;

use std::{any::type_name, borrow::Cow, marker::PhantomData};

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, OutputType, Positioned, ServerResult, Value,
    parser::types::Field,
    registry::{MetaTypeId, ObjectBuilder, Registry},
};
use demarche_model::{
    error::Result,
    facet::FacetField,
    filter::Filter,
    kind::Kind,
    node::Key,
    order::Order,
    page::{ListName, PageArguments},
};
use demarche_store::{Branch, List, Listing};

pub use self::describe::{ConnectionType, Plain};
use self::page::{ListPage, Names};
use crate::{object::KindObject, session::analysis};

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

impl<K: Kind> ListArguments<K> {
    /// The arguments as clients write them.
    pub fn new(filter: Option<K::Filter>, order: Option<K::Order>, page: PageArguments) -> Self {
        Self { filter, order, page }
    }
}

/// A connection of this type.
pub struct Connection<S> {
    page: ListPage,
    marker: PhantomData<fn() -> S>,
}

/// A connection over records of one kind, of which nothing else is said.
pub type ConnectionOf<O> = Connection<Plain<O>>;

/// A page that is asked for, and the name of its order in cursors.
struct PageRequest {
    listing: Listing,
    order: String,
}

/// Answers a list of all of a release's records of one kind.
///
/// # Errors
/// As the arguments', or where no release answers.
pub async fn list<O: KindObject>(ctx: &Context<'_>, arguments: ListArguments<O::Record>) -> Result<ConnectionOf<O>> {
    connection(ctx, None, arguments).await
}

/// Answers a list of a parent's records, batched with the same list of other parents.
///
/// # Errors
/// As the arguments', or where no release answers.
pub async fn children<S: ConnectionType>(
    ctx: &Context<'_>,
    parent: (Key, &'static Branch),
    arguments: ListArguments<<S::Object as KindObject>::Record>,
) -> Result<Connection<S>> {
    connection(ctx, Some(parent), arguments).await
}

async fn connection<S: ConnectionType>(
    ctx: &Context<'_>,
    parent: Option<(Key, &'static Branch)>,
    arguments: ListArguments<<S::Object as KindObject>::Record>,
) -> Result<Connection<S>> {
    let release = &analysis(ctx)?.release().name;
    let asked = check(release, parent.map(|(_, branch)| branch), arguments)?;
    let names = Names {
        connection: Connection::<S>::type_name(),
        edge: format!("{}Edge", S::name()).into(),
        field: FacetField::from_code::<<<S::Object as KindObject>::Record as Kind>::Facet>,
    };
    let page = page::read(ctx, asked, parent.map(|(parent, _)| parent), names).await?;
    Ok(Connection {
        page,
        marker: PhantomData,
    })
}

fn check<K: Kind>(release: &str, branch: Option<&'static Branch>, arguments: ListArguments<K>) -> Result<PageRequest> {
    let ListArguments { filter, order, page } = arguments;
    let order = order.unwrap_or_else(K::Order::default_order);
    let name = order.name();
    let page = page.check(ListName { release, order: &name })?;
    let list = List {
        kind: K::KIND,
        branch,
        filter: filter.unwrap_or_default().tree()?,
    };
    let listing = Listing {
        list,
        order: order.sort(),
        page,
    };
    Ok(PageRequest { listing, order: name })
}

impl<S: ConnectionType> OutputType for Connection<S> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", S::name()).into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_output_type::<Self, _>(MetaTypeId::Object, |registry| {
            ObjectBuilder::new(Self::type_name(), describe::fields::<S>(registry))
                .description(Some(S::about()))
                .rust_typename(type_name::<Self>())
                .build()
        })
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        page::resolve(&self.page, ctx, field).await
    }
}

impl<S: ConnectionType> ContainerType for Connection<S> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        page::resolve_field(&self.page, ctx).await
    }
}
