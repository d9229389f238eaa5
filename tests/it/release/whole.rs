//! A release comes whole or not at all.

use super::*;

/// Keeps the last table of an import locked, so that it waits half-way until it is told to go on.
pub struct Obstacle {
    connection: PgConnection,
}

impl Obstacle {
    pub async fn before_the_last_table(url: &str) -> Self {
        let mut connection = PgConnection::connect(url).await.unwrap();
        let lock = "BEGIN; LOCK TABLE link IN SHARE MODE";
        sqlx::raw_sql(lock).execute(&mut connection).await.unwrap();
        Self { connection }
    }

    /// Waits until somebody waits for the lock, and says who.
    pub async fn somebody_waits(&mut self) -> i32 {
        // Databases of one template share the numbers of their tables: another test may wait for its own `link`.
        let statement = "SELECT pid FROM pg_locks WHERE NOT granted AND relation = 'link'::regclass
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1";
        loop {
            let waiting: Option<i32> = sqlx::query_scalar(statement)
                .fetch_optional(&mut self.connection)
                .await
                .unwrap();
            match waiting {
                Some(process) => return process,
                None => tokio::task::yield_now().await,
            }
        }
    }

    pub async fn remove(mut self) {
        sqlx::raw_sql("ROLLBACK").execute(&mut self.connection).await.unwrap();
        self.connection.close().await.unwrap();
    }
}

#[tokio::test]
async fn a_fault_half_way_leaves_no_trace() {
    let database = fresh().await;
    let mut faulty = batch(1);
    let last = faulty.claim_passages.last_mut().unwrap();
    last.number = 1_000_000;
    let outcome = publish(&database, &edition(1, "1.0.0"), &faulty, ReleaseKind::Final).await;
    assert!(matches!(outcome, Err(Error::Internal)), "{outcome:?}");
    assert_eq!(rows(&database).await, 0);
}

#[tokio::test]
async fn a_lost_connection_half_way_leaves_no_trace() {
    let url = cluster().database().await;
    let database = open(&url);
    let mut obstacle = Obstacle::before_the_last_table(&url).await;
    let import = tokio::spawn({
        let database = database.clone();
        async move { publish_sample(&database, 1, "1.0.0").await }
    });
    let process = obstacle.somebody_waits().await;
    cluster()
        .administer(&format!("SELECT pg_terminate_backend({process})"))
        .await;
    let error = import.await.unwrap().unwrap_err();
    assert_eq!(error.code(), "SERVICE_UNAVAILABLE", "{error}");
    obstacle.remove().await;
    assert_eq!(rows(&database).await, 0);
    publish_sample(&database, 1, "1.0.0").await.unwrap();
}

#[tokio::test]
async fn an_abandoned_import_leaves_no_trace() {
    let url = cluster().database().await;
    let database = open(&url);
    let mut obstacle = Obstacle::before_the_last_table(&url).await;
    let import = tokio::spawn({
        let database = database.clone();
        async move { publish_sample(&database, 1, "1.0.0").await }
    });
    obstacle.somebody_waits().await;
    import.abort();
    assert!(import.await.unwrap_err().is_cancelled());
    obstacle.remove().await;
    publish_sample(&database, 2, "1.0.0").await.unwrap();
    let releases: i64 = sqlx::query_scalar("SELECT count(*) FROM release")
        .fetch_one(database.pool())
        .await
        .unwrap();
    assert_eq!(releases, 1);
}

#[tokio::test]
async fn readers_see_the_old_release_until_the_new_one_is_whole() {
    let url = cluster().database().await;
    let database = open(&url);
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    let before = rows(&database).await;
    let mut obstacle = Obstacle::before_the_last_table(&url).await;
    let import = tokio::spawn({
        let database = database.clone();
        async move { publish_sample(&database, 2, "2.0.0").await }
    });
    obstacle.somebody_waits().await;
    assert_eq!(read(&database).await.resolve(None, None).unwrap().name, "sample@1.0.0");
    assert_eq!(rows(&database).await, before);
    obstacle.remove().await;
    import.await.unwrap().unwrap();
    assert_eq!(read(&database).await.resolve(None, None).unwrap().name, "sample@2.0.0");
}
