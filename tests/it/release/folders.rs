//! Dataset folders become releases: by import, at start, in a preview.

use std::fs;

use demarche_publish::{Checked, Preview, Refusal, publish_folder};
use tempfile::TempDir;

use super::{
    written::{Written, write, written},
    *,
};

async fn names(database: &Database) -> Vec<String> {
    sqlx::query_scalar("SELECT name FROM release ORDER BY id")
        .fetch_all(database.pool())
        .await
        .unwrap()
}

#[tokio::test]
async fn a_folder_is_published_with_what_follows_from_it() {
    let (database, dir) = (fresh().await, TempDir::new().unwrap());
    let checked = Checked::read(&write(dir.path(), &written("1.0.0"))).await.unwrap();
    checked.publish(&database, ReleaseKind::Final).await.unwrap();
    let ids = "SELECT id FROM node ORDER BY key";
    let ids: Vec<String> = sqlx::query_scalar(ids).fetch_all(database.pool()).await.unwrap();
    let expected = [
        "actor/land",
        "actor/ministry",
        "claim/actor/land/1",
        "claim/actor/ministry/1",
        "claim/document/text/1",
        "document/text",
        "relation/actor-ministry-part-of",
    ];
    assert_eq!(ids, expected);
    let closure: i64 = sqlx::query_scalar("SELECT count(*) FROM closure")
        .fetch_one(database.pool())
        .await
        .unwrap();
    assert_eq!(closure, 3, "each actor itself, and the ministry below the land");
}

#[tokio::test]
async fn a_change_of_layout_is_the_same_content() {
    let (database, dir) = (fresh().await, TempDir::new().unwrap());
    let folder = write(dir.path(), &written("1.0.0"));
    Checked::read(&folder)
        .await
        .unwrap()
        .publish(&database, ReleaseKind::Final)
        .await
        .unwrap();
    let actors = fs::read_to_string(folder.join("actors.yaml")).unwrap();
    fs::write(folder.join("actors.yaml"), format!("# A comment\n{actors}")).unwrap();
    let again = Checked::read(&folder)
        .await
        .unwrap()
        .publish(&database, ReleaseKind::Final)
        .await
        .unwrap();
    assert_eq!(again, Outcome::Unchanged("small@1.0.0".into()));
}

#[tokio::test]
async fn at_start_only_newer_datasets_are_published() {
    let (database, dir) = (fresh().await, TempDir::new().unwrap());
    write(dir.path(), &written("1.1.0"));
    publish_folder(&database, dir.path()).await;
    for version in ["1.1.0", "1.0.0"] {
        write(dir.path(), &written(version));
        publish_folder(&database, dir.path()).await;
    }
    write(dir.path(), &written("1.2.0"));
    publish_folder(&database, dir.path()).await;
    assert_eq!(names(&database).await, ["small@1.1.0", "small@1.2.0"]);
}

#[tokio::test]
async fn a_faulty_dataset_leaves_the_others_alone() {
    let (database, dir) = (fresh().await, TempDir::new().unwrap());
    write(
        dir.path(),
        &Written {
            slug: "bad",
            version: "1.0.0",
            label: "[]",
        },
    );
    write(dir.path(), &written("1.0.0"));
    assert!(matches!(
        Checked::read(&dir.path().join("bad")).await,
        Err(Refusal::Faulty(_))
    ));
    publish_folder(&database, dir.path()).await;
    assert_eq!(names(&database).await, ["small@1.0.0"]);
}

#[tokio::test]
async fn the_template_is_published_only_where_it_is_named() {
    let (database, dir) = (fresh().await, TempDir::new().unwrap());
    let template = Written {
        slug: "template",
        ..written("1.0.0")
    };
    let template = write(dir.path(), &template);
    write(dir.path(), &written("1.0.0"));
    publish_folder(&database, dir.path()).await;
    assert_eq!(names(&database).await, ["small@1.0.0"]);
    publish_folder(&database, &template).await;
    assert_eq!(names(&database).await, ["small@1.0.0", "template@1.0.0"]);
}

#[tokio::test]
async fn instances_that_start_together_publish_once() {
    let (database, dir) = (fresh().await, TempDir::new().unwrap());
    write(dir.path(), &written("1.0.0"));
    let starts = (0..3).map(|_| publish_folder(&database, dir.path()));
    futures_util::future::join_all(starts).await;
    assert_eq!(names(&database).await, ["small@1.0.0"]);
}

#[tokio::test]
async fn a_preview_follows_its_files_and_leaves_nothing_behind() {
    let (database, dir) = (fresh().await, TempDir::new().unwrap());
    let folder = write(dir.path(), &written("1.0.0"));
    let catalogue = Arc::new(Catalogue::new(None));
    let listener = tokio::spawn(follow(Arc::clone(&catalogue), database.clone()));
    let preview = Arc::new(Preview::new(database.clone(), folder));
    let service = tokio::spawn({
        let preview = Arc::clone(&preview);
        async move { preview.run().await }
    });
    let first = draft(&catalogue, None).await;
    write(
        dir.path(),
        &Written {
            slug: "small",
            version: "1.0.0",
            label: "Another land",
        },
    );
    let second = draft(&catalogue, Some(&first)).await;
    assert_ne!(first, second);
    assert_eq!(catalogue.resolve(Some("small"), None).unwrap_err().code(), "NOT_FOUND");
    service.abort();
    assert!(service.await.unwrap_err().is_cancelled());
    preview.end().await.unwrap();
    assert_eq!(names(&database).await, Vec::<String>::new());
    listener.abort();
}

/// Waits until a draft other than the given one is the only one, and returns its version.
async fn draft(catalogue: &Catalogue, other: Option<&str>) -> String {
    let drafts = || {
        let datasets = catalogue.datasets().unwrap_or_default();
        let versions = datasets
            .iter()
            .flat_map(|dataset| dataset.releases.iter().map(|release| release.version.clone()));
        versions.collect::<Vec<_>>()
    };
    let mut revision = catalogue.revision();
    let is_there = |_: &u64| matches!(drafts().as_slice(), [only] if Some(only.as_str()) != other);
    revision.wait_for(is_there).await.unwrap();
    drafts().remove(0)
}
