//! What sockets and event streams are told when the service stops.

use demarche::http;
use futures_util::StreamExt;
use reqwest::{Method, header::ACCEPT};
use serde_json::json;
use tokio::{net::TcpListener, sync::oneshot};

use super::{Client, RELEASES};
use crate::harness::{Service, patiently};

#[tokio::test]
async fn sockets_are_closed_with_1001_and_event_streams_end_when_the_service_stops() {
    let mut service = Service::with_sample().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    service.move_to(listener.local_addr().unwrap());
    let (stop, stopped) = oneshot::channel::<()>();
    let app = service.app.clone();
    let serving = tokio::spawn(async move {
        let stopped = async { stopped.await.unwrap_or_default() };
        http::serve(&app, &[], listener, stopped).await
    });
    let mut begun = Client::begin(&service).await;
    begun.listen("1", RELEASES).await;
    let mut fresh = Client::open_at(&service, "/graphql").await;
    let request = service
        .request(Method::POST, "/graphql")
        .header(ACCEPT, "text/event-stream");
    let events = request.json(&json!({"query": RELEASES})).send().await.unwrap();
    stop.send(()).unwrap();
    assert_eq!(begun.closed().await, 1001);
    assert_eq!(fresh.closed().await, 1001);
    for client in [&mut begun, &mut fresh] {
        while patiently(client.socket.next()).await.is_some() {}
    }
    let text = patiently(events.text()).await.unwrap();
    assert_eq!(text, ":\n\n", "without `complete`, so that clients connect again");
    patiently(serving).await.unwrap().unwrap();
}
