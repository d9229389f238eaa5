//! The statements that Postgres is sent for twenty typical questions: each document below `twenty/` has its snapshot.

mod log;

use std::{
    collections::BTreeSet,
    fs,
    panic::catch_unwind,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::Utc;
use demarche::{
    app::App,
    cache::Caches,
    config::Limits,
    database::{Database, DatabaseSettings},
    release::Catalogue,
};
use serde_json::json;

use self::log::{Log, Sent};
use crate::service::Service;

#[tokio::test]
async fn twenty_questions_send_the_statements_on_record() {
    let names = names(".graphql");
    assert_eq!(names.len(), 20, "{names:?}");
    let url = Service::with_fixture("strait").await.url;
    let log = Log::of(&url).await;
    let service = over_one_connection(url).await;
    let mut faults = Vec::new();
    for name in names {
        let question = fs::read_to_string(folder().join(format!("{name}.graphql"))).unwrap();
        let begin = log.length();
        service.data(&question, json!({})).await;
        let text = told(&question, &log.since(begin).await);
        if catch_unwind(|| compare(&name, &text)).is_err() {
            faults.push(name);
        }
    }
    assert!(faults.is_empty(), "other statements than on record: {faults:?}");
}

#[test]
fn every_snapshot_has_its_question() {
    assert_eq!(names(".snap"), names(".graphql"));
}

/// A service that keeps nothing and sends one statement after the other, so that the log has each with its values.
async fn over_one_connection(url: String) -> Service {
    let settings = DatabaseSettings {
        max_connections: 1,
        ..DatabaseSettings::default()
    };
    let database = Database::connect(&url, &settings).unwrap();
    let catalogue = Arc::new(Catalogue::new(None));
    let app = App::with(database, catalogue, Caches::of(0), Limits::default(), Utc::now);
    app.catalogue().refresh(app.database()).await.unwrap();
    Service::of(app, url)
}

fn compare(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("twenty");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// The question as comments, then its statements.
fn told(question: &str, statements: &[Sent]) -> String {
    let question = question.lines().map(|line| format!("-- {line}\n")).collect::<String>();
    let count = match statements.len() {
        0 => "no statement".to_owned(),
        1 => "1 statement".to_owned(),
        count => format!("{count} statements"),
    };
    // Those of one level of a question are sent in any order.
    let mut statements: Vec<String> = statements.iter().map(Sent::laid_out).collect();
    statements.sort();
    format!("{question}--\n-- {count}\n\n{}", statements.join("\n"))
}

/// The files of an ending, without it.
fn names(ending: &str) -> BTreeSet<String> {
    let files = fs::read_dir(folder()).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names
        .filter_map(|name| name.strip_suffix(ending).map(ToOwned::to_owned))
        .collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/statements/twenty")
}
