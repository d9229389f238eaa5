//! A service that starts before its database does, or before that is as it should be.

use tempfile::TempDir;

use super::*;
use crate::harness::{Program, cluster, folder::fixture, wait_until};

#[tokio::test]
async fn a_service_that_starts_before_its_database_says_so_and_answers_when_it_is_there() {
    let mut server = Server::stopped();
    let program = Program::start(&server.url(), &fixture("mini"));
    let answer = program
        .ask("{ release { name } events(first: 1) { totalCount } }")
        .await;
    assert_code(&answer, "SERVICE_UNAVAILABLE");
    let problem = program.get("/v1/events").await;
    assert_problem(&problem, 503, "SERVICE_UNAVAILABLE");
    assert_eq!(
        program.ask("{ __typename }").await.json()["data"]["__typename"],
        "Query"
    );
    assert_eq!(program.get("/livez").await.status, 200);
    assert_eq!(program.get("/readyz").await.status, 503);
    server.restart();
    program.ask_until_answered("{ events(first: 1) { totalCount } }").await;
    assert_eq!(program.get("/readyz").await.status, 200);
    program.terminate();
    assert_eq!(program.end().await, Some(0));
}

#[tokio::test]
async fn a_service_that_its_database_refuses_answers_once_that_is_mended() {
    let url = cluster().empty_database().await;
    let (server, name) = url.split_once("/test_").unwrap();
    let name = name.split('?').next().unwrap();
    let later = url.replacen(&format!("{server}/test_{name}"), &format!("{server}/later_{name}"), 1);
    let program = Program::start(&later, &fixture("mini"));
    assert_code(&program.ask("{ release { name } }").await, "SERVICE_UNAVAILABLE");
    cluster().administer(&format!("CREATE DATABASE later_{name}")).await;
    program.ask_until_answered("{ release { name } }").await;
}

#[tokio::test]
async fn a_service_whose_own_postgres_is_killed_starts_it_again_and_answers() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data");
    let program = Program::with_own_postgres(&data, &fixture("mini"));
    program.ask_until_answered("{ release { name } }").await;
    let id = || {
        let text = std::fs::read_to_string(data.join("data/postmaster.pid")).unwrap_or_default();
        text.lines().next().and_then(|line| line.trim().parse::<i32>().ok())
    };
    let first = id().unwrap();
    nix::sys::signal::kill(nix::unistd::Pid::from_raw(first), nix::sys::signal::Signal::SIGKILL).unwrap();
    wait_until("another Postgres is there", || id().is_some_and(|id| id != first));
    program.ask_until_answered("{ events(first: 1) { totalCount } }").await;
    program.terminate();
    assert_eq!(program.end().await, Some(0));
}
