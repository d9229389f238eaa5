//! The interfaces: `Node`, which every kind implements, and `Record`, which every kind but claims implements.
//!
//! Both are written by hand: the derive asks each kind for a method a field, and flattened fields are none.

use std::{any::type_name, borrow::Cow};

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, ID, InterfaceType, OutputType, Positioned, ServerResult, Value,
    indexmap::IndexMap,
    parser::types::Field,
    registry::{MetaField, MetaType, MetaTypeId, Registry},
    resolver_utils::{Fields, resolve_container},
};

use crate::{
    actor::Actor,
    artifact::Artifact,
    claim::Claim,
    document::Document,
    event::Event,
    interest::Interest,
    node::{CommonFields, Node},
    place::Place,
    relation::Relation,
    topic::Topic,
};

/// Whatever has an id (Relay's object identification).
#[derive(Clone)]
pub enum NodeObject {
    /// A record.
    Record(Record),
    /// A claim.
    Claim(Claim),
}

/// What records of every kind have: a name, evidence, and ties to other records.
#[derive(Clone)]
pub enum Record {
    /// An actor.
    Actor(Actor),
    /// A place.
    Place(Place),
    /// A topic.
    Topic(Topic),
    /// An interest.
    Interest(Interest),
    /// An event.
    Event(Event),
    /// An artifact.
    Artifact(Artifact),
    /// A relation.
    Relation(Relation),
    /// A document.
    Document(Document),
}

impl NodeObject {
    fn common(&self) -> &Node {
        match self {
            Self::Record(record) => record.common(),
            Self::Claim(claim) => &claim.node,
        }
    }
}

impl Record {
    /// What the record has in common with all records.
    pub fn common(&self) -> &Node {
        match self {
            Self::Actor(record) => &record.node,
            Self::Place(record) => &record.node,
            Self::Topic(record) => &record.node,
            Self::Interest(record) => &record.node,
            Self::Event(record) => &record.node,
            Self::Artifact(record) => &record.node,
            Self::Relation(record) => &record.node,
            Self::Document(record) => &record.node,
        }
    }
}

impl OutputType for NodeObject {
    fn type_name() -> Cow<'static, str> {
        "Node".into()
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        match self {
            Self::Record(record) => record.introspection_type_name(),
            Self::Claim(claim) => claim.introspection_type_name(),
        }
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_output_type::<Self, _>(MetaTypeId::Interface, |registry| {
            let mut kinds = Vec::from(records(registry, "Node"));
            kinds.push(implements::<Claim>(registry, "Node"));
            let mut id = MetaField::new("id".to_owned(), ID::create_type_info(registry));
            id.description = Some("The id, stable across the releases of a dataset.".to_owned());
            let fields = IndexMap::from([("id".to_owned(), id)]);
            interface::<Self>("Whatever has an id (Relay's object identification).", fields, kinds)
        })
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _field: &Positioned<Field>) -> ServerResult<Value> {
        resolve_container(ctx, self).await
    }
}

impl ContainerType for NodeObject {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        CommonFields::of(self.common()).answer(ctx).await
    }

    fn collect_all_fields<'a>(&'a self, ctx: &ContextSelectionSet<'a>, fields: &mut Fields<'a>) -> ServerResult<()> {
        match self {
            Self::Record(record) => record.collect_all_fields(ctx, fields),
            Self::Claim(claim) => claim.collect_all_fields(ctx, fields),
        }
    }
}

impl InterfaceType for NodeObject {}

impl OutputType for Record {
    fn type_name() -> Cow<'static, str> {
        "Record".into()
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        match self {
            Self::Actor(record) => record.introspection_type_name(),
            Self::Place(record) => record.introspection_type_name(),
            Self::Topic(record) => record.introspection_type_name(),
            Self::Interest(record) => record.introspection_type_name(),
            Self::Event(record) => record.introspection_type_name(),
            Self::Artifact(record) => record.introspection_type_name(),
            Self::Relation(record) => record.introspection_type_name(),
            Self::Document(record) => record.introspection_type_name(),
        }
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_output_type::<Self, _>(MetaTypeId::Interface, |registry| {
            let kinds = records(registry, "Record");
            let mut fields = CommonFields::describe(registry);
            for field in fields.values_mut() {
                // A description of the interface is one line, however the comment it comes from is broken.
                field.description = field.description.take().map(|text| text.replace('\n', " "));
            }
            let description = "What records of every kind have: a name, evidence, and ties to other records.";
            interface::<Self>(description, fields, kinds)
        })
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _field: &Positioned<Field>) -> ServerResult<Value> {
        resolve_container(ctx, self).await
    }
}

impl ContainerType for Record {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        CommonFields::of(self.common()).answer(ctx).await
    }

    fn collect_all_fields<'a>(&'a self, ctx: &ContextSelectionSet<'a>, fields: &mut Fields<'a>) -> ServerResult<()> {
        match self {
            Self::Actor(record) => record.collect_all_fields(ctx, fields),
            Self::Place(record) => record.collect_all_fields(ctx, fields),
            Self::Topic(record) => record.collect_all_fields(ctx, fields),
            Self::Interest(record) => record.collect_all_fields(ctx, fields),
            Self::Event(record) => record.collect_all_fields(ctx, fields),
            Self::Artifact(record) => record.collect_all_fields(ctx, fields),
            Self::Relation(record) => record.collect_all_fields(ctx, fields),
            Self::Document(record) => record.collect_all_fields(ctx, fields),
        }
    }
}

impl InterfaceType for Record {}

/// Describes an interface that these kinds implement.
fn interface<T: OutputType>(
    description: &str,
    fields: IndexMap<String, MetaField>,
    kinds: impl IntoIterator<Item = String>,
) -> MetaType {
    MetaType::Interface {
        name: T::type_name().into_owned(),
        description: Some(description.to_owned()),
        fields,
        possible_types: kinds.into_iter().collect(),
        extends: false,
        keys: None,
        visible: None,
        inaccessible: false,
        tags: Vec::new(),
        rust_typename: Some(type_name::<T>()),
        directive_invocations: Vec::new(),
        requires_scopes: Vec::new(),
    }
}

/// Says of every kind of record that it implements an interface, and names them.
fn records(registry: &mut Registry, interface: &str) -> [String; 8] {
    [
        implements::<Actor>(registry, interface),
        implements::<Place>(registry, interface),
        implements::<Topic>(registry, interface),
        implements::<Interest>(registry, interface),
        implements::<Event>(registry, interface),
        implements::<Artifact>(registry, interface),
        implements::<Relation>(registry, interface),
        implements::<Document>(registry, interface),
    ]
}

fn implements<K: OutputType>(registry: &mut Registry, interface: &str) -> String {
    K::create_type_info(registry);
    let name = K::type_name().into_owned();
    registry.add_implements(&name, interface);
    name
}

impl From<Actor> for Record {
    fn from(record: Actor) -> Self {
        Self::Actor(record)
    }
}

impl From<Place> for Record {
    fn from(record: Place) -> Self {
        Self::Place(record)
    }
}

impl From<Topic> for Record {
    fn from(record: Topic) -> Self {
        Self::Topic(record)
    }
}

impl From<Interest> for Record {
    fn from(record: Interest) -> Self {
        Self::Interest(record)
    }
}

impl From<Event> for Record {
    fn from(record: Event) -> Self {
        Self::Event(record)
    }
}

impl From<Artifact> for Record {
    fn from(record: Artifact) -> Self {
        Self::Artifact(record)
    }
}

impl From<Relation> for Record {
    fn from(record: Relation) -> Self {
        Self::Relation(record)
    }
}

impl From<Document> for Record {
    fn from(record: Document) -> Self {
        Self::Document(record)
    }
}
