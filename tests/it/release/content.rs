//! What a release holds once it is published.

use super::*;

#[tokio::test]
async fn what_is_published_is_all_there() {
    let database = fresh().await;
    let outcome = publish_sample(&database, 1, "1.0.0").await.unwrap();
    assert_eq!(outcome, Outcome::Published("sample@1.0.0".into()));
    let release = read(&database).await.resolve(None, None).unwrap();
    let batch = batch(1);
    for (kind, count) in [
        (NodeKind::Actor, batch.actors.len()),
        (NodeKind::Relation, batch.relations.len()),
        (NodeKind::Claim, batch.claims.len()),
    ] {
        let range = release.range(kind).unwrap();
        assert_eq!(usize::try_from(range.count).unwrap(), count, "{kind:?}");
        let statement = "SELECT count(*) FROM node WHERE release = $1 AND kind = $2 AND key BETWEEN $3 AND $4";
        let there: i64 = sqlx::query_scalar(statement)
            .bind(release.id)
            .bind(<&str>::from(kind))
            .bind(range.first.0)
            .bind(range.first.0 + range.count - 1)
            .fetch_one(database.pool())
            .await
            .unwrap();
        assert_eq!(usize::try_from(there).unwrap(), count, "{kind:?}");
    }
}

#[tokio::test]
async fn keys_are_in_the_order_of_the_ids() {
    let database = fresh().await;
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    let statement = "SELECT count(*) FROM (SELECT key, row_number() OVER (ORDER BY id) AS place FROM node) AS numbered
        WHERE key <> place";
    let misplaced: i64 = sqlx::query_scalar(statement).fetch_one(database.pool()).await.unwrap();
    assert_eq!(misplaced, 0);
}
