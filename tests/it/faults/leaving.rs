//! Crowds: clients that leave in the midst of their answers, of which nothing stays, and clients that stay for ever.

use std::{io::Write, net::TcpStream, path::Path};

use super::{busy::wait_for_waiters, *};
use crate::harness::{Program, patiently};

/// How many leave at once.
const CROWD: usize = 1_200;

#[tokio::test]
async fn a_crowd_that_leaves_in_mid_answer_leaves_nothing_behind() {
    if !Path::new("/proc/self/fd").exists() {
        return;
    }
    let service = Service::with_sample().await;
    let url = &service.url;
    let program = Program::start(url, Path::new("/nothing"));
    program.ask_until_answered(QUESTION.0).await;
    let mut other = PgConnection::connect(url).await.unwrap();
    sqlx::raw_sql("BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE")
        .execute(&mut other)
        .await
        .unwrap();
    let body = json!({"query": QUESTION.0}).to_string();
    let head = "POST /graphql HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\n";
    let request = format!("{head}content-length: {}\r\n\r\n{body}", body.len());
    let crowd: Vec<TcpStream> = (0..CROWD)
        .map(|_| {
            let mut stream = TcpStream::connect(program.address()).unwrap();
            stream.write_all(request.as_bytes()).unwrap();
            stream
        })
        .collect();
    wait_for_waiters(&mut other, 1).await;
    drop(crowd);
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    program.ask_until_answered(QUESTION.0).await;
    // What they asked for ends by itself, and then nothing is open but the pool and the listeners.
    let limit = i64::from(demarche_postgres::DatabaseSettings::default().max_connections);
    let settling = async {
        while program.open_files() > 100 || sessions(url, "active").await > 0 {
            tokio::task::yield_now().await;
        }
    };
    patiently(settling).await;
    assert!(sessions(url, "%").await <= 2 * limit + 2);
    assert_eq!(sessions(url, "idle in transaction%").await, 0);
    assert_eq!(program.ask("{ __typename }").await.status, 200);
    program.terminate();
    assert_eq!(program.end().await, Some(0));
}

#[tokio::test]
async fn a_crowd_that_stays_leaves_the_service_the_files_for_its_database() {
    let service = Service::with_sample().await;
    let program = Program::with_files(40, &service.url, Path::new("/nothing"));
    program.ask_until_answered("{ release { name } }").await;
    // More than it may open; each keeps its connection for a while.
    let asked = (0..30).map(|_| program.ask(QUESTION.0));
    for answer in futures_util::future::join_all(asked).await {
        assert!(answer.json().get("errors").is_none(), "{}", answer.body);
    }
}
