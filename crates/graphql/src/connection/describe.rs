//! What tells connections apart: their names, the kind of their records, and what their edges say.

use std::{any::type_name, borrow::Cow, marker::PhantomData};

use async_graphql::{
    ContextSelectionSet, InputType, ObjectType, OutputType, Positioned, ServerResult, TypeDirective, Value,
    connection::{EmptyFields, PageInfo},
    indexmap::IndexMap,
    parser::types::Field,
    registry::{MetaDirectiveInvocation, MetaField, MetaInputValue, MetaType, MetaTypeId, ObjectBuilder, Registry},
};
use demarche_model::{kind::Kind, vocabulary::Vocabulary};
use demarche_store::table;

use crate::{
    cost::{AsLongAs, Count, Facets, OfSeveral},
    facet::FacetObject,
    object::KindObject,
};

/// A connection as the schema describes it.
pub trait ConnectionType: Send + Sync + 'static {
    /// What its records are shown as.
    type Object: KindObject;
    /// What an edge says beside cursor and node.
    type Edge: ObjectType;

    /// The name to which `Connection` and `Edge` are added.
    fn name() -> Cow<'static, str>;

    /// What a page of it has.
    fn about() -> String;
}

/// The type of a connection over records of one kind, of which nothing else is said.
pub struct Plain<O>(PhantomData<fn() -> O>);

impl<O: KindObject> ConnectionType for Plain<O> {
    type Object = O;
    type Edge = EmptyFields;

    fn name() -> Cow<'static, str> {
        O::type_name()
    }

    fn about() -> String {
        format!("A page of {}.", O::Record::KIND.plural())
    }
}

const TOTAL_COUNT: &str = "How many records the whole list has. Counted only when asked for.";

const FACETS: &str =
    "How the whole list spreads over the values of these fields, in their order. Counted only when asked for.";

/// The argument with the fields to count by.
const BY: &str = "by";

const UNDATED_COUNT: &str =
    "How many undated records the filter does not rule out: whether they belong in a list by date, the source does
not say. Without a date in the filter, these are the list's undated records.";

/// The type of a connection.
pub(super) fn fields<S: ConnectionType>(registry: &mut Registry) -> IndexMap<String, MetaField> {
    let page_info = PageInfo::create_type_info(registry);
    let edges = Vec::<Edges<S>>::create_type_info(registry);
    let nodes = Vec::<S::Object>::create_type_info(registry);
    let mut fields = vec![
        field("pageInfo", page_info, "Information to aid in pagination."),
        field("edges", edges, "A list of edges."),
        field("nodes", nodes, "A list of nodes."),
    ];
    fields.extend(counts::<S::Object>(registry));
    by_name(fields)
}

/// The counts that a connection over a kind offers.
fn counts<O: KindObject>(registry: &mut Registry) -> Vec<MetaField> {
    let count = <Option<i32> as OutputType>::create_type_info(registry);
    let mut fields = vec![
        costly(field("totalCount", count.clone(), TOTAL_COUNT), Count::apply()),
        facets::<O>(registry),
    ];
    if table(O::Record::KIND).date.is_some() {
        fields.push(costly(field("undatedCount", count, UNDATED_COUNT), Count::apply()));
    }
    Count.register(registry);
    fields
}

/// The counts by the values of fields.
fn facets<O: KindObject>(registry: &mut Registry) -> MetaField {
    let codes = Vec::<<O::Record as Kind>::Facet>::create_type_info(registry);
    price_codes::<O>(registry);
    let mut by = MetaInputValue::new("by", codes);
    by.description = Some("The fields to count by, each once.".to_owned());
    let facets = field("facets", Option::<Vec<FacetObject>>::create_type_info(registry), FACETS);
    let mut facets = costly(facets, Facets::apply(BY));
    facets.directive_invocations.push(AsLongAs::apply(BY));
    facets.args.insert(BY.to_owned(), by);
    AsLongAs.register(registry);
    facets
}

/// Writes on the codes by which a list is counted what they cost, where that is more than others.
fn price_codes<O: KindObject>(registry: &mut Registry) {
    let name = <<O::Record as Kind>::Facet as InputType>::type_name();
    let Some(MetaType::Enum { enum_values, .. }) = registry.types.get_mut(name.as_ref()) else {
        return;
    };
    for code in O::OF_SEVERAL {
        if let Some(value) = enum_values.get_mut(code.code()) {
            value.directive_invocations = vec![OfSeveral::apply()];
        }
    }
}

fn costly(mut field: MetaField, cost: MetaDirectiveInvocation) -> MetaField {
    field.directive_invocations.push(cost);
    field
}

/// The type of a connection's edges; they are answered as those of any page.
pub(super) struct Edges<S>(PhantomData<fn() -> S>);

impl<S: ConnectionType> OutputType for Edges<S> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", S::name()).into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_output_type::<Self, _>(MetaTypeId::Object, |registry| {
            let node = S::Object::create_type_info(registry);
            let cursor = <String as OutputType>::create_type_info(registry);
            let mut fields = vec![
                field("node", node, "The item at the end of the edge"),
                field("cursor", cursor, "A cursor for use in pagination"),
            ];
            fields.extend(said::<S::Edge>(registry));
            ObjectBuilder::new(Self::type_name(), by_name(fields))
                .description(Some("An edge in a connection.".to_owned()))
                .rust_typename(type_name::<Self>())
                .build()
        })
    }

    async fn resolve(&self, _: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
        Ok(Value::Null)
    }
}

/// What an edge says beside cursor and node.
fn said<E: ObjectType>(registry: &mut Registry) -> Vec<MetaField> {
    E::create_type_info(registry);
    match registry.types.get(E::type_name().as_ref()) {
        Some(MetaType::Object { fields, .. }) => fields.values().cloned().collect(),
        _ => Vec::new(),
    }
}

fn field(name: &str, ty: String, about: &str) -> MetaField {
    let mut field = MetaField::new(name.to_owned(), ty);
    field.description = Some(about.to_owned());
    field
}

fn by_name(fields: Vec<MetaField>) -> IndexMap<String, MetaField> {
    fields.into_iter().map(|field| (field.name.clone(), field)).collect()
}
