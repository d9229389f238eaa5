//! The fields that records of every kind answer.

use std::{borrow::Cow, marker::PhantomData};

use async_graphql::{Context, ID, Object, OutputType, TypeName};

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

/// What a record of one kind has in common with all records.
///
/// A type a kind: the registry of async-graphql copies flattened fields when it meets them, and a type that all kinds
/// shared would be met half-made.
pub struct RecordFields<'a, K>(&'a Node, PhantomData<fn() -> K>);

impl<'a, K> RecordFields<'a, K> {
    /// The fields of a record.
    pub fn of(node: &'a Node) -> Self {
        Self(node, PhantomData)
    }
}

impl<K: OutputType> TypeName for RecordFields<'_, K> {
    fn type_name() -> Cow<'static, str> {
        format!("{}RecordFields", K::type_name()).into()
    }
}

#[Object(name_type)]
impl<K: OutputType> RecordFields<'_, K> {
    /// The record's id, `kind/slug`; stable across the releases of a dataset.
    pub async fn id(&self) -> ID {
        ID(self.0.id.to_string())
    }

    /// The name to show.
    pub async fn label(&self) -> &str {
        &self.0.label
    }

    /// What the record is about, in one or two sentences; null where the label says all.
    pub async fn summary(&self) -> Option<&str> {
        self.0.summary.as_deref()
    }

    /// What can be read in two ways, or how a date was derived.
    pub async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// What else it is called, and by whom.
    pub async fn aliases(&self, ctx: &Context<'_>) -> Result<Vec<Alias>> {
        attached(ctx, self.0.key).await
    }

    /// Its ids in other registers, with the years in which they mean this record.
    pub async fn external_ids(&self, ctx: &Context<'_>) -> Result<Vec<ExternalId>> {
        attached(ctx, self.0.key).await
    }

    /// The topics it is filed under; of an interest, the one it is about.
    pub async fn topics(&self, ctx: &Context<'_>) -> Result<Vec<Topic>> {
        let keys = attached::<TopicKey>(ctx, self.0.key).await?;
        records(ctx, keys.into_iter().map(|TopicKey(key)| key)).await
    }

    /// Facts as dotted keys with a value each, such as those that red lines test.
    pub async fn attributes(&self) -> &[Attribute] {
        &self.0.attributes
    }

    /// The figures that the source gives.
    pub async fn quantities(&self) -> &[Quantity] {
        &self.0.quantities
    }

    /// Whether one claim asserts it and another denies it, or an author disputes what he reports.
    pub async fn disputed(&self) -> bool {
        self.0.disputed
    }

    /// Retired ids that now lead here.
    pub async fn redirected_from(&self) -> Vec<ID> {
        self.0.redirected_from.iter().map(ID::from).collect()
    }

    /// Who asserts it, where, how, and how sure.
    pub async fn claims(
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
    pub async fn relations(
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
    pub async fn neighbors(
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
    pub async fn conflicts(&self, ctx: &Context<'_>) -> Result<Vec<Record>> {
        conflicts(ctx, self.0.key).await
    }

    /// The claims about it that do not go together, side by side: who asserts it, who denies it, and what the author
    /// does not believe. Null where it is not `disputed`.
    pub async fn dispute(&self) -> Option<Dispute> {
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
