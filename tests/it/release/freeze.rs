//! A published release never changes; it can only be taken back, with a reason.

use super::*;

/// References would refuse most changes before the freeze is asked.
async fn drop_references(database: &Database) {
    let statement = "SELECT string_agg(format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), ';')
        FROM pg_constraint WHERE contype = 'f'";
    let drops: String = sqlx::query_scalar(statement).fetch_one(database.pool()).await.unwrap();
    run(database, &drops).await.unwrap();
}

#[tokio::test]
async fn a_published_release_cannot_be_changed() {
    let database = fresh().await;
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    drop_references(&database).await;
    let tables = content_tables(&database).await;
    assert_eq!(tables.len(), 25);
    for table in tables {
        for statement in [
            format!("UPDATE {table} SET release = release"),
            format!("DELETE FROM {table}"),
            format!("TRUNCATE {table} CASCADE"),
        ] {
            let error = run(&database, &statement).await.expect_err(&statement);
            assert!(error.contains("published"), "{statement}: {error}");
        }
    }
    for statement in [
        "UPDATE release SET title = 'Another title'",
        "UPDATE release SET withdrawn_at = now(), withdrawn_reason = 'none', document = NULL",
        "DELETE FROM release",
        "TRUNCATE release CASCADE",
    ] {
        let error = run(&database, statement).await.expect_err(statement);
        assert!(error.contains("published"), "{statement}: {error}");
    }
}

#[tokio::test]
async fn nothing_can_be_added_to_a_published_release() {
    let database = fresh().await;
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    for statement in [
        "INSERT INTO node (release, key, kind, id, label, label_key, words)
            SELECT id, 1000000, 'ACTOR', 'actor/new', 'New', 'new', '' FROM release",
        "INSERT INTO redirect (release, id, node) SELECT release, 'actor/older', key FROM node LIMIT 1",
        "INSERT INTO participant (release, event, position, actor, role)
            SELECT release, event, 99, actor, role FROM participant LIMIT 1",
        "INSERT INTO node_topic (release, node, position, topic)
            SELECT release, key, 99, key FROM topic LIMIT 1",
        "INSERT INTO link (release, key, \"from\", \"to\", via) SELECT release, 1000000, 1, 2, 'AFFILIATION' FROM actor LIMIT 1",
    ] {
        let error = run(&database, statement).await.expect_err(statement);
        assert!(
            error.contains("sample@1.0.0 is published and never changes"),
            "{statement}: {error}"
        );
    }
}

#[tokio::test]
async fn a_withdrawn_release_says_why() {
    let database = fresh().await;
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    publish_sample(&database, 2, "2.0.0").await.unwrap();
    withdraw(&database, "sample@2.0.0", "The figures were wrong")
        .await
        .unwrap();
    let catalogue = read(&database).await;
    let error = catalogue.resolve(Some("sample"), Some("2.0.0")).unwrap_err();
    assert!(
        matches!(&error, Error::Withdrawn(text) if text.contains("The figures were wrong")),
        "{error}"
    );
    assert_eq!(catalogue.resolve(Some("sample"), None).unwrap().name, "sample@1.0.0");
    let left: i64 = sqlx::query_scalar("SELECT count(DISTINCT release) FROM node")
        .fetch_one(database.pool())
        .await
        .unwrap();
    assert_eq!(left, 1);
    let error = withdraw(&database, "sample@2.0.0", "Again").await.unwrap_err();
    assert!(error.to_string().contains("withdrawn before"), "{error}");
}

#[tokio::test]
async fn a_withdrawal_is_in_force_before_the_content_goes_and_one_that_was_interrupted_goes_on() {
    let database = fresh().await;
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    let whole = rows(&database).await;
    let mut other = PgConnection::connect_with(&database.pool().connect_options())
        .await
        .unwrap();
    let lock = "BEGIN; LOCK TABLE passage IN SHARE MODE";
    sqlx::raw_sql(lock).execute(&mut other).await.unwrap();
    let withdrawing = tokio::spawn({
        let database = database.clone();
        async move { withdraw(&database, "sample@1.0.0", "Wrong").await }
    });
    while read(&database).await.resolve(Some("sample"), None).is_ok() {}
    let error = read(&database).await.resolve(Some("sample"), None).unwrap_err();
    assert!(matches!(error, Error::Withdrawn(_)), "{error}");
    assert_eq!(rows(&database).await, whole);
    withdrawing.abort();
    assert!(withdrawing.await.unwrap_err().is_cancelled());
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    assert_eq!(rows(&database).await, whole);
    withdraw(&database, "sample@1.0.0", "Wrong").await.unwrap();
    assert_eq!(rows(&database).await, 2, "the rows of the dataset and the release stay");
    let error = withdraw(&database, "sample@1.0.0", "Wrong").await.unwrap_err();
    assert!(error.to_string().contains("withdrawn before"), "{error}");
}

#[tokio::test]
async fn what_an_interrupted_withdrawal_has_left_goes_at_the_next_start() {
    let database = fresh().await;
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    let long_ago = "BEGIN; SET LOCAL demarche.withdrawing = '1'; UPDATE release SET document = NULL,
        withdrawn_at = now() - interval '1 hour', withdrawn_reason = 'Wrong' WHERE id = 1; COMMIT";
    sqlx::raw_sql(long_ago).execute(database.pool()).await.unwrap();
    clear_withdrawn(&database).await.unwrap();
    assert_eq!(rows(&database).await, 2, "the rows of the dataset and the release stay");
}

#[tokio::test]
async fn the_version_of_a_withdrawn_release_is_used_up() {
    let database = fresh().await;
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    withdraw(&database, "sample@1.0.0", "Wrong").await.unwrap();
    let error = publish_sample(&database, 1, "1.0.0").await.unwrap_err();
    assert!(error.to_string().contains("was withdrawn (Wrong)"), "{error}");
    let error = read(&database).await.resolve(Some("sample"), None).unwrap_err();
    assert!(matches!(error, Error::Withdrawn(_)), "{error}");
    publish_sample(&database, 1, "1.0.1").await.unwrap();
}
