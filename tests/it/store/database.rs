//! The connections and the schema: what the service does when the database is down, slow, foreign or read-only.

use std::time::Duration;

use demarche_model::Error;
use demarche_postgres::{Cluster, ClusterSettings, Database, DatabaseSettings, Durability};
use sea_orm::ConnectionTrait;
use sqlx::AssertSqlSafe;
use tempfile::TempDir;

use crate::harness::{cluster, run};

fn connect(url: &str) -> Database {
    Database::connect(url, &DatabaseSettings::default()).unwrap()
}

fn name_of(url: &str) -> &str {
    url.rsplit('/').next().unwrap().split('?').next().unwrap()
}

#[tokio::test]
async fn a_migrated_database_needs_no_further_step() {
    let database = connect(&cluster().database().await);
    database.migrate().await.unwrap();
    database.ping().await.unwrap();
}

#[tokio::test]
async fn statements_are_counted() {
    let database = connect(&cluster().database().await);
    for _ in 0..3 {
        let question = sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, "SELECT 1");
        database.orm().query_one_raw(question).await.unwrap();
    }
    assert_eq!(database.statements(), 3);
}

#[tokio::test]
async fn several_instances_that_start_at_once_migrate_one_after_the_other() {
    let url = cluster().empty_database().await;
    let instances = [connect(&url), connect(&url), connect(&url)];
    let [first, second, third] = &instances;
    let outcome = tokio::try_join!(first.migrate(), second.migrate(), third.migrate());
    outcome.unwrap();
}

#[tokio::test]
async fn the_schema_of_a_newer_service_is_refused() {
    let database = connect(&cluster().database().await);
    run(
        database.pool(),
        "INSERT INTO seaql_migrations VALUES ('m29990101_000001_from_the_future', 0)",
    )
    .await;
    let text = database.migrate().await.unwrap_err().to_string();
    assert!(
        text.contains("newer service (step m29990101_000001_from_the_future"),
        "{text}"
    );
}

#[tokio::test]
async fn a_read_only_database_with_the_right_schema_will_do() {
    let url = cluster().database().await;
    cluster()
        .administer(&format!(
            "ALTER DATABASE {} SET default_transaction_read_only = on",
            name_of(&url)
        ))
        .await;
    connect(&url).migrate().await.unwrap();
}

#[tokio::test]
async fn a_read_only_database_with_an_older_schema_is_refused() {
    let url = cluster().empty_database().await;
    cluster()
        .administer(&format!(
            "ALTER DATABASE {} SET default_transaction_read_only = on",
            name_of(&url)
        ))
        .await;
    let text = connect(&url).migrate().await.unwrap_err().to_string();
    assert!(text.contains("can only be read and its schema is older"), "{text}");
}

#[tokio::test]
async fn a_user_who_may_not_make_tables_is_told_so() {
    let url = cluster().empty_database().await;
    cluster()
        .administer(&format!("CREATE ROLE reader_of_{0} LOGIN", name_of(&url)))
        .await;
    let url = url.replace("postgres@", &format!("reader_of_{}@", name_of(&url)));
    let text = connect(&url).migrate().await.unwrap_err().to_string();
    assert!(text.contains("grant it CREATE"), "{text}");
}

#[tokio::test]
async fn a_database_that_is_down_is_unavailable() {
    let folder = TempDir::new().unwrap();
    let database = connect(&format!(
        "postgres://postgres@localhost/postgres?host={}",
        folder.path().display()
    ));
    let answers = [database.ping().await, database.migrate().await];
    assert!(
        answers
            .iter()
            .all(|answer| matches!(answer, Err(Error::Unavailable(_)))),
        "{answers:?}"
    );
}

#[tokio::test]
async fn a_database_that_is_down_at_start_is_waited_for() {
    let folder = TempDir::new().unwrap();
    let database = connect(&format!(
        "postgres://postgres@localhost/postgres?host={}",
        folder.path().display()
    ));
    let waiting = tokio::spawn({
        let database = database.clone();
        async move { database.wait_until_ready().await }
    });
    assert!(database.ping().await.is_err());
    let root = folder.path().to_path_buf();
    let settings = ClusterSettings {
        root,
        durability: Durability::Throwaway,
        bin_dir: None,
    };
    let cluster = tokio::task::spawn_blocking(move || Cluster::start(&settings).unwrap())
        .await
        .unwrap();
    waiting.await.unwrap().unwrap();
    database.close().await;
    cluster.stop();
}

#[tokio::test]
async fn a_database_that_does_not_exist_is_not_waited_for() {
    let url = cluster().empty_database().await;
    let database = connect(&url.replace(name_of(&url), "no_such_database"));
    let text = database.wait_until_ready().await.unwrap_err().to_string();
    assert!(text.contains("DATABASE_URL"), "{text}");
    assert!(!text.contains("no_such_database"), "{text}");
}

#[test]
fn a_text_that_is_no_url_is_refused_and_not_repeated() {
    let error = Database::connect("postgres//secret", &DatabaseSettings::default()).unwrap_err();
    assert!(
        matches!(error, Error::BadInput(_)) && !error.to_string().contains("secret"),
        "{error}"
    );
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_cancelled_as_a_timeout() {
    let settings = DatabaseSettings {
        statement_timeout: Duration::from_millis(50),
        ..DatabaseSettings::default()
    };
    let database = Database::connect(&cluster().database().await, &settings).unwrap();
    let error = database
        .orm()
        .execute_unprepared("SELECT pg_sleep(60)")
        .await
        .unwrap_err();
    assert_eq!(Error::from(error).code(), "TIMEOUT");
}

#[tokio::test]
async fn a_connection_that_the_administrator_ends_is_unavailable_and_replaced() {
    let database = connect(&cluster().database().await);
    let error = database
        .orm()
        .execute_unprepared("SELECT pg_terminate_backend(pg_backend_pid())")
        .await
        .unwrap_err();
    assert_eq!(Error::from(error).code(), "SERVICE_UNAVAILABLE");
    database.ping().await.unwrap();
}

#[tokio::test]
async fn more_requests_than_connections_are_turned_away_in_time() {
    let settings = DatabaseSettings {
        max_connections: 1,
        acquire_timeout: Duration::from_millis(50),
        ..DatabaseSettings::default()
    };
    let database = Database::connect(&cluster().database().await, &settings).unwrap();
    let _held = database.pool().acquire().await.unwrap();
    let error = database.orm().execute_unprepared("SELECT 1").await.unwrap_err();
    assert_eq!(Error::from(error).code(), "SERVICE_UNAVAILABLE");
}

#[tokio::test]
async fn each_connection_has_its_limits() {
    let database = connect(&cluster().database().await);
    for (setting, expected) in [
        ("statement_timeout", "5s"),
        ("lock_timeout", "900ms"),
        ("idle_in_transaction_session_timeout", "10s"),
    ] {
        let statement = format!("SELECT current_setting('{setting}')");
        let found: String = sqlx::query_scalar(AssertSqlSafe(statement))
            .fetch_one(database.pool())
            .await
            .unwrap();
        assert_eq!(found, expected, "{setting}");
    }
}
