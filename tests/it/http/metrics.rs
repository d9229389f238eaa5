//! Numbers for operators: what they count, and that clients cannot make them grow.

use demarche::{
    app::App,
    database::{Database, DatabaseSettings},
    release::Catalogue,
};

use crate::{running::Running, service::Service};

#[tokio::test(flavor = "multi_thread")]
async fn requests_are_counted_by_route_and_status() {
    let running = Running::with_sample().await;
    running.get("/v1/actors").await;
    running.get("/v1/actors/nobody-of-this-name").await;
    running.get("/made/up/by-a-client").await;
    let numbers = running.get("/metrics").await;
    assert_eq!(numbers.status, 200);
    let told = |line: &str| {
        assert!(
            numbers.body.lines().any(|found| found == line),
            "{line}\n{}",
            numbers.body
        );
    };
    told(r#"http_requests_total{route="/v1/actors",method="GET",status="200"} 1"#);
    told(r#"http_requests_total{route="none",method="GET",status="404"} 1"#);
    told(r#"http_request_duration_seconds_count{route="/v1/actors"} 1"#);
    told("demarche_releases 1.0");
    assert!(!numbers.body.contains("nobody-of-this-name"), "{}", numbers.body);
    assert!(!numbers.body.contains("by-a-client"), "{}", numbers.body);
    assert!(numbers.body.ends_with("# EOF\n"), "{}", numbers.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_told_without_a_database() {
    let url = "postgres://nobody@127.0.0.1:1/nothing";
    let database = Database::connect(url, &DatabaseSettings::default()).unwrap();
    let app = App::new(database, Catalogue::new(None).into());
    let running = Running::start(Service::of(app, url.into())).await;
    let numbers = running.get("/metrics").await;
    assert_eq!(numbers.status, 200);
    assert!(numbers.body.contains("demarche_releases 0.0"), "{}", numbers.body);
}
