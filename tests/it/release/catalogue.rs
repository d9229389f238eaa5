//! Which release answers.

use super::*;

#[tokio::test]
async fn an_unknown_release_is_answered_with_the_known_ones() {
    let database = fresh().await;
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    let catalogue = read(&database).await;
    let error = catalogue.resolve(Some("simple"), None).unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().contains("sample")),
        ("NOT_FOUND", true),
        "{error}"
    );
    let error = catalogue.resolve(Some("sample"), Some("3.0.0")).unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().contains("sample@1.0.0")),
        ("NOT_FOUND", true),
        "{error}"
    );
    let error = withdraw(&database, "sample@3.0.0", "Wrong").await.unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().contains("sample@1.0.0")),
        ("NOT_FOUND", true),
        "{error}"
    );
}

#[tokio::test]
async fn without_a_release_the_service_says_so() {
    let database = fresh().await;
    let catalogue = Catalogue::new(None);
    assert_eq!(catalogue.resolve(None, None).unwrap_err().code(), "SERVICE_UNAVAILABLE");
    catalogue.refresh(&database).await.unwrap();
    let error = catalogue.resolve(None, None).unwrap_err();
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        ("SERVICE_UNAVAILABLE", "nothing is published yet")
    );
}

#[tokio::test]
async fn of_several_datasets_the_default_one_answers() {
    let database = fresh().await;
    for slug in ["alpha", "south-caucasus"] {
        let edition = sample(1).edition(slug, "1.0.0".parse().unwrap());
        publish(&database, &edition, &batch(1), ReleaseKind::Final)
            .await
            .unwrap();
    }
    let chosen = Catalogue::new(Some("alpha".into()));
    chosen.refresh(&database).await.unwrap();
    assert_eq!(chosen.resolve(None, None).unwrap().name, "alpha@1.0.0");
    assert_eq!(
        read(&database).await.resolve(None, None).unwrap().name,
        "south-caucasus@1.0.0"
    );
}

#[tokio::test]
async fn a_draft_is_never_the_newest() {
    let database = fresh().await;
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    let outcome = publish(&database, &edition(2, "2.0.0"), &batch(2), ReleaseKind::Draft)
        .await
        .unwrap();
    let Outcome::Published(name) = outcome else {
        panic!("{outcome:?}")
    };
    assert!(name.starts_with("sample@2.0.0-draft."), "{name}");
    let catalogue = read(&database).await;
    assert_eq!(catalogue.resolve(Some("sample"), None).unwrap().name, "sample@1.0.0");
    let version = name.strip_prefix("sample@").unwrap();
    assert!(catalogue.resolve(Some("sample"), Some(version)).unwrap().draft);
}

#[tokio::test]
async fn the_catalogue_hears_of_new_releases() {
    let database = fresh().await;
    let catalogue = Arc::new(Catalogue::new(None));
    let mut revision = catalogue.revision();
    let listener = tokio::spawn(follow(Arc::clone(&catalogue), database.clone()));
    revision.changed().await.unwrap();
    publish_sample(&database, 1, "1.0.0").await.unwrap();
    revision
        .wait_for(|_| catalogue.resolve(None, None).is_ok())
        .await
        .unwrap();
    let listening = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()";
    let process: i32 = sqlx::query_scalar(listening).fetch_one(database.pool()).await.unwrap();
    cluster()
        .administer(&format!("SELECT pg_terminate_backend({process})"))
        .await;
    publish_sample(&database, 2, "2.0.0").await.unwrap();
    let newest = || {
        catalogue
            .resolve(None, None)
            .is_ok_and(|release| release.version == "2.0.0")
    };
    revision.wait_for(|_| newest()).await.unwrap();
    listener.abort();
}
