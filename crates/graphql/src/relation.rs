//! Relations in GraphQL.

use async_graphql::{Context, ID, Object};

use demarche_model::{
    date::{Edtf, Ternary, UncertainPeriod},
    error::Result,
    page::PageArguments,
    relation::{Relation, RelationFacet, RelationFilter, RelationKind, RelationOrder, RelationStatus},
};

use crate::{
    ConnectionOf, KindObject, ListArguments, RecordObject, as_claim,
    claim::ClaimObject,
    common::RecordFields,
    cost::{Conditions, LookUp, Paged},
    find, list, object, record,
    red_line::{RedLineCheckObject, red_lines},
};

object! {
    /// A relation as GraphQL shows it.
    pub struct RelationObject(Arc<Relation>);
}

impl KindObject for RelationObject {
    type Record = Relation;

    const OF_SEVERAL: &'static [RelationFacet] = &[RelationFacet::Topic];
}

/// A standing tie between two records.
#[Object(name = "Relation")]
impl RelationObject {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields<'_, Self> {
        RecordFields::of(&self.node)
    }

    /// The red lines that it may cross: those to which the source ties it (CROSSES, RESPECTS, AT_RISK) and those whose
    /// test is about an attribute that it carries, each checked; in the order of the lines' ids.
    async fn red_lines(&self, ctx: &Context<'_>) -> Result<Vec<RedLineCheckObject>> {
        red_lines(ctx, &self.node).await
    }

    /// What it says of its ends.
    async fn relation_kind(&self) -> RelationKind {
        self.kind
    }

    /// Whether its ends have different parts in it; where they have not, either may stand first.
    async fn directed(&self) -> bool {
        self.kind.is_directed()
    }

    /// The end from which it starts; where that is a claim, the record that the claim is about.
    async fn from(&self, ctx: &Context<'_>) -> Result<RecordObject> {
        record(ctx, self.from).await
    }

    /// The end to which it leads; where that is a claim, the record that the claim is about.
    async fn to(&self, ctx: &Context<'_>) -> Result<RecordObject> {
        record(ctx, self.to).await
    }

    /// The claim from which it starts; null where it starts from a record.
    async fn from_claim(&self, ctx: &Context<'_>) -> Option<Result<ClaimObject>> {
        as_claim(ctx, self.from).await
    }

    /// The claim to which it leads; null where it leads to a record.
    async fn to_claim(&self, ctx: &Context<'_>) -> Option<Result<ClaimObject>> {
        as_claim(ctx, self.to).await
    }

    /// In words, what the first end is to the second: the title of a post, the sort of membership.
    async fn role(&self) -> Option<&str> {
        self.role.as_deref()
    }

    /// Whether and how it is real; null where it simply holds.
    async fn relation_status(&self) -> Option<RelationStatus> {
        self.status
    }

    /// Whether the service made it from `partOf` or `within` of the record from which it starts.
    async fn derived(&self) -> bool {
        self.derived
    }

    /// While it holds; null where the source does not say.
    async fn valid(&self) -> Option<&UncertainPeriod> {
        self.valid.as_ref()
    }

    /// Whether it holds on a day, or on every day of a longer date: UNKNOWN where the source does not decide it.
    async fn holds_at(&self, #[graphql(desc = "The day, month or year.")] date: Edtf) -> Ternary {
        self.valid
            .as_ref()
            .map_or(Ternary::Unknown, |valid| valid.holds_at(&date.0))
    }
}

/// Asks for relations.
#[derive(Default)]
pub struct RelationQuery;

#[Object]
impl RelationQuery {
    /// The relation with this id; null where there is none.
    #[graphql(directive = LookUp::apply())]
    async fn relation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The relation's id, `relation/iran-fears-corridor`, or its slug, `iran-fears-corridor`.")] id: ID,
    ) -> Option<Result<RelationObject>> {
        find(ctx, &id).await
    }

    /// The release's relations.
    #[graphql(directive = Paged::apply())]
    async fn relations(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Which relations; all by default.",
            directive = Conditions::apply(&["ids"])
        )]
        filter: Option<RelationFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<RelationOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<RelationObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        list(ctx, arguments).await
    }
}
