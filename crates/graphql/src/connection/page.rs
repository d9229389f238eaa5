//! The page behind every connection: its records are of some kind, and which that is decides nothing here.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, InputType, InputValueError, InputValueResult, OutputType, Positioned,
    ServerResult, Value,
    connection::PageInfo,
    parser::types::Field,
    registry::Registry,
    resolver_utils::{resolve_container, resolve_list},
};
use demarche_model::{
    error::Result,
    facet::FacetField,
    node::Key,
    page::{Cursor, Slice},
};
use demarche_store::{Counted, Edge, List, Row};
use futures_util::future::{BoxFuture, FutureExt};

use super::PageRequest;
use crate::{
    actor::MembershipFields,
    event::ParticipationFields,
    facet::{FacetObject, facets},
    record::{kind_name, resolve_record},
    session::{analysis, reads},
};

/// A page of records, with what ties each to a parent.
pub(super) struct ListPage {
    rows: Arc<Slice<Row>>,
    list: Arc<List>,
    parent: Option<Key>,
    /// The release's name, for cursors.
    release: String,
    /// The order's name, for cursors.
    order: String,
    names: Names,
}

/// What is called how in one type of connection.
pub(super) struct Names {
    /// The connection.
    pub(super) connection: Cow<'static, str>,
    /// Its edges.
    pub(super) edge: Cow<'static, str>,
    /// What it is counted by.
    pub(super) field: fn(&str) -> Option<FacetField>,
}

/// Reads a page of a release's records, or of a parent's.
pub(super) async fn read(ctx: &Context<'_>, asked: PageRequest, parent: Option<Key>, names: Names) -> Result<ListPage> {
    let PageRequest { listing, order } = asked;
    let (list, listing) = (Arc::new(listing.list.clone()), Arc::new(listing));
    Ok(ListPage {
        rows: reads(ctx)?.page(listing, parent).await?,
        list,
        parent,
        release: analysis(ctx)?.release().name.clone(),
        order,
        names,
    })
}

/// Answers what is selected of a page.
pub(super) fn resolve<'a>(
    page: &'a ListPage,
    ctx: &'a ContextSelectionSet<'a>,
    field: &'a Positioned<Field>,
) -> BoxFuture<'a, ServerResult<Value>> {
    page.resolve(ctx, field).boxed()
}

/// Answers a field of a page.
pub(super) fn resolve_field<'a>(
    page: &'a ListPage,
    ctx: &'a Context<'a>,
) -> BoxFuture<'a, ServerResult<Option<Value>>> {
    page.resolve_field(ctx).boxed()
}

impl ListPage {
    fn edges(&self) -> impl ExactSizeIterator<Item = PageEdge<'_>> {
        self.rows.rows.iter().map(|row| PageEdge { page: self, row })
    }

    fn cursor(&self, row: &Row) -> String {
        let cursor = Cursor {
            release: self.release.clone(),
            order: self.order.clone(),
            position: row.position.clone(),
        };
        cursor.encode()
    }

    fn info(&self) -> PageInfo {
        let Slice {
            rows,
            has_previous,
            has_next,
        } = self.rows.as_ref();
        PageInfo {
            has_previous_page: *has_previous,
            has_next_page: *has_next,
            start_cursor: rows.first().map(|row| self.cursor(row)),
            end_cursor: rows.last().map(|row| self.cursor(row)),
        }
    }

    async fn count(&self, ctx: &Context<'_>, counted: Counted) -> Result<i32> {
        let count = reads(ctx)?.count(self.list.clone(), counted, self.parent).await?;
        Ok(i32::try_from(count).unwrap_or(i32::MAX))
    }

    async fn facets(&self, ctx: &Context<'_>, by: &[FacetField]) -> Result<Vec<FacetObject>> {
        facets(ctx, &self.list, self.parent, by).await
    }

    /// The fields that a list is to be counted by.
    fn by(&self, ctx: &Context<'_>) -> ServerResult<Vec<FacetField>> {
        let (_, codes) = ctx.param_value::<Vec<Code>>("by", None)?;
        let field = |Code(code): &Code| (self.names.field)(code);
        Ok(codes.iter().filter_map(field).collect())
    }
}

impl OutputType for ListPage {
    /// A name that no type has: what is asked of a page is asked of the type that [`Self::introspection_type_name`] names.
    fn type_name() -> Cow<'static, str> {
        "ListPage".into()
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        self.names.connection.clone()
    }

    fn create_type_info(_: &mut Registry) -> String {
        Self::type_name().into_owned()
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        resolve_container(ctx, self).await
    }
}

impl ContainerType for ListPage {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        let inner = ctx.with_selection_set(&ctx.item.node.selection_set);
        let answer = match ctx.item.node.name.node.as_str() {
            "pageInfo" => self.info().resolve(&inner, ctx.item).await,
            "edges" => resolve_list(&inner, ctx.item, self.edges(), Some(self.rows.rows.len())).await,
            "nodes" => {
                let nodes = self.rows.rows.iter().map(Node);
                resolve_list(&inner, ctx.item, nodes, Some(self.rows.rows.len())).await
            }
            "totalCount" => {
                Some(self.count(ctx, Counted::Listed).await)
                    .resolve(&inner, ctx.item)
                    .await
            }
            "undatedCount" => {
                Some(self.count(ctx, Counted::Undated).await)
                    .resolve(&inner, ctx.item)
                    .await
            }
            "facets" => {
                let by = self.by(ctx).map_err(|error| ctx.set_error_path(error))?;
                Some(self.facets(ctx, &by).await).resolve(&inner, ctx.item).await
            }
            _ => return Ok(None),
        };
        answer.map(Some)
    }
}

/// A record in a page, with what ties it to the parent.
struct PageEdge<'a> {
    page: &'a ListPage,
    row: &'a Row,
}

impl OutputType for PageEdge<'_> {
    fn type_name() -> Cow<'static, str> {
        "PageEdge".into()
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        self.page.names.edge.clone()
    }

    fn create_type_info(_: &mut Registry) -> String {
        Self::type_name().into_owned()
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        resolve_container(ctx, self).await
    }
}

impl ContainerType for PageEdge<'_> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        let inner = ctx.with_selection_set(&ctx.item.node.selection_set);
        match ctx.item.node.name.node.as_str() {
            "cursor" => self.page.cursor(self.row).resolve(&inner, ctx.item).await.map(Some),
            "node" => Node(self.row).resolve(&inner, ctx.item).await.map(Some),
            _ => match &self.row.edge {
                Edge::Plain => Ok(None),
                Edge::Participation(part) => ParticipationFields::from(part).resolve_field(ctx).await,
                Edge::Membership(membership) => MembershipFields::from(membership).resolve_field(ctx).await,
            },
        }
    }
}

/// The record of a row, shown as what it is.
struct Node<'a>(&'a Row);

impl OutputType for Node<'_> {
    fn type_name() -> Cow<'static, str> {
        "Node".into()
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        kind_name(&self.0.record)
    }

    fn create_type_info(_: &mut Registry) -> String {
        Self::type_name().into_owned()
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        resolve_record(&self.0.record, ctx, field).await
    }
}

/// A code as it is written; which list it is of, the schema says and validation has checked.
struct Code(String);

impl InputType for Code {
    type RawValueType = Self;

    fn type_name() -> Cow<'static, str> {
        "Code".into()
    }

    fn create_type_info(_: &mut Registry) -> String {
        Self::qualified_type_name()
    }

    fn parse(value: Option<Value>) -> InputValueResult<Self> {
        match value {
            Some(Value::Enum(code)) => Ok(Self(code.to_string())),
            Some(Value::String(code)) => Ok(Self(code)),
            other => Err(InputValueError::expected_type(other.unwrap_or_default())),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }
}
