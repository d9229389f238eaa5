//! The statements that Postgres is sent for twenty typical questions: each document below `twenty/` has its snapshot.

mod log;

use std::{fs, path::PathBuf};

use demarche_postgres::DatabaseSettings;
use serde_json::json;

use self::log::{Log, Sent};
use crate::harness::{
    Service,
    folder::fixture,
    snapshot::{self, is_on_record, names},
};

#[tokio::test]
async fn twenty_questions_send_the_statements_on_record() {
    let folder = folder();
    let names = names(&folder, &[".graphql"]);
    assert_eq!(names.len(), 20, "{names:?}");
    let publishing = Service::empty().await;
    publishing.publish_folder(&fixture("strait")).await;
    let url = publishing.url;
    let log = Log::of(&url).await;
    let service = over_one_connection(url).await;
    let mut faults = Vec::new();
    for name in names {
        let question = fs::read_to_string(folder.join(format!("{name}.graphql"))).unwrap();
        let begin = log.length();
        service.data(&question, json!({})).await;
        let text = told(&question, &log.since(begin).await);
        if !is_on_record(&folder, &name, &text) {
            faults.push(name);
        }
    }
    assert!(faults.is_empty(), "other statements than on record: {faults:?}");
}

#[test]
fn every_snapshot_has_its_question() {
    let folder = folder();
    assert_eq!(names(&folder, &[".snap", ".snap.new"]), names(&folder, &[".graphql"]));
}

/// A service that keeps nothing and sends one statement after the other, so that the log has each with its values.
async fn over_one_connection(url: String) -> Service {
    let settings = DatabaseSettings {
        max_connections: 1,
        ..DatabaseSettings::default()
    };
    Service::options().database(settings).over(url).await
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

fn folder() -> PathBuf {
    snapshot::folder("store/statements/twenty")
}
