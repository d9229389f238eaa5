//! What is given up half-way: it is cancelled, and its connection goes back whole, or goes.

use std::{path::Path, sync::Arc, time::Duration};

use chrono::Utc;
use demarche::{
    app::App,
    cache::Caches,
    config::Limits,
    database::{Database, DatabaseSettings},
    release::Catalogue,
};
use tokio::{
    net::{TcpListener, UnixStream},
    sync::watch,
};

use super::{busy::wait_for_waiters, *};
use crate::socket::patiently;

/// A service over a database that has these connections at most, and so long to answer.
async fn hurried(service: &Service, url: &str, (connections, answer): (u32, Duration)) -> Running {
    let settings = DatabaseSettings {
        max_connections: connections,
        lock_timeout: Duration::from_secs(60),
        ..DatabaseSettings::default()
    };
    let database = Database::connect(url, &settings).unwrap();
    let catalogue = Arc::new(Catalogue::new(None));
    catalogue.refresh(&database).await.unwrap();
    let mut limits = Limits::default();
    limits.transport.answer = answer;
    let app = App::with(database, catalogue, Caches::of(0), limits, Utc::now);
    Running::start(Service::of(app, service.url.clone())).await
}

#[tokio::test]
async fn what_is_out_of_time_is_cancelled_and_its_connection_serves_the_next() {
    let service = Service::with_sample(&sample()).await;
    // Longer than an operation waits before it asks whether the database is there at all: it is.
    let running = hurried(&service, &service.url, (2, Duration::from_millis(1_800))).await;
    let mut other = PgConnection::connect(&service.url).await.unwrap();
    let lock = "BEGIN; LOCK TABLE event IN ACCESS EXCLUSIVE MODE";
    sqlx::raw_sql(lock).execute(&mut other).await.unwrap();
    let (graphql, rest) = tokio::join!(ask(&running, QUESTION.0), running.get(QUESTION.1));
    assert_code(&graphql, "TIMEOUT");
    assert_problem(&rest, 504, "TIMEOUT");
    wait_for_waiters(&mut other, 2).await;
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    for _ in 0..3 {
        assert_answers(&running).await;
    }
    assert_no_transaction(&running).await;
    assert!(running.service.app.database().pool().size() <= 2);
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
    let service = Service::with_sample(&sample()).await;
    let line = Line::to(&service.url).await;
    let running = hurried(&service, &line.url, (2, Duration::from_secs(1))).await;
    assert_answers(&running).await;
    line.lose();
    let crowd = (0..4).map(|_| ask(&running, QUESTION.0));
    futures_util::future::join_all(crowd).await;
    // Both places are held by what was lost, until it is given up.
    let asking = async {
        loop {
            let answer = ask(&running, QUESTION.0).await;
            if answer.json().get("errors").is_none() {
                break;
            }
            assert_discreet(&answer.body);
        }
    };
    patiently(asking).await;
    assert_answers(&running).await;
}
