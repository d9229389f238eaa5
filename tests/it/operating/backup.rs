//! Backup and restore with the commands of docs/operations.md, as they stand there.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::atomic::{AtomicU32, Ordering},
};

use demarche_bench::Sample;
use demarche_postgres::{Cluster, Database, DatabaseSettings};
use demarche_publish::{ReleaseKind, publish, withdraw};
use migration::{Migrator, MigratorTrait};
use reqwest::{Method, header::IF_NONE_MATCH};
use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{Answer, DATASET, Program, Service, cluster, folder::fixture, patiently, sample};

const GUIDE: &str = include_str!("../../../docs/operations.md");

/// What is asked before and after: of the newest release, of one by name, of one that was withdrawn.
const PATHS: [&str; 5] = [
    "/v1/events?first=5&include=participants",
    "/datasets/sample@1.1.0/v1/actors?first=5",
    "/datasets/sample@1.0.0/v1/actors",
    "/v1/datasets",
    "/graphql?query={actors(first:3){nodes{id,claims{nodes{id}}}}}",
];

/// The blocks of commands below a heading of the guide.
fn commands(heading: &str) -> Vec<String> {
    let (_, section) = GUIDE.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let blocks = section.split("\n\n").filter(|block| block.starts_with("    "));
    blocks.map(str::to_owned).collect()
}

/// The one command that has all these words.
fn command(words: &[&str]) -> String {
    let mut found = commands("Backup");
    found.retain(|command| words.iter().all(|word| command.contains(word)));
    assert_eq!(found.len(), 1, "{words:?}: {found:#?}");
    found.remove(0)
}

/// Runs a command of the guide in a folder, with the client programs of the server that is used.
fn run(command: &str, folder: &Path, variables: &[(&str, &str)]) -> Output {
    let path = env::join_paths(
        [client_programs()]
            .into_iter()
            .chain(env::split_paths(&env::var_os("PATH").unwrap())),
    );
    let mut shell = Command::new("sh");
    shell.args(["-c", command]).current_dir(folder);
    shell.env("PATH", path.unwrap()).envs(variables.iter().copied());
    shell.output().unwrap()
}

fn succeed(command: &str, folder: &Path, variables: &[(&str, &str)]) {
    let output = run(command, folder, variables);
    assert!(
        output.status.success(),
        "{command}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Where the server's programs are.
fn client_programs() -> PathBuf {
    let options = std::fs::read_to_string(cluster().folder().join("data/postmaster.opts")).unwrap();
    let program = options.split(' ').next().unwrap();
    Path::new(program).parent().unwrap().to_owned()
}

/// A new database of an ordinary user, made as the guide says; returns its URL.
async fn own_database() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(1);
    let name = format!("keeper_{}", COUNT.fetch_add(1, Ordering::Relaxed));
    let made = commands("Your own Postgres").remove(0).replace("demarche", &name);
    for statement in made.split_inclusive(';') {
        cluster().administer(statement).await;
    }
    cluster()
        .url_of(&name)
        .replacen("postgres@", &format!("{name}:%E2%80%A6@"), 1)
}

fn connect(url: &str) -> Database {
    Database::connect(url, &DatabaseSettings::default()).unwrap()
}

/// Publishes three versions, and withdraws the first.
async fn fill(database: &Database) {
    for (seed, version) in [(7, "1.0.0"), (8, "1.1.0"), (9, "1.2.0")] {
        let sample = Sample { seed, ..sample() };
        let edition = sample.edition(DATASET, version.parse().unwrap());
        publish(database, &edition, &sample.batch().unwrap(), ReleaseKind::Final)
            .await
            .unwrap();
    }
    withdraw(database, "sample@1.0.0", "coded from a draft").await.unwrap();
}

/// Status, tag and content of an answer.
type Told = (u16, String, Value);

/// What a service that starts over a database answers.
async fn answers(url: &str) -> Vec<Told> {
    let service = Service::over_new(url.to_owned()).await;
    let mut answers = Vec::new();
    for path in PATHS {
        let Answer { status, .. } = service.get(path).await;
        let answer = service.get(path).await;
        let tag = answer.header("etag").to_owned();
        if !tag.is_empty() {
            let again = service.request(Method::GET, path).header(IF_NONE_MATCH, &tag);
            assert_eq!(Answer::of(again).await.status, 304, "{path}");
        }
        let mut body = answer.json();
        // Of the request alone, which is another one each time.
        body.as_object_mut().unwrap().remove("requestId");
        answers.push((status.as_u16(), tag, body));
    }
    let statuses: Vec<u16> = answers.iter().map(|(status, ..)| *status).collect();
    assert_eq!(statuses, [200, 200, 410, 200, 200], "{answers:#?}");
    assert!(
        answers[2].2.to_string().contains("coded from a draft"),
        "{}",
        answers[2].2
    );
    answers
}

fn assert_same(after: &[Told], before: &[Told]) {
    for (path, (after, before)) in PATHS.iter().zip(after.iter().zip(before)) {
        assert_eq!(after, before, "{path}");
    }
}

#[tokio::test]
async fn what_is_restored_into_a_new_database_answers_as_before_with_the_same_tags() {
    let (folder, old, new) = (TempDir::new().unwrap(), own_database().await, own_database().await);
    connect(&old).migrate().await.unwrap();
    fill(&connect(&old)).await;
    let before = answers(&old).await;
    succeed(
        &command(&["pg_dump", "$DATABASE_URL"]),
        folder.path(),
        &[("DATABASE_URL", &old)],
    );
    let restore = command(&["pg_restore", "$NEW_DATABASE_URL"]);
    succeed(&restore, folder.path(), &[("NEW_DATABASE_URL", &new)]);
    assert_same(&answers(&new).await, &before);
    // What is there already is left as it is.
    let again = run(&restore, folder.path(), &[("NEW_DATABASE_URL", &new)]);
    assert!(!again.status.success());
    assert_same(&answers(&new).await, &before);
}

#[tokio::test]
async fn a_dump_from_an_older_version_is_brought_up_to_date_at_the_start() {
    let (folder, old, new) = (TempDir::new().unwrap(), own_database().await, own_database().await);
    connect(&old).migrate().await.unwrap();
    fill(&connect(&old)).await;
    let before = answers(&old).await;
    Migrator::down(connect(&old).orm(), Some(1)).await.unwrap();
    succeed(
        &command(&["pg_dump", "$DATABASE_URL"]),
        folder.path(),
        &[("DATABASE_URL", &old)],
    );
    succeed(
        &command(&["pg_restore", "$NEW_DATABASE_URL"]),
        folder.path(),
        &[("NEW_DATABASE_URL", &new)],
    );
    assert_same(&answers(&new).await, &before);
    assert!(
        Migrator::get_pending_migrations(connect(&new).orm())
            .await
            .unwrap()
            .is_empty()
    );
}

/// A service with a Postgres of its own, and the folder of that.
async fn with_own_postgres(data: &Path, datasets: &Path) -> (Program, String) {
    let program = Program::with_own_postgres(data, datasets);
    while program.get("/readyz").await.status != 200 {}
    let url = Cluster::url_of_running(data).unwrap();
    (program, url)
}

async fn end(program: Program) {
    program.terminate();
    assert_eq!(program.end().await, Some(0));
}

#[tokio::test]
async fn the_services_own_postgres_is_dumped_and_filled_again_while_it_runs() {
    let (folder, nothing) = (TempDir::new().unwrap(), Path::new("/nothing"));
    let data = ["one", "other"].map(|name| folder.path().join(name));
    let there = |command: &str, data: &Path| command.replace("/var/lib/demarche", data.to_str().unwrap());
    let mini = fixture("mini");

    let (program, url) = with_own_postgres(&data[0], nothing).await;
    connect(&url).wait_until_ready().await.unwrap();
    connect(&url).migrate().await.unwrap();
    fill(&connect(&url)).await;
    let before = answers(&url).await;
    let dump = command(&["pg_dump", "/var/lib/demarche"]);
    succeed(&there(&dump, &data[0]), folder.path(), &[]);
    end(program).await;

    let (program, url) = with_own_postgres(&data[1], &mini).await;
    program
        .ask_until_answered("{ events(first: 1) { nodes { id } } }")
        .await;
    let refill = there(&command(&["DROP SCHEMA", "/var/lib/demarche"]), &data[1]);
    // Half a dump changes nothing.
    let whole = std::fs::read(folder.path().join("demarche.dump")).unwrap();
    std::fs::write(folder.path().join("demarche.dump"), &whole[..whole.len() / 2]).unwrap();
    run(&refill, folder.path(), &[]);
    program
        .ask_until_answered("{ events(first: 1) { nodes { id } } }")
        .await;
    std::fs::write(folder.path().join("demarche.dump"), &whole).unwrap();
    succeed(&refill, folder.path(), &[]);
    let noticed = async { while program.get(PATHS[0]).await.json() != before[0].2 {} };
    patiently(noticed).await;
    assert_same(&answers(&url).await, &before);
    end(program).await;
    let (program, _) = with_own_postgres(&data[1], nothing).await;
    program
        .ask_until_answered("{ events(first: 1) { nodes { id } } }")
        .await;
    assert_eq!(program.get(PATHS[0]).await.json(), before[0].2);
    end(program).await;

    // From the service's own Postgres to one of an ordinary user.
    let new = own_database().await;
    succeed(
        &command(&["pg_restore", "$NEW_DATABASE_URL"]),
        folder.path(),
        &[("NEW_DATABASE_URL", &new)],
    );
    assert_same(&answers(&new).await, &before);
}
