//! `demarche import` and `demarche releases`, as the shell sees them.

use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use super::{
    whole::Obstacle,
    written::{Written, write, written},
    *,
};
use crate::harness;

/// A command on a test's database.
fn demarche(url: &str, arguments: &[&str]) -> Command {
    let mut command = harness::demarche();
    command.args(arguments).env("DATABASE_URL", url).env("RUST_LOG", "off");
    command
}

/// What a command wrote, and how it ended.
fn run_to_end(url: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
    let Output { status, stdout, stderr } = demarche(url, arguments).output().unwrap();
    (
        status.code(),
        String::from_utf8(stdout).unwrap(),
        String::from_utf8(stderr).unwrap(),
    )
}

#[tokio::test]
async fn an_import_says_what_it_did() {
    let (url, dir) = (cluster().database().await, TempDir::new().unwrap());
    let folder = write(dir.path(), &written("1.1.0"));
    let folder = folder.to_str().unwrap();
    let (code, out, err) = run_to_end(&url, &["import", folder]);
    assert_eq!((code, out.as_str()), (Some(0), "published small@1.1.0\n"), "{err}");
    let (code, out, err) = run_to_end(&url, &["import", folder]);
    let expected = "small@1.1.0 is published already, with the same content\n";
    assert_eq!((code, out.as_str()), (Some(0), expected), "{err}");
}

#[tokio::test]
async fn an_import_that_is_refused_says_why() {
    let (url, dir) = (cluster().database().await, TempDir::new().unwrap());
    let folder = write(dir.path(), &written("1.1.0"));
    let folder = folder.to_str().unwrap();
    run_to_end(&url, &["import", folder]);
    let changed = |version| Written {
        slug: "small",
        version,
        label: "Another",
    };
    write(dir.path(), &changed("1.1.0"));
    let (code, out, err) = run_to_end(&url, &["import", folder]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(err.contains("small@1.1.0 is published with other content"), "{err}");
    write(dir.path(), &changed("1.0.0"));
    let (code, _, err) = run_to_end(&url, &["import", folder]);
    assert!(code == Some(1) && err.contains("does not follow small@1.1.0"), "{err}");
}

#[test]
fn a_faulty_folder_is_reported_without_a_database() {
    let dir = TempDir::new().unwrap();
    let folder = write(
        dir.path(),
        &Written {
            slug: "small",
            version: "1.0.0",
            label: "[]",
        },
    );
    let nowhere = "postgres://nobody@localhost:1/nothing";
    let (code, out, err) = run_to_end(nowhere, &["import", folder.to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (Some(1), ""));
    assert!(
        err.contains("actors.yaml:1:") && err.contains("nothing of it was published"),
        "{err}"
    );
}

#[tokio::test]
async fn releases_are_listed_and_withdrawn() {
    let (url, dir) = (cluster().database().await, TempDir::new().unwrap());
    for version in ["1.0.0", "1.1.0"] {
        let folder = write(dir.path(), &written(version));
        run_to_end(&url, &["import", folder.to_str().unwrap()]);
    }
    let withdrawal = ["releases", "withdraw", "small@1.1.0", "--reason", "A wrong figure"];
    let (code, out, err) = run_to_end(&url, &withdrawal);
    assert_eq!((code, out.as_str()), (Some(0), "withdrew small@1.1.0\n"), "{err}");
    let (_, out, _) = run_to_end(&url, &["releases"]);
    let lines: Vec<&str> = out.lines().collect();
    assert!(
        lines[0].starts_with("small@1.1.0") && lines[0].contains("withdrawn: A wrong figure"),
        "{out}"
    );
    assert!(
        lines[1].starts_with("small@1.0.0") && lines[1].contains("newest"),
        "{out}"
    );
    let (code, _, err) = run_to_end(&url, &withdrawal);
    assert!(code == Some(1) && err.contains("withdrawn before"), "{err}");
}

#[tokio::test]
async fn a_killed_import_leaves_no_trace() {
    let (url, dir) = (cluster().database().await, TempDir::new().unwrap());
    let database = open(&url);
    let folder = write(dir.path(), &written("1.0.0"));
    let folder = folder.to_str().unwrap();
    let mut obstacle = Obstacle::before_the_last_table(&url).await;
    let mut import = demarche(&url, &["import", folder])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    obstacle.somebody_waits().await;
    // SIGKILL: the process has no chance to take anything back.
    import.kill().unwrap();
    import.wait().unwrap();
    obstacle.remove().await;
    assert_eq!(rows(&database).await, 0);
    let (code, out, err) = run_to_end(&url, &["import", folder]);
    assert_eq!((code, out.as_str()), (Some(0), "published small@1.0.0\n"), "{err}");
}
