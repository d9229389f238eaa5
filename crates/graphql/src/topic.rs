//! Topics in GraphQL.

use async_graphql::{Context, ID, Object};

use demarche_model::{
    error::Result,
    event::{EventFilter, EventOrder},
    interest::{InterestFilter, InterestOrder},
    node::Key,
    page::PageArguments,
    topic::{BroaderKey, RelatedKey, Topic, TopicFacet, TopicFilter, TopicOption, TopicOrder},
};

use crate::{
    ConnectionOf, KindObject, ListArguments, attached, children,
    common::RecordFields,
    cost::{Conditions, LookUp, Paged},
    event::EventObject,
    find,
    interest::InterestObject,
    list, object, records,
};

object! {
    /// A topic as GraphQL shows it.
    pub struct TopicObject(Arc<Topic>);
}

impl KindObject for TopicObject {
    type Record = Topic;

    const OF_SEVERAL: &'static [TopicFacet] = &[TopicFacet::Topic];
}

/// An issue on which one can take a stance (a SKOS concept).
#[Object(name = "Topic")]
impl TopicObject {
    #[graphql(flatten)]
    async fn record(&self) -> RecordFields<'_, Self> {
        RecordFields::of(&self.node)
    }

    /// What the topic covers and what it leaves out.
    async fn scope_note(&self) -> Option<&str> {
        self.scope_note.as_deref()
    }

    /// Whether its options exclude each other.
    async fn exclusive(&self) -> bool {
        self.exclusive
    }

    /// The outcomes between which it asks to choose; empty where its own wording is the only one.
    async fn options(&self, ctx: &Context<'_>) -> Result<Vec<TopicOptionObject>> {
        let options = attached::<TopicOption>(ctx, self.node.key).await?;
        Ok(options.iter().cloned().map(TopicOptionObject).collect())
    }

    /// The topics directly above it; there may be several.
    async fn broader(&self, ctx: &Context<'_>) -> Result<Vec<TopicObject>> {
        let keys = attached::<BroaderKey>(ctx, self.node.key).await?;
        let keys: Vec<Key> = keys.iter().map(|BroaderKey(key)| *key).collect();
        records(ctx, keys).await
    }

    /// Topics beside it.
    async fn related(&self, ctx: &Context<'_>) -> Result<Vec<TopicObject>> {
        let keys = attached::<RelatedKey>(ctx, self.node.key).await?;
        let keys: Vec<Key> = keys.iter().map(|RelatedKey(key)| *key).collect();
        records(ctx, keys).await
    }

    /// The topics directly below it.
    #[graphql(directive = Paged::apply())]
    async fn narrower(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which topics; all by default.")] filter: Option<TopicFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<TopicOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<TopicObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        children(ctx, (self.node.key, &demarche_store::topic::NARROWER), arguments).await
    }

    /// The interests that are about this very topic.
    #[graphql(directive = Paged::apply())]
    async fn interests(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which interests; all by default.")] filter: Option<InterestFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<InterestOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<InterestObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        children(ctx, (self.node.key, &demarche_store::interest::OF_TOPIC), arguments).await
    }

    /// The events that are filed under this very topic.
    #[graphql(directive = Paged::apply())]
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which events; all by default.")] filter: Option<EventFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<EventOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<EventObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        children(ctx, (self.node.key, &demarche_store::event::OF_TOPIC), arguments).await
    }
}

object! {
    /// A topic's option, as GraphQL shows it.
    pub struct TopicOptionObject(TopicOption);
}

/// One of the outcomes between which a topic asks to choose.
#[Object(name = "TopicOption")]
impl TopicOptionObject {
    /// The option's name inside its topic.
    pub async fn key(&self) -> &str {
        &self.key
    }

    /// The outcome in words.
    pub async fn label(&self) -> &str {
        &self.label
    }
}

/// Asks for topics.
#[derive(Default)]
pub struct TopicQuery;

#[Object]
impl TopicQuery {
    /// The topic with this id; null where there is none.
    #[graphql(directive = LookUp::apply())]
    async fn topic(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The topic's id, `topic/eu-monitoring-mission`, or its slug, `eu-monitoring-mission`.")]
        id: ID,
    ) -> Option<Result<TopicObject>> {
        find(ctx, &id).await
    }

    /// The release's topics.
    #[graphql(directive = Paged::apply())]
    async fn topics(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Which topics; all by default.",
            directive = Conditions::apply(&["ids"])
        )]
        filter: Option<TopicFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<TopicOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<TopicObject>> {
        let arguments = ListArguments::new(filter, order_by, PageArguments::new(first, after, last, before));
        list(ctx, arguments).await
    }
}
