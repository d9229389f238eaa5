//! Connections below HTTP: half-open ones, slow ones, too many, and what runs when the service stops.

use std::time::Duration;

use demarche::{
    config::{Limits, TransportLimits},
    http,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};

use super::{query, with_limits};
use crate::harness::Service;

/// Limits under which clients must hurry.
fn hurried() -> Limits {
    let transport = TransportLimits {
        receive: Duration::from_millis(50),
        ..TransportLimits::DEFAULT
    };
    Limits {
        transport,
        ..Limits::default()
    }
}

/// Sends text and reads until the service closes the connection.
async fn say(service: &Service, text: &str) -> String {
    let mut stream = TcpStream::connect(service.address()).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

const HEAD: &str = "POST /graphql HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\n";

#[tokio::test]
async fn whoever_does_not_finish_a_request_is_let_go() {
    let service = with_limits(hurried()).await;
    assert_eq!(say(&service, "").await, "");
    assert_eq!(say(&service, "POST /graphql HTTP/1.1\r\nhost: he").await, "");
    let half = say(&service, &format!("{HEAD}content-length: 100\r\n\r\n{{\"query\"")).await;
    assert!(half.starts_with("HTTP/1.1 408 "), "{half}");
    assert!(
        half.contains("connection: close") && half.contains("\"TIMEOUT\""),
        "{half}"
    );
    let dripping = say(
        &service,
        &format!("{HEAD}transfer-encoding: chunked\r\n\r\n1\r\n{{\r\n1\r\n"),
    )
    .await;
    assert!(dripping.starts_with("HTTP/1.1 408 "), "{dripping}");
}

#[tokio::test]
async fn foreign_protocols_are_answered_as_bad_requests() {
    let service = with_limits(hurried()).await;
    for text in [
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
    ] {
        let answer = say(&service, text).await;
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 400 ") || answer.starts_with("HTTP/1.1 505 "),
            "{text:?}: {answer}"
        );
    }
    let long = format!(
        "GET /graphql HTTP/1.1\r\nhost: here\r\nx: {}\r\n\r\n",
        "y".repeat(500_000)
    );
    let answer = say(&service, &long).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 431 "), "{answer}");
    assert_eq!(service.ask("{ __typename }").await.status, 200);
}

#[tokio::test]
async fn a_full_service_takes_the_next_connection_when_one_has_ended() {
    let mut limits = hurried();
    limits.transport.connections = 1;
    let service = with_limits(limits).await;
    // It holds the only place until its time is over.
    let _silent = TcpStream::connect(service.address()).await.unwrap();
    assert_eq!(service.ask("{ __typename }").await.status, 200);
}

#[tokio::test]
async fn what_runs_when_the_service_stops_is_answered() {
    let service = Service::empty().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let app = service.app.clone();
    let serving = tokio::spawn(async move { http::serve(&app, &[], listener, async { stopped.await.unwrap() }).await });
    let mut stream = TcpStream::connect(address).await.unwrap();
    let body = query("{ __typename }").to_string();
    let head = format!("{HEAD}content-length: {}\r\nexpect: 100-continue\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).await.unwrap();
    // The request runs once the service asks for its body.
    let mut asked = [0; 25];
    stream.read_exact(&mut asked).await.unwrap();
    assert!(asked.starts_with(b"HTTP/1.1 100 Continue"));
    stop.send(()).unwrap();
    stream.write_all(body.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 200 ") && answer.contains("\"Query\""),
        "{answer}"
    );
    serving.await.unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn who_is_not_done_when_time_is_up_is_cut_off() {
    let mut limits = Limits::default();
    limits.transport.drain = Duration::from_millis(20);
    let app = Service::options().limits(limits).empty().await.app;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut stream = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
    stream
        .write_all(format!("{HEAD}content-length: 100\r\nexpect: 100-continue\r\n\r\n").as_bytes())
        .await
        .unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(async move { http::serve(&app, &[], listener, async { stopped.await.unwrap() }).await });
    let mut asked = [0; 25];
    stream.read_exact(&mut asked).await.unwrap();
    stop.send(()).unwrap();
    serving.await.unwrap().unwrap();
}
