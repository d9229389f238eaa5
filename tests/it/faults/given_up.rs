//! What is given up half-way: it is cancelled, and its connection goes back whole, or goes.

use std::{path::Path, time::Duration};

use demarche::config::Limits;
use demarche_postgres::DatabaseSettings;
use tokio::{
    net::{TcpListener, UnixStream},
    sync::watch,
};

use super::{busy::wait_for_waiters, *};
use crate::harness::{patiently, published};

/// A service over a database that has these connections at most, and so long to answer.
async fn hurried(url: &str, connections: u32, answer: Duration) -> Service {
    let settings = DatabaseSettings {
        max_connections: connections,
        lock_timeout: Duration::from_secs(60),
        ..DatabaseSettings::default()
    };
    let mut limits = Limits::default();
    limits.transport.answer = answer;
    let options = Service::options().database(settings).limits(limits);
    options.over(url.to_owned()).await
}

#[tokio::test]
async fn what_is_out_of_time_is_cancelled_and_its_connection_serves_the_next() {
    let url = published::records(&sample()).await;
    // Longer than an operation waits before it asks whether the database is there at all: it is.
    let service = hurried(&url, 2, Duration::from_millis(1_800)).await;
    let mut other = PgConnection::connect(&url).await.unwrap();
    let lock = "BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE";
    sqlx::raw_sql(lock).execute(&mut other).await.unwrap();
    let (graphql, rest) = tokio::join!(service.ask(QUESTION.0), service.get(QUESTION.1));
    assert_code(&graphql, "TIMEOUT");
    assert_problem(&rest, 504, "TIMEOUT");
    wait_for_waiters(&mut other, 2).await;
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    for _ in 0..3 {
        assert_answers(&service).await;
    }
    assert_no_transaction(&service).await;
    assert!(service.database().pool().size() <= 2);
}

/// Carries connections to a server over the network, and loses them without a word.
struct Line {
    lost: watch::Sender<u32>,
    url: String,
}

impl Line {
    async fn to(url: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (path, folder) = url.split_once("?host=").unwrap();
        let socket = Path::new(&folder.replace("%2F", "/")).join(".s.PGSQL.5432");
        let lost = watch::Sender::new(0);
        let losing = lost.clone();
        tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                let mut server = UnixStream::connect(&socket).await.unwrap();
                let mut lost = losing.subscribe();
                tokio::spawn(async move {
                    tokio::select! {
                        _ = tokio::io::copy_bidirectional(&mut client, &mut server) => {}
                        _ = lost.changed() => {
                            // The client hears nothing, not even the end.
                            drop(server);
                            std::future::pending::<()>().await;
                        }
                    }
                });
            }
        });
        let url = path.replace("localhost:5432", &format!("127.0.0.1:{port}"));
        Self { lost, url }
    }

    /// Loses all connections there are.
    fn lose(&self) {
        self.lost.send_modify(|times| *times += 1);
    }
}

#[tokio::test]
async fn connections_that_are_lost_without_a_word_leave_the_pool() {
    let line = Line::to(&published::records(&sample()).await).await;
    let service = hurried(&line.url, 2, Duration::from_secs(1)).await;
    assert_answers(&service).await;
    line.lose();
    let crowd = (0..4).map(|_| service.ask(QUESTION.0));
    futures_util::future::join_all(crowd).await;
    // Both places are held by what was lost, until it is given up.
    let asking = async {
        loop {
            let answer = service.ask(QUESTION.0).await;
            if answer.json().get("errors").is_none() {
                break;
            }
            assert_discreet(&answer.body);
        }
    };
    patiently(asking).await;
    assert_answers(&service).await;
}
