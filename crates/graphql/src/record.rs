//! The interfaces: `Node`, which every kind implements, and `Record`, which every kind but claims implements.
//!
//! Both are written by hand: the derive asks each kind for a method a field, and flattened fields are none.

use std::{any::type_name, borrow::Cow, ops::Deref};

use async_graphql::{
    ContextSelectionSet, ID, OutputType, Positioned, ServerResult, Value,
    indexmap::IndexMap,
    parser::types::Field,
    registry::{MetaField, MetaType, MetaTypeId, Registry},
};
use demarche_model::Record;
use futures_util::future::{BoxFuture, FutureExt};

use crate::{
    actor::ActorObject, artifact::ArtifactObject, claim::ClaimObject, common::CommonFields, document::DocumentObject,
    event::EventObject, interest::InterestObject, place::PlaceObject, relation::RelationObject, topic::TopicObject,
};

/// Whatever has an id (Relay's object identification): a record or a claim.
#[derive(Clone, Debug)]
pub struct NodeObject(Record);

/// What records of every kind have: a name, evidence, and ties to other records. It is made of no claim.
#[derive(Clone, Debug)]
pub struct RecordObject(Record);

impl From<Record> for NodeObject {
    fn from(record: Record) -> Self {
        Self(record)
    }
}

impl From<Record> for RecordObject {
    fn from(record: Record) -> Self {
        Self(record)
    }
}

impl From<RecordObject> for NodeObject {
    fn from(RecordObject(record): RecordObject) -> Self {
        Self(record)
    }
}

impl From<ClaimObject> for NodeObject {
    fn from(claim: ClaimObject) -> Self {
        Self(Record::Claim(claim.into()))
    }
}

impl Deref for RecordObject {
    type Target = Record;

    fn deref(&self) -> &Record {
        &self.0
    }
}

/// The name of the object that shows a record.
pub(crate) fn kind_name(record: &Record) -> Cow<'static, str> {
    match record {
        Record::Actor(_) => ActorObject::type_name(),
        Record::Place(_) => PlaceObject::type_name(),
        Record::Topic(_) => TopicObject::type_name(),
        Record::Interest(_) => InterestObject::type_name(),
        Record::Event(_) => EventObject::type_name(),
        Record::Artifact(_) => ArtifactObject::type_name(),
        Record::Relation(_) => RelationObject::type_name(),
        Record::Document(_) => DocumentObject::type_name(),
        Record::Claim(_) => ClaimObject::type_name(),
    }
}

/// Answers what is asked of a record, as the object of its kind.
pub(crate) fn resolve_record<'a>(
    record: &'a Record,
    ctx: &'a ContextSelectionSet<'a>,
    field: &'a Positioned<Field>,
) -> BoxFuture<'a, ServerResult<Value>> {
    match record.clone() {
        Record::Actor(record) => shown(ActorObject::from(record), ctx, field),
        Record::Place(record) => shown(PlaceObject::from(record), ctx, field),
        Record::Topic(record) => shown(TopicObject::from(record), ctx, field),
        Record::Interest(record) => shown(InterestObject::from(record), ctx, field),
        Record::Event(record) => shown(EventObject::from(record), ctx, field),
        Record::Artifact(record) => shown(ArtifactObject::from(record), ctx, field),
        Record::Relation(record) => shown(RelationObject::from(record), ctx, field),
        Record::Document(record) => shown(DocumentObject::from(record), ctx, field),
        Record::Claim(record) => shown(ClaimObject::from(record), ctx, field),
    }
}

fn shown<'a, O: OutputType + 'a>(
    object: O,
    ctx: &'a ContextSelectionSet<'a>,
    field: &'a Positioned<Field>,
) -> BoxFuture<'a, ServerResult<Value>> {
    async move { object.resolve(ctx, field).await }.boxed()
}

impl OutputType for NodeObject {
    fn type_name() -> Cow<'static, str> {
        "Node".into()
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        kind_name(&self.0)
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_output_type::<Self, _>(MetaTypeId::Interface, |registry| {
            let mut kinds = Vec::from(records(registry, "Node"));
            kinds.push(implements::<ClaimObject>(registry, "Node"));
            let mut id = MetaField::new("id".to_owned(), ID::create_type_info(registry));
            id.description = Some("The id, stable across the releases of a dataset.".to_owned());
            let fields = IndexMap::from([("id".to_owned(), id)]);
            interface::<Self>("Whatever has an id (Relay's object identification).", fields, kinds)
        })
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        resolve_record(&self.0, ctx, field).await
    }
}

impl OutputType for RecordObject {
    fn type_name() -> Cow<'static, str> {
        "Record".into()
    }

    fn introspection_type_name(&self) -> Cow<'static, str> {
        kind_name(&self.0)
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

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        resolve_record(&self.0, ctx, field).await
    }
}

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
        implements::<ActorObject>(registry, interface),
        implements::<PlaceObject>(registry, interface),
        implements::<TopicObject>(registry, interface),
        implements::<InterestObject>(registry, interface),
        implements::<EventObject>(registry, interface),
        implements::<ArtifactObject>(registry, interface),
        implements::<RelationObject>(registry, interface),
        implements::<DocumentObject>(registry, interface),
    ]
}

fn implements<K: OutputType>(registry: &mut Registry, interface: &str) -> String {
    K::create_type_info(registry);
    let name = K::type_name().into_owned();
    registry.add_implements(&name, interface);
    name
}
