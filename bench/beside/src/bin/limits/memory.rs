//! The GraphQL engine over the rows of three recorded answers, which it gives to every request.

use std::{collections::HashMap, sync::Arc};

use async_graphql::{EmptyMutation, EmptySubscription, Object, SimpleObject};
use axum::body::Bytes;
use demarche_beside::Result;
use serde::Deserialize;

/// The schema that answers W1, W3 and W7.
pub type Schema = async_graphql::Schema<Query, EmptyMutation, EmptySubscription>;

#[derive(Clone, Deserialize, SimpleObject)]
struct Actor {
    id: i32,
    kind: String,
    name: String,
    country: Option<String>,
    description: Option<String>,
    #[serde(rename = "createdAt")]
    created_at: Option<String>,
}

#[derive(Clone, Deserialize, SimpleObject)]
struct Participation {
    role: String,
    actor: Actor,
}

#[derive(Clone, Deserialize, SimpleObject)]
struct Event {
    id: i32,
    title: String,
    kind: String,
    #[serde(rename = "occurredOn")]
    occurred_on: String,
    participants: Vec<Participation>,
}

#[derive(Clone, Deserialize, SimpleObject)]
struct Events {
    nodes: Vec<Event>,
}

#[derive(Clone, Deserialize, SimpleObject)]
struct Relation {
    id: i32,
    kind: String,
    since: String,
    source: Actor,
    target: Actor,
}

#[derive(Clone, Deserialize, SimpleObject)]
struct PageInfo {
    #[serde(rename = "hasNextPage")]
    has_next_page: bool,
}

#[derive(Clone, Deserialize, SimpleObject)]
struct Relations {
    nodes: Vec<Relation>,
    #[serde(rename = "pageInfo")]
    page_info: PageInfo,
}

#[derive(Deserialize)]
struct Recorded<T> {
    data: T,
}

#[derive(Deserialize)]
struct OfActor {
    actor: Actor,
}

#[derive(Deserialize)]
struct OfEvents {
    events: Events,
}

#[derive(Deserialize)]
struct OfRelations {
    relations: Relations,
}

/// The rows; each request gets copies, as a driver would have made them.
pub struct Query {
    actor: Arc<Actor>,
    events: Arc<Events>,
    relations: Arc<Relations>,
}

#[Object]
impl Query {
    async fn actor(&self, #[graphql(name = "id")] _id: i32) -> Actor {
        Actor::clone(&self.actor)
    }

    async fn events(&self, #[graphql(name = "actor")] _actor: i32) -> Events {
        Events::clone(&self.events)
    }

    async fn relations(&self, #[graphql(name = "actor")] _actor: i32) -> Relations {
        Relations::clone(&self.relations)
    }
}

/// Takes the rows from the recorded answers.
///
/// # Errors
/// Where one is not as its statement makes it.
pub fn schema(answers: &HashMap<String, Bytes>) -> Result<Schema> {
    let query = Query {
        actor: Arc::new(rows::<OfActor>(answers, "W1")?.actor),
        events: Arc::new(rows::<OfEvents>(answers, "W3")?.events),
        relations: Arc::new(rows::<OfRelations>(answers, "W7")?.relations),
    };
    Ok(Schema::new(query, EmptyMutation, EmptySubscription))
}

fn rows<T: for<'a> Deserialize<'a>>(answers: &HashMap<String, Bytes>, workload: &str) -> Result<T> {
    let answer = answers.get(workload).ok_or("an answer was not recorded")?;
    Ok(serde_json::from_slice::<Recorded<T>>(answer)?.data)
}
