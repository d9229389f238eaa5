//! Interests in GraphQL.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};

use demarche_model::{
    date::{Edtf, Ternary, UncertainPeriod},
    error::Result,
    interest::{Interest, InterestFacet, InterestFilter, InterestKind, InterestOrder, InterestStatus},
    page::PageArguments,
    topic::TopicOption,
};

use crate::{
    ConnectionOf, Json, KindObject, ListArguments,
    actor::ActorObject,
    attached,
    common::RecordFields,
    cost::{Conditions, LookUp, Paged},
    find, list, object, optional,
    red_line::{RedLineCheckConnection, checks},
    required,
    topic::{TopicObject, TopicOptionObject},
};

object! {
    /// An interest as GraphQL shows it.
    pub struct InterestObject(Arc<Interest>);
}

impl KindObject for InterestObject {
    type Record = Interest;

    const OF_SEVERAL: &'static [InterestFacet] = &[InterestFacet::Option, InterestFacet::Topic];
}

/// What an actor wants, fears or holds, with its stance on a topic.
#[Object(name = "Interest")]
impl InterestObject {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields<'_, Self> {
        RecordFields::of(&self.node)
    }

    /// In what form it is wanted, feared or held.
    async fn interest_kind(&self) -> InterestKind {
        self.kind
    }

    /// Whose interest it is.
    async fn holder(&self, ctx: &Context<'_>) -> Result<ActorObject> {
        required(ctx, self.holder).await
    }

    /// The person or body that voiced it for the holder; null where the source names none.
    async fn speaker(&self, ctx: &Context<'_>) -> Option<Result<ActorObject>> {
        optional(ctx, self.speaker).await
    }

    /// What it is about.
    async fn topic(&self, ctx: &Context<'_>) -> Result<TopicObject> {
        required(ctx, self.topic).await
    }

    /// The topic's option toward which it is; null where the topic has none, or the source names none.
    async fn option(&self, ctx: &Context<'_>) -> Option<Result<TopicOptionObject>> {
        let key = self.option.as_ref()?;
        let options = attached::<TopicOption>(ctx, self.topic).await;
        let find = |options: Arc<[TopicOption]>| {
            let found = options.iter().find(|option| option.key == *key);
            found.cloned().map(TopicOptionObject::from)
        };
        options.map(find).transpose()
    }

    /// From -2 (wholly against) to 2 (wholly for) the option, or the topic as worded; 0 is neutral or tolerant; null is not stated.
    async fn stance(&self) -> Option<i32> {
        self.stance.map(i32::from)
    }

    /// Whether the holder wants what only one can have: a market, a zone of influence.
    async fn rival(&self) -> bool {
        self.rival
    }

    /// How much it matters beside his other interests, 0 to 3; an order, no measure; null where the source does not compare.
    async fn salience(&self) -> Option<i32> {
        self.salience.map(i32::from)
    }

    /// Whether the source says it in so many words.
    async fn explicit(&self) -> bool {
        self.explicit
    }

    /// In words, the condition under which it is held; null for none.
    async fn condition(&self) -> Option<&str> {
        self.condition.as_deref()
    }

    /// For a red line, the test over a record's attributes that says whether it is crossed.
    async fn crossed_when(&self) -> Option<Result<Json>> {
        self.crossed_when.as_ref().map(Json::of)
    }

    /// Of a red line, the checks of what the source ties to it (CROSSES, RESPECTS, AT_RISK) and of what carries an
    /// attribute that its test is about; in the order of the subjects' ids. Empty for an interest of another kind.
    #[graphql(directive = Paged::apply())]
    async fn checks(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<RedLineCheckConnection> {
        let page = PageArguments::new(first, after, last, before);
        checks(ctx, &self.0, page).await
    }

    /// While it is held; null where the source does not say.
    async fn valid(&self) -> Option<&UncertainPeriod> {
        self.valid.as_ref()
    }

    /// Whether it is still held.
    async fn interest_status(&self) -> InterestStatus {
        self.status
    }

    /// Whether it is held on a day, or on every day of a longer date: UNKNOWN where the source does not decide it.
    async fn holds_at(&self, #[graphql(desc = "The day, month or year.")] date: Edtf) -> Ternary {
        self.valid
            .as_ref()
            .map_or(Ternary::Unknown, |valid| valid.holds_at(&date.0))
    }
}

/// Asks for interests.
#[derive(Default)]
pub struct InterestQuery;

#[Object]
impl InterestQuery {
    /// The interest with this id; null where there is none.
    #[graphql(directive = LookUp::apply())]
    async fn interest(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The interest's id, `interest/iran-sovereign-unblocking`, or its slug, `iran-sovereign-unblocking`."
        )]
        id: ID,
    ) -> Option<Result<InterestObject>> {
        find(ctx, &id).await
    }

    /// The release's interests.
    #[graphql(directive = Paged::apply())]
    async fn interests(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Which interests; all by default.",
            directive = Conditions::apply(&["ids"])
        )]
        filter: Option<InterestFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<InterestOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<InterestObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        list(ctx, arguments).await
    }
}
