//! Faults of the database, of the process and of clients: what is answered meanwhile, and that nothing of them stays.

mod away;
mod busy;
mod full;
mod given_up;
mod half;
mod leaving;
mod pair;
mod process;
mod replica;
mod server;
mod start;
mod tls;

use std::pin::pin;

use demarche_bench::Sample;
use demarche_publish::{ReleaseKind, publish};
use futures_util::future::{Either, select};
use reqwest::Method;
use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};

use self::server::Server;
use crate::{
    harness::{Answer, DATASET, Service, another_sample, assert_code, assert_discreet, run, sample},
    socket::Client,
};

/// A question that needs the database, in GraphQL and in REST.
const QUESTION: (&str, &str) = (
    "{ events(first: 3) { totalCount nodes { id participants { nodes { id } } } } }",
    "/v1/events?first=3",
);

/// A service that has published the sample to a server of its own.
async fn with_server() -> (Server, Service) {
    let server = Server::start();
    let service = Service::over_new(server.url()).await;
    service.publish(&sample(), "1.0.0").await;
    (server, service)
}

/// Says that both APIs answer, each with its first request.
async fn assert_answers(service: &Service) {
    let (graphql, rest) = QUESTION;
    let answer = service.ask(graphql).await;
    assert!(answer.json().get("errors").is_none(), "{}", answer.body);
    let answer = service.get(rest).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
}

/// Says that an answer of REST is a problem with this code, and nothing of the service's inside.
fn assert_problem(answer: &Answer, status: u16, code: &str) {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert_eq!(answer.json()["code"], code, "{}", answer.body);
    assert_discreet(&answer.body);
    if status == 503 {
        assert_eq!(answer.header("retry-after"), "2", "{}", answer.body);
    }
}

/// Says that both APIs and a socket report that they cannot answer at the moment.
async fn assert_unavailable(service: &Service) {
    let (query, path) = QUESTION;
    let mut client = Client::begin(service).await;
    client.ask("1", query).await;
    let (graphql, rest) = tokio::join!(service.ask(query), service.get(path));
    assert_code(&graphql, "SERVICE_UNAVAILABLE");
    assert_problem(&rest, 503, "SERVICE_UNAVAILABLE");
    let told = client.hear().await;
    let errors = if told["type"] == "error" {
        &told["payload"]
    } else {
        &told["payload"]["errors"]
    };
    assert_eq!(errors[0]["extensions"]["code"], "SERVICE_UNAVAILABLE", "{told:#}");
    assert_discreet(&told.to_string());
    assert_alive(service).await;
    assert_eq!(service.get("/readyz").await.status, 503);
}

/// Says that what needs no database is answered.
async fn assert_alive(service: &Service) {
    let answer = service.ask("{ __typename }").await;
    assert_eq!(answer.json()["data"], json!({"__typename": "Query"}), "{}", answer.body);
    assert_eq!(service.get("/livez").await.status, 200);
}

/// As [`assert_unavailable`], of a database that takes its time: what needs none is answered before.
async fn assert_unavailable_at_last(service: &Service) {
    let slow = pin!(assert_unavailable(service));
    let quick = pin!(assert_alive(service));
    match select(quick, slow).await {
        Either::Left(((), slow)) => slow.await,
        Either::Right(_) => panic!("what needs no database waited for it"),
    }
}

/// The sessions of a database, ours not counted, that are in a state.
async fn sessions(url: &str, state: &str) -> i64 {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let statement = "SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND state LIKE $1";
    let count = sqlx::query_scalar(statement)
        .bind(state)
        .fetch_one(&mut connection)
        .await;
    connection.close().await.unwrap();
    count.unwrap()
}

/// Says that no session has a transaction that nobody ends.
async fn assert_no_transaction(service: &Service) {
    assert_eq!(sessions(&service.url, "idle in transaction%").await, 0);
}

/// The name of the release that answers.
async fn release(service: &Service) -> Value {
    service.ask("{ release { name } }").await.json()["data"]["release"]["name"].take()
}

/// Says that the service answers again once it has found out that its connections were cut: each question that meets a
/// cut one is told to come again.
async fn assert_answers_after_a_cut(service: &Service) {
    for _ in 0..100 {
        let answer = service.ask(QUESTION.0).await;
        if answer.json().get("errors").is_none() {
            return;
        }
        assert_code(&answer, "SERVICE_UNAVAILABLE");
    }
    panic!("more questions met a cut connection than there are connections");
}
