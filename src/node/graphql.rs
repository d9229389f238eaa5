//! The fields that records of every kind answer.

use std::{any::type_name, borrow::Cow, marker::PhantomData};

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, ID, Object, ObjectType, OutputType, Positioned, ServerResult, Value,
    indexmap::IndexMap,
    parser::types::Field,
    registry::{MetaField, MetaType, MetaTypeId, ObjectBuilder, Registry},
};
use futures_util::future::{BoxFuture, FutureExt};

use super::{Alias, AliasKind, Attribute, ExternalId, Node, Quantity, TopicKey};
use crate::{
    actor::Actor,
    claim::{self, Claim, ClaimFilter},
    error::Result,
    graphql::{
        ConnectionOf, Dispute, ListArguments, Record, attached, children_list, conflicts,
        neighbor::{self, NeighborConnection, NeighborFilter},
        optional, plain_children, records, standing_claim,
    },
    page::PageArguments,
    relation::{self, Relation, RelationFilter},
    topic::Topic,
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
    async fn aliases(&self, ctx: &Context<'_>) -> Result<Vec<Alias>> {
        attached(ctx, self.0.key).await
    }

    /// Its ids in other registers, with the years in which they mean this record.
    async fn external_ids(&self, ctx: &Context<'_>) -> Result<Vec<ExternalId>> {
        attached(ctx, self.0.key).await
    }

    /// The topics it is filed under; of an interest, the one it is about.
    async fn topics(&self, ctx: &Context<'_>) -> Result<Vec<Topic>> {
        let keys = attached::<TopicKey>(ctx, self.0.key).await?;
        records(ctx, keys.into_iter().map(|TopicKey(key)| key)).await
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
    async fn claims(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which claims; all by default.")] filter: Option<ClaimFilter>,
        #[graphql(desc = "The most claims to answer, 0 to 100.", default_with = "Some(100)")] first: Option<i32>,
    ) -> Result<Vec<Claim>> {
        let page = PageArguments {
            first: first.or(Some(100)),
            ..PageArguments::default()
        };
        let arguments = ListArguments {
            filter: filter.clone(),
            order: None,
            page,
        };
        let own = children_list(ctx, (self.0.key, &claim::OF_SUBJECT), arguments).await?;
        if !own.is_empty() || first == Some(0) {
            return Ok(own);
        }
        let standing = standing_claim(ctx, self.0, filter.as_ref()).await?;
        Ok(standing.into_iter().collect())
    }

    /// The relations of which it is an end, whichever; among them those derived from `partOf` and `within`.
    async fn relations(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which relations; all by default.")] filter: Option<RelationFilter>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Relation>> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        plain_children(
            ctx,
            (self.0.key, &relation::OF_END),
            ListArguments {
                filter,
                order: None,
                page,
            },
        )
        .await
    }

    /// The records one hop away: by a relation, by taking part in an event, by an interest, or by an affiliation.
    async fn neighbors(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which hops; all by default.")] filter: Option<NeighborFilter>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<NeighborConnection> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        neighbor::neighbors(ctx, self.0.key, filter.unwrap_or_default(), page).await
    }

    /// The other records that cannot be true together with it, at most 100, in the order of their ids: a relation
    /// CONTRADICTS joins them, or a claim about the one with a claim about the other. Where claims about this record
    /// itself have opposite polarities, `dispute` lists them.
    async fn conflicts(&self, ctx: &Context<'_>) -> Result<Vec<Record>> {
        conflicts(ctx, self.0.key).await
    }

    /// The claims about it that do not go together, side by side: who asserts it, who denies it, and what the author
    /// does not believe. Null where it is not `disputed`.
    async fn dispute(&self) -> Option<Dispute> {
        Dispute::about(self.0.key, self.0.disputed)
    }
}

/// Another name of a record.
#[Object]
impl Alias {
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
    async fn by(&self, ctx: &Context<'_>) -> Option<Result<Actor>> {
        optional(ctx, self.by).await
    }
}
