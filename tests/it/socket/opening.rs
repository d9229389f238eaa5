//! Who may open a socket, where, and with which protocol.

use serde_json::json;
use tokio_tungstenite::tungstenite::{Error, error::ProtocolError};

use super::Client;
use crate::harness::Service;

/// The subprotocol that a client asks for.
const PROTOCOL: &str = "sec-websocket-protocol";

#[tokio::test]
async fn a_client_without_the_protocol_is_closed_with_4406() {
    let service = Service::with_sample().await;
    let mut client = Client::try_open(&service, "/graphql", &[]).await.unwrap();
    assert_eq!(client.closed().await, 4406);
}

#[tokio::test]
async fn the_legacy_protocol_is_not_spoken() {
    let service = Service::with_sample().await;
    for protocol in ["graphql-ws", "no-such-protocol"] {
        let refused = Client::try_open(&service, "/graphql", &[(PROTOCOL, protocol)]).await;
        // The service names no protocol in its answer, with which this client is not content.
        assert!(matches!(
            refused,
            Err(Error::Protocol(ProtocolError::SecWebSocketSubProtocolError(_)))
        ));
    }
    let both = [(PROTOCOL, "graphql-ws, graphql-transport-ws")];
    let mut client = Client::try_open(&service, "/graphql", &both).await.unwrap();
    client.say(json!({"type": "connection_init"})).await;
    assert_eq!(client.hear().await["type"], "connection_ack");
}

#[tokio::test]
async fn pages_of_foreign_origins_are_closed_with_4403() {
    let options = Service::options().origins(&["https://friend.example"]);
    let service = options.with_sample().await;
    let own = format!("http://{}", service.address());
    for (origin, is_allowed) in [
        ("https://friend.example", true),
        (own.as_str(), true),
        ("https://evil.example", false),
        ("null", false),
    ] {
        let headers = [(PROTOCOL, "graphql-transport-ws"), ("origin", origin)];
        let mut client = Client::try_open(&service, "/graphql", &headers).await.unwrap();
        if is_allowed {
            client.settle().await;
        } else {
            assert_eq!(client.closed().await, 4403, "{origin}");
        }
    }
}

#[tokio::test]
async fn where_all_origins_may_read_all_may_listen() {
    let service = Service::with_sample().await;
    let headers = [(PROTOCOL, "graphql-transport-ws"), ("origin", "https://any.example")];
    let mut client = Client::try_open(&service, "/graphql", &headers).await.unwrap();
    client.settle().await;
}

#[tokio::test]
async fn a_path_without_a_release_opens_no_socket() {
    let service = Service::with_sample().await;
    let protocol = [(PROTOCOL, "graphql-transport-ws")];
    let refused = Client::try_open(&service, "/datasets/no-such/graphql", &protocol).await;
    let Err(Error::Http(response)) = refused.map(|_| ()) else {
        panic!("a socket at a dataset that does not exist");
    };
    assert_eq!(response.status(), 404);
}

#[tokio::test]
async fn a_handshake_that_is_incomplete_is_refused() {
    let service = Service::with_sample().await;
    let request = service.request(reqwest::Method::GET, "/graphql");
    let answer = crate::harness::Answer::of(request.header("upgrade", "websocket")).await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.json()["errors"][0]["extensions"]["code"], "BAD_REQUEST");
}

#[tokio::test]
async fn the_url_says_which_release_answers() {
    let service = Service::with_sample().await;
    service.publish_another("1.1.0").await;
    for (path, release) in [
        ("/graphql", "sample@1.1.0"),
        ("/datasets/sample/graphql", "sample@1.1.0"),
        ("/datasets/sample@1.0.0/graphql", "sample@1.0.0"),
    ] {
        let mut client = Client::begin_at(&service, path).await;
        client.ask("1", "{ release { name } }").await;
        let answer = client.result("1").await;
        assert_eq!(answer["data"]["release"]["name"], release);
        assert_eq!(answer["extensions"]["release"], release);
    }
}
