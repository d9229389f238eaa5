//! Topics in GraphQL.

use async_graphql::{Context, ID, Object};

use super::{BroaderKey, RelatedKey, Topic, TopicFilter, TopicOption, TopicOrder, store};
use crate::{
    error::Result,
    event::{self, Event, EventFilter, EventOrder},
    graphql::{ConnectionOf, Counts, ListArguments, Listed, attached, find, list, plain_children, records},
    interest::{self, Interest, InterestFilter, InterestOrder},
    node::RecordFields,
    page::PageArguments,
};

impl Listed for Topic {
    type Counts = Counts<Self>;
}

/// An issue on which one can take a stance (a SKOS concept).
#[Object]
impl Topic {
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
    async fn options(&self, ctx: &Context<'_>) -> Result<Vec<TopicOption>> {
        attached(ctx, self.node.key).await
    }

    /// The topics directly above it; there may be several.
    async fn broader(&self, ctx: &Context<'_>) -> Result<Vec<Topic>> {
        let keys = attached::<BroaderKey>(ctx, self.node.key).await?;
        records(ctx, keys.into_iter().map(|BroaderKey(key)| key)).await
    }

    /// Topics beside it.
    async fn related(&self, ctx: &Context<'_>) -> Result<Vec<Topic>> {
        let keys = attached::<RelatedKey>(ctx, self.node.key).await?;
        records(ctx, keys.into_iter().map(|RelatedKey(key)| key)).await
    }

    /// The topics directly below it.
    async fn narrower(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which topics; all by default.")] filter: Option<TopicFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<TopicOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Topic>> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        plain_children(
            ctx,
            (self.node.key, &store::NARROWER),
            ListArguments {
                filter,
                order: order_by,
                page,
            },
        )
        .await
    }

    /// The interests that are about this very topic.
    async fn interests(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which interests; all by default.")] filter: Option<InterestFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<InterestOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Interest>> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        plain_children(
            ctx,
            (self.node.key, &interest::OF_TOPIC),
            ListArguments {
                filter,
                order: order_by,
                page,
            },
        )
        .await
    }

    /// The events that are filed under this very topic.
    async fn events(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which events; all by default.")] filter: Option<EventFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<EventOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Event>> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        plain_children(
            ctx,
            (self.node.key, &event::OF_TOPIC),
            ListArguments {
                filter,
                order: order_by,
                page,
            },
        )
        .await
    }
}

/// One of the outcomes between which a topic asks to choose.
#[Object]
impl TopicOption {
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
    async fn topic(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The topic's id, `topic/eu-monitoring-mission`, or its slug, `eu-monitoring-mission`.")]
        id: ID,
    ) -> Option<Result<Topic>> {
        find(ctx, &id).await
    }

    /// The release's topics.
    async fn topics(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which topics; all by default.")] filter: Option<TopicFilter>,
        #[graphql(desc = "In which order; by id by default.")] order_by: Option<TopicOrder>,
        #[graphql(desc = "How many from the start, 0 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "The cursor after which to go on.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 0 to 100.")] last: Option<i32>,
        #[graphql(desc = "The cursor before which to end.")] before: Option<String>,
    ) -> Result<ConnectionOf<Topic>> {
        let page = PageArguments {
            first,
            after,
            last,
            before,
        };
        list(
            ctx,
            ListArguments {
                filter,
                order: order_by,
                page,
            },
        )
        .await
    }
}
