//! A database that is away: stopped, killed, hanging. Every request says so in time, and the first one after is answered.

use super::*;

#[tokio::test]
async fn a_database_that_is_stopped_is_unavailable_and_answers_at_once_when_it_is_back() {
    let (mut server, service) = with_server().await;
    assert_answers(&service).await;
    server.stop();
    assert_unavailable(&service).await;
    server.restart();
    assert_answers(&service).await;
    server.stop();
    server.restart();
    assert_answers_after_a_cut(&service).await;
    assert_no_transaction(&service).await;
}

#[tokio::test]
async fn a_database_that_is_killed_is_unavailable_and_answers_at_once_when_it_is_back() {
    let (mut server, service) = with_server().await;
    assert_answers(&service).await;
    server.kill();
    assert_unavailable(&service).await;
    server.restart();
    assert_answers(&service).await;
    assert_no_transaction(&service).await;
}

#[tokio::test]
async fn a_database_that_hangs_is_unavailable_and_answers_at_once_when_it_goes_on() {
    let (server, service) = with_server().await;
    assert_answers(&service).await;
    server.freeze();
    assert_unavailable_at_last(&service).await;
    // The connections that were in use are gone or hang; new ones cannot be made.
    assert_unavailable_at_last(&service).await;
    server.thaw();
    assert_answers(&service).await;
    assert_no_transaction(&service).await;
}

#[tokio::test]
async fn a_database_that_hangs_and_is_killed_then_answers_at_once_when_it_is_back() {
    let (mut server, service) = with_server().await;
    assert_answers(&service).await;
    server.freeze();
    assert_unavailable_at_last(&service).await;
    server.kill();
    assert_unavailable(&service).await;
    server.restart();
    assert_answers(&service).await;
}

#[tokio::test]
async fn more_questions_than_connections_are_all_told_that_the_database_hangs() {
    let (server, service) = with_server().await;
    assert_answers(&service).await;
    server.freeze();
    let crowd = (0..60).map(|_| service.ask(QUESTION.0));
    for answer in futures_util::future::join_all(crowd).await {
        assert_code(&answer, "SERVICE_UNAVAILABLE");
    }
    server.thaw();
    assert_answers(&service).await;
}

#[tokio::test]
async fn an_import_into_a_database_that_is_killed_is_told_and_leaves_the_old_release() {
    let (mut server, service) = with_server().await;
    server.kill();
    let error = service.publish_untold(&another_sample(), "2.0.0").await.unwrap_err();
    assert_eq!(error.code(), "SERVICE_UNAVAILABLE");
    assert_discreet(&error.to_string());
    server.restart();
    assert_answers(&service).await;
    service.publish_untold(&another_sample(), "2.0.0").await.unwrap();
    service.refresh().await;
    assert_eq!(release(&service).await, "sample@2.0.0");
}
