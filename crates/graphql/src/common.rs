//! The fields that records of every kind answer.

use std::{any::type_name, borrow::Cow, marker::PhantomData};

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, ID, Object, ObjectType, OutputType, Positioned, ServerResult, Value,
    indexmap::IndexMap,
    parser::types::Field,
    registry::{MetaField, MetaType, MetaTypeId, ObjectBuilder, Registry},
};
use demarche_questions::claim;
use futures_util::future::{BoxFuture, FutureExt};

use demarche_model::{
    claim::ClaimFilter,
    error::Result,
    node::{Alias, AliasKind, Attribute, ExternalId, Key, Node, Quantity, TopicKey},
    page::PageArguments,
    relation::RelationFilter,
};

use crate::{
    ConnectionOf, Dispute, ListArguments, RecordObject,
    actor::ActorObject,
    attached, children,
    claim::ClaimObject,
    conflicts,
    cost::{AsLongAs, Paged},
    neighbor::{self, NeighborConnection, NeighborFilter},
    object, optional, records,
    relation::RelationObject,
    session::reads,
    topic::TopicObject,
};

/// What a record has in common with all records, answered once for every kind and for the interface `Record`.
pub struct CommonFields<'a>(&'a Node);

impl<'a> CommonFields<'a> {
    /// The fields of a record.
    pub fn of(node: &'a Node) -> Self {
        Self(node)
    }

    /// Answers a field that is asked of the record; nothing where it is none of these.
    pub fn answer(&'a self, ctx: &'a Context<'a>) -> BoxFuture<'a, ServerResult<Option<Value>>> {
        self.resolve_field(ctx).boxed()
    }

    /// The fields as the schema describes them, for a type that has them too.
    ///
    /// They are made anew for each such type: they lead back to records, so that a description that all shared would be
    /// met half-made.
    pub fn describe(registry: &mut Registry) -> IndexMap<String, MetaField> {
        let name = Self::type_name();
        let unfinished = registry.types.remove(name.as_ref());
        Self::create_type_info(registry);
        let finished = registry.types.remove(name.as_ref());
        registry
            .types
            .extend(unfinished.map(|unfinished| (name.into_owned(), unfinished)));
        match finished {
            Some(MetaType::Object { fields, .. }) => fields,
            _ => IndexMap::new(),
        }
    }
}

/// What a record of one kind has in common with all records: [`CommonFields`], to be flattened into the kind's object.
///
/// A type a kind, since the registry of async-graphql copies flattened fields when it meets them.
pub struct RecordFields<'a, K> {
    common: CommonFields<'a>,
    kind: PhantomData<fn() -> K>,
}

impl<'a, K> RecordFields<'a, K> {
    /// The fields of a record.
    pub fn of(node: &'a Node) -> Self {
        Self {
            common: CommonFields::of(node),
            kind: PhantomData,
        }
    }
}

impl<K: OutputType> OutputType for RecordFields<'_, K> {
    fn type_name() -> Cow<'static, str> {
        format!("{}RecordFields", K::type_name()).into()
    }

    fn create_type_info(registry: &mut Registry) -> String {
        registry.create_output_type::<Self, _>(MetaTypeId::Object, |registry| {
            ObjectBuilder::new(Self::type_name(), CommonFields::describe(registry))
                .rust_typename(type_name::<Self>())
                .build()
        })
    }

    async fn resolve(&self, ctx: &ContextSelectionSet<'_>, field: &Positioned<Field>) -> ServerResult<Value> {
        self.common.resolve(ctx, field).await
    }
}

impl<K: OutputType> ContainerType for RecordFields<'_, K> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        self.common.answer(ctx).await
    }
}

impl<K: OutputType> ObjectType for RecordFields<'_, K> {}

#[Object]
impl CommonFields<'_> {
    /// The record's id, `kind/slug`; stable across the releases of a dataset.
    async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// The name to show.
    async fn label(&self) -> &str {
        &self.0.label
    }

    /// What the record is about, in one or two sentences; null where the label says all.
    async fn summary(&self) -> Option<&str> {
        self.0.summary.as_deref()
    }

    /// What can be read in two ways, or how a date was derived.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// What else it is called, and by whom.
    async fn aliases(&self, ctx: &Context<'_>) -> Result<Vec<AliasObject>> {
        let aliases = attached::<Alias>(ctx, self.0.key).await?;
        Ok(aliases.iter().cloned().map(AliasObject).collect())
    }

    /// Its ids in other registers, with the years in which they mean this record.
    async fn external_ids(&self, ctx: &Context<'_>) -> Result<Vec<ExternalId>> {
        Ok(attached(ctx, self.0.key).await?.to_vec())
    }

    /// The topics it is filed under; of an interest, the one it is about.
    async fn topics(&self, ctx: &Context<'_>) -> Result<Vec<TopicObject>> {
        let keys = attached::<TopicKey>(ctx, self.0.key).await?;
        let keys: Vec<Key> = keys.iter().map(|TopicKey(key)| *key).collect();
        records(ctx, keys).await
    }

    /// Facts as dotted keys with a value each, such as those that red lines test.
    async fn attributes(&self) -> &[Attribute] {
        &self.0.attributes
    }

    /// The figures that the source gives.
    async fn quantities(&self) -> &[Quantity] {
        &self.0.quantities
    }

    /// Whether one claim asserts it and another denies it, or an author disputes what he reports.
    async fn disputed(&self) -> bool {
        self.0.disputed
    }

    /// Retired ids that now lead here.
    async fn redirected_from(&self) -> Vec<ID> {
        self.0.redirected_from.iter().map(ID::from).collect()
    }

    /// Who asserts it, where, how, and how sure.
    #[graphql(directive = AsLongAs::apply("first"))]
    async fn claims(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which claims; all by default.")] filter: Option<ClaimFilter>,
        #[graphql(desc = "The most claims to answer, 0 to 100.", default_with = "Some(100)")] first: Option<i32>,
    ) -> Result<Vec<ClaimObject>> {
        let page = claim::first(first.unwrap_or(100))?;
        let claims = claim::claims(reads(ctx)?, self.0, filter.as_ref(), page).await?;
        Ok(claims.into_iter().map(ClaimObject::from).collect())
    }

    /// The relations of which it is an end, whichever; among them those derived from `partOf` and `within`.
    #[graphql(directive = Paged::apply())]
    async fn relations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which relations; all by default.")] filter: Option<RelationFilter>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<RelationObject>> {
        let page = PageArguments::new(first, after, last, before);
        children(
            ctx,
            (self.0.key, &demarche_store::relation::OF_END),
            ListArguments {
                filter,
                order: None,
                page,
            },
        )
        .await
    }

    /// The records one hop away: by a relation, by taking part in an event, by an interest, or by an affiliation.
    #[graphql(directive = Paged::apply())]
    async fn neighbors(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which hops; all by default.")] filter: Option<NeighborFilter>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<NeighborConnection> {
        let page = PageArguments::new(first, after, last, before);
        neighbor::neighbors(ctx, self.0.key, filter.unwrap_or_default(), page).await
    }

    /// The other records that cannot be true together with it, at most 100, in the order of their ids: a relation
    /// CONTRADICTS joins them, or a claim about the one with a claim about the other. Where claims about this record
    /// itself have opposite polarities, `dispute` lists them.
    async fn conflicts(&self, ctx: &Context<'_>) -> Result<Vec<RecordObject>> {
        conflicts(ctx, self.0.key).await
    }

    /// The claims about it that do not go together, side by side: who asserts it, who denies it, and what the author
    /// does not believe. Null where it is not `disputed`.
    async fn dispute(&self) -> Option<Dispute> {
        Dispute::about(self.0.key, self.0.disputed)
    }
}

object! {
    /// Another name of a record, as GraphQL shows it.
    pub struct AliasObject(Alias);
}

/// Another name of a record.
#[Object(name = "Alias")]
impl AliasObject {
    /// The name.
    async fn text(&self) -> &str {
        &self.text
    }

    /// What sort of name it is.
    async fn alias_kind(&self) -> AliasKind {
        self.kind
    }

    /// The language of the name, as a BCP 47 tag such as `ru`; null where it is not said.
    async fn lang(&self) -> Option<&str> {
        self.lang.as_deref()
    }

    /// The actor that uses the name; null where it is everybody's.
    async fn by(&self, ctx: &Context<'_>) -> Option<Result<ActorObject>> {
        optional(ctx, self.by).await
    }
}
