//! The door of a service: what one asks it over HTTP, and the answers, read to their end.

use std::{net::SocketAddr, time::Duration};

use reqwest::{
    Body, Client, Method, RequestBuilder, Response, StatusCode,
    header::{ACCEPT, CONTENT_TYPE, HeaderMap},
    redirect::Policy,
};
use serde_json::{Value, json};

use super::patiently;

/// The media type whose status says whether the operation ran.
pub const GRAPHQL: &str = "application/graphql-response+json";

/// What no answer may tell of: the database's own words, its statements, and how the service reaches it.
const INSIDE: [&str; 15] = [
    "postgres",
    "sqlx",
    "select ",
    "relation \"",
    "backend",
    "os error",
    "connection refused",
    "terminat",
    "shutting down",
    "pool",
    "/tmp",
    "localhost",
    "test_",
    "statement",
    "device",
];

/// Where a service listens, and a client of it that follows no redirects.
pub struct Door {
    address: SocketAddr,
    client: Client,
}

/// A question in GraphQL: a document alone, or one with its parameters.
pub struct Question(Value);

impl From<&str> for Question {
    fn from(document: &str) -> Self {
        Self(json!({ "query": document }))
    }
}

impl From<&String> for Question {
    fn from(document: &String) -> Self {
        Self::from(document.as_str())
    }
}

impl From<Value> for Question {
    fn from(parameters: Value) -> Self {
        Self(parameters)
    }
}

/// An answer, read to its end.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Door {
    /// The door at an address.
    pub fn at(address: SocketAddr) -> Self {
        // The service closes a connection on which nothing is asked for a while, so none of such an age is used again.
        let client = Client::builder()
            .redirect(Policy::none())
            .pool_idle_timeout(Duration::from_secs(5))
            .build()
            .unwrap();
        Self { address, client }
    }

    /// Where the service listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Starts a request.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("http://{}{path}", self.address))
    }

    /// Asks for a path.
    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(self.request(Method::GET, path)).await
    }

    /// The JSON of a path that answers.
    pub async fn json(&self, path: &str) -> Value {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()
    }

    /// Starts a question in GraphQL's own media type.
    fn question(&self) -> RequestBuilder {
        self.request(Method::POST, "/graphql").header(ACCEPT, GRAPHQL)
    }

    /// Asks in GraphQL's own media type.
    pub async fn ask(&self, question: impl Into<Question>) -> Answer {
        let Question(question) = question.into();
        Answer::of(self.question().json(&question)).await
    }

    /// Asks as [`Self::ask`] does, with a body as it stands.
    pub async fn send(&self, body: impl Into<Body>) -> Answer {
        Answer::of(self.question().header(CONTENT_TYPE, "application/json").body(body)).await
    }

    /// Asks until there is an answer without errors.
    pub async fn ask_until_answered(&self, query: &str) -> Answer {
        let asking = async {
            loop {
                let answer = self.ask(query).await;
                if answer.json().get("errors").is_none() {
                    return answer;
                }
                assert_code(&answer, "SERVICE_UNAVAILABLE");
            }
        };
        patiently(asking).await
    }

    /// The whole answer to a question, as JSON.
    pub async fn answer(&self, query: &str, variables: Value) -> Value {
        self.answer_at("/graphql", query, variables).await
    }

    /// The whole answer to a question that is put to a path, such as that of one release.
    pub async fn answer_at(&self, path: &str, query: &str, variables: Value) -> Value {
        let question = json!({"query": query, "variables": variables});
        Answer::of(self.request(Method::POST, path).json(&question))
            .await
            .json()
    }

    /// The data of an answer without errors.
    pub async fn data(&self, query: &str, variables: Value) -> Value {
        let mut answer = self.answer(query, variables).await;
        assert!(answer.get("errors").is_none(), "{query}: {:#}", answer["errors"]);
        answer["data"].take()
    }
}

impl Answer {
    /// Sends a request and reads the answer.
    pub async fn of(request: RequestBuilder) -> Self {
        let response: Response = request.send().await.unwrap();
        Self {
            status: response.status(),
            headers: response.headers().clone(),
            body: String::from_utf8_lossy(&response.bytes().await.unwrap()).into_owned(),
        }
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.body))
    }

    /// A header; empty where it is missing.
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }
}

/// Says that an answer of GraphQL has an error with this code, and nothing of the service's inside.
pub fn assert_code(answer: &Answer, code: &str) {
    let body = answer.json();
    assert_eq!(body["errors"][0]["extensions"]["code"], code, "{}", answer.body);
    assert_discreet(&answer.body);
    if code == "SERVICE_UNAVAILABLE" {
        assert_eq!(answer.header("retry-after"), "2", "{}", answer.body);
    }
}

/// Says that a text tells nothing of the service's inside.
pub fn assert_discreet(text: &str) {
    let text = text.to_lowercase();
    for word in INSIDE {
        assert!(!text.contains(word), "`{word}` in {text}");
    }
}
