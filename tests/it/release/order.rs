//! Which version may follow which.

use super::*;

#[tokio::test]
async fn the_same_version_with_the_same_content_changes_nothing() {
    let database = fresh().await;
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    let before = rows(&database).await;
    let outcome = publish_sample(&database, 1, "1.0.0").await.unwrap();
    assert_eq!(outcome, Outcome::Unchanged("sample@1.0.0".into()));
    assert_eq!(rows(&database).await, before);
}

#[tokio::test]
async fn the_same_version_with_other_content_is_refused() {
    let database = fresh().await;
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    let before = rows(&database).await;
    let error = publish_sample(&database, 2, "1.0.0").await.unwrap_err();
    assert_eq!(error.code(), "BAD_USER_INPUT");
    assert!(error.to_string().contains("set a higher version"), "{error}");
    assert_eq!(rows(&database).await, before);
}

#[tokio::test]
async fn a_lower_version_is_refused() {
    let database = fresh().await;
    publish_sample(&database, 1, "1.10.0").await.unwrap();
    for version in ["1.9.0", "0.1.0", "1.10.0-beta.1"] {
        let error = publish_sample(&database, 2, version).await.unwrap_err();
        assert!(
            error.to_string().contains("does not follow sample@1.10.0"),
            "{version}: {error}"
        );
    }
    publish_sample(&database, 2, "1.11.0").await.unwrap();
    assert_eq!(read(&database).await.resolve(None, None).unwrap().name, "sample@1.11.0");
}

#[tokio::test]
async fn of_two_imports_at_once_one_waits_for_the_other() {
    let url = cluster().database().await;
    let database = open(&url);
    let imports: Vec<_> = (0..4)
        .map(|_| {
            let database = database.clone();
            tokio::spawn(async move { publish_sample(&database, 1, "1.0.0").await.unwrap() })
        })
        .collect();
    let mut published = 0;
    for import in imports {
        if matches!(import.await.unwrap(), Outcome::Published(_)) {
            published += 1;
        }
    }
    assert_eq!(published, 1);
    let nodes: i64 = sqlx::query_scalar("SELECT count(*) FROM node")
        .fetch_one(database.pool())
        .await
        .unwrap();
    let expected = read(&database)
        .await
        .resolve(None, None)
        .unwrap()
        .counts
        .iter()
        .map(|range| range.count)
        .sum();
    assert_eq!(i32::try_from(nodes), Ok(expected));
}
